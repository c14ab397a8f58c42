package dev.tunegate.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What one field of a case means, in which unit and range; read into the {@link Catalogue}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@interface Fact {
  /** The meaning, as a full sentence. */
  String value();

  /** Unit of a number, empty where it has none. */
  String unit() default "";

  /** Largest value allowed. */
  long max() default Field.LARGEST_COUNT;

  /** Whether zero is allowed; nothing below zero ever is. */
  boolean zero() default true;

  /** Whether a team can act on it: false for what the task simply is. */
  boolean actionable() default false;

  /** For a derived fact: the paths it is computed from. */
  String[] derivedFrom() default {};
}
