package dev.tunegate.facts;

import java.util.Locale;

/** The kind of value that an attribute holds. */
public enum AttributeType {
  /** A text, free or one of a list. */
  TEXT,
  /** A decimal number, which may be below zero. */
  NUMBER,
  /** True or false. */
  FLAG;

  /** As declarations and rules write it, such as {@code text}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
