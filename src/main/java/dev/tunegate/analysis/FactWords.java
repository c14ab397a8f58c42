package dev.tunegate.analysis;

import dev.tunegate.analysis.Sentence.About;
import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.Operator;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts and what is asked of them into words: a question is answered, a number is compared.
 */
final class FactWords {

  private final Registers registers;

  FactWords(Registers registers) {
    this.registers = registers;
  }

  /** Whether a fact is answered by yes or no. */
  private boolean flag(String path) {
    AttributeDeclaration declared = declaration(path);
    return declared == null
        ? Catalogue.find(path).filter(field -> field.type() == FieldType.BOOLEAN).isPresent()
        : declared.type() == AttributeType.FLAG;
  }

  private @Nullable AttributeDeclaration declaration(String path) {
    String attribute = Attribute.nameAt(path);
    return attribute == null ? null : registers.attribute(attribute);
  }

  /** A fact by its name, such as "the failure rate of the prompt". */
  Sentence name(String path) {
    return Sentence.of(About.FACT, label(path), path);
  }

  private String label(String path) {
    QuestionText text = registers.questions().get(path);
    if (text != null) {
      return text.label();
    }
    return Catalogue.find(path)
        .map(field -> "“" + field.meaning().replaceFirst("\\.$", "") + "”")
        .orElseGet(() -> "the added fact “" + path.substring(path.indexOf('.') + 1) + "”");
  }

  /** A fact as the question that asks for it; by its name where it is never asked. */
  Sentence question(String path) {
    QuestionText text = registers.questions().get(path);
    return text == null || text.ask().isEmpty()
        ? name(path)
        : Sentence.of(About.FACT, "“" + text.ask() + "”", path);
  }

  /** A fact as what a sentence is about. */
  Sentence subject(String path) {
    if (flag(path)) {
      return question(path);
    }
    String label = label(path);
    boolean counted =
        Catalogue.find(path).filter(field -> field.type() == FieldType.INTEGER).isPresent();
    boolean bare = !label.toLowerCase(Locale.ROOT).matches("(the|an?|how|“).*");
    return Sentence.of(About.FACT, counted && bare ? "the number of " + label : label, path);
  }

  /** Says that a fact is stated, or that it is not. */
  String stated(String path, boolean stated) {
    return (stated ? "is " : "is not ") + (flag(path) ? "answered" : "stated");
  }

  /** Says that a question is answered by yes, or by no. */
  String answered(boolean answer) {
    return "is answered " + (answer ? "yes" : "no");
  }

  /** How a fact is compared, with the words that lead to what it is compared with. */
  String compared(String path, Operator operator) {
    String equal = flag(path) ? "is answered as is " : "is ";
    return switch (operator) {
      case EQUAL -> equal;
      case NOT_EQUAL -> flag(path) ? "is not answered as is " : "is not ";
      case LESS -> "is less than ";
      case AT_MOST -> "is at most ";
      case GREATER -> "is more than ";
      case AT_LEAST -> "is at least ";
    };
  }

  /** An answer in the words of the policy. */
  String answer(String path, String value) {
    String words = Wording.value(registers, path, value);
    boolean raw = words.equals(value) && declaration(path) == null;
    return "“" + (raw ? plain(value) : words) + "”";
  }

  /** What has no wording, at least without capitals and signs. */
  static String plain(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A number as it is compared with a fact. */
  String number(String path, BigDecimal value) {
    return (Wording.number(value) + " " + registers.unit(path)).strip();
  }

  /** The facts that one is worked out from; none for one that a case states. */
  List<String> derivedFrom(String path) {
    return Catalogue.find(path).map(Field::derivedFrom).orElse(List.of());
  }
}
