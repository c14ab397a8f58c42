package dev.tunegate.web;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.Registers;
import org.jspecify.annotations.Nullable;

/**
 * The input that holds an attribute. Its name tells what kind of value is meant, such as {@code
 * attributes.text.region}, since what was typed does not, and a case may state attributes that
 * nothing is declared of.
 */
record AttributeInput(AttributeType type, String attribute) {

  /** The input of a name; null for what is no attribute. */
  static @Nullable AttributeInput of(String input) {
    for (AttributeType type : AttributeType.values()) {
      String prefix = Attribute.PATHS + type.word() + ".";
      if (input.startsWith(prefix)) {
        return new AttributeInput(type, input.substring(prefix.length()));
      }
    }
    return null;
  }

  /** The input for an attribute that a case states. */
  static AttributeInput of(Attribute attribute) {
    AttributeType type =
        attribute.number() != null
            ? AttributeType.NUMBER
            : attribute.flag() != null ? AttributeType.FLAG : AttributeType.TEXT;
    return new AttributeInput(type, attribute.name());
  }

  /** The input by the type that is declared: a draft may be older than the declaration. */
  AttributeInput asDeclared(Registers registers) {
    AttributeDeclaration declaration = registers.attribute(attribute);
    return declaration == null ? this : new AttributeInput(declaration.type(), attribute);
  }

  /** The type of field that is asked for in the same way; a text is chosen or typed. */
  FieldType asked() {
    return switch (type) {
      case TEXT -> FieldType.ENUM;
      case NUMBER -> FieldType.DECIMAL;
      case FLAG -> FieldType.BOOLEAN;
    };
  }

  /** Name of the input. */
  String input() {
    return Attribute.PATHS + type.word() + "." + attribute;
  }

  /** Path of the attribute in a case. */
  String path() {
    return Attribute.pathOf(attribute);
  }
}
