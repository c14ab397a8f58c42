package dev.tunegate.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes the rules for Drools from the typed model, so that nothing reaches it that was not
 * checked. Thresholds stand in it as numbers: joined as facts they were measured to halve the
 * speed. Rules are named by their index. The MVEL dialect spares a Java compilation, which halves a
 * cold build.
 */
final class DrlWriter {

  private DrlWriter() {}

  static String write(List<Rule> rules, int[] layers) {
    var text = new StringBuilder("package tunegate.policy\n");
    text.append("import dev.tunegate.facts.*\nimport dev.tunegate.verdict.*\ndialect \"mvel\"\n");
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      text.append("rule \"").append(i).append("\" salience ").append(-layers[i]).append(" when\n");
      rule.conditions().forEach(condition -> condition(condition, text));
      text.append("then\n");
      rule.insertions().forEach(insertion -> insertion(insertion, text));
      text.append("end\n");
    }
    return text.toString();
  }

  private static void condition(Condition condition, StringBuilder text) {
    if (condition instanceof Condition.Exists) {
      text.append("exists ");
    } else if (condition instanceof Condition.Absent) {
      text.append("not ");
    }
    Pattern pattern = condition.pattern();
    Vocabulary.Type type = typeOf(pattern);
    text.append(pattern.type()).append("( ");
    text.append(
        pattern.constraints().stream()
            .map(constraint -> constraint(constraint, type))
            .collect(Collectors.joining(", ")));
    text.append(" )\n");
  }

  private static Vocabulary.Type typeOf(Pattern pattern) {
    Vocabulary.Type type = Vocabulary.type(pattern.type());
    if (type == null) {
      throw new IllegalStateException("The rule was not checked: " + pattern);
    }
    return type;
  }

  private static String constraint(Constraint constraint, Vocabulary.Type type) {
    if (constraint instanceof Constraint.Binding binding) {
      return binding.toString();
    }
    if (constraint instanceof Constraint.All all) {
      return joined(all.parts(), " && ", type);
    }
    if (constraint instanceof Constraint.Any any) {
      return joined(any.parts(), " || ", type);
    }
    if (constraint instanceof Constraint.Membership membership) {
      Vocabulary.Member member = member(type, membership.field());
      return membership.field()
          + (membership.negated() ? " not in ( " : " in ( ")
          + membership.values().stream()
              .map(v -> operand(v, member))
              .collect(Collectors.joining(", "))
          + " )";
    }
    var comparison = (Constraint.Comparison) constraint;
    return comparison.field()
        + " "
        + comparison.operator().symbol()
        + " "
        + operand(comparison.right(), member(type, comparison.field()));
  }

  private static String joined(List<Constraint> parts, String by, Vocabulary.Type type) {
    return parts.stream()
        .map(part -> "( " + constraint(part, type) + " )")
        .collect(Collectors.joining(by));
  }

  private static Vocabulary.Member member(Vocabulary.Type type, String name) {
    return Objects.requireNonNull(type.members().get(name), name);
  }

  private static void insertion(Rule.Insertion insertion, StringBuilder text) {
    text.append("insert( new ").append(insertion.type()).append("( ");
    text.append(
        insertion.arguments().stream().map(DrlWriter::argument).collect(Collectors.joining(", ")));
    text.append(" ) );\n");
  }

  private static String argument(Operand operand) {
    return operand instanceof Operand.Text text ? quoted(text.value()) : operand.toString();
  }

  private static String operand(Operand operand, Vocabulary.Member member) {
    if (operand instanceof Operand.Text text) {
      return quoted(text.value());
    }
    String suffix = member.values() == Vocabulary.Values.DECIMAL ? "B" : "L";
    if (operand instanceof Operand.ThresholdValue number) {
      return number.value().toPlainString() + suffix;
    }
    if (operand instanceof Operand.Whole whole) {
      return whole.value() + (member.nullable() ? suffix : "");
    }
    return operand.toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04X", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
