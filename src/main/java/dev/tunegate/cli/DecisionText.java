package dev.tunegate.cli;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.KeyReasons;
import dev.tunegate.facts.Nearest;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Side;
import java.util.List;
import java.util.Set;

/** A decision for people to read in a terminal of 80 columns, in the order of the verdict page. */
final class DecisionText {

  private final Decision decision;
  private final Registers registers;
  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private DecisionText(Decision decision, Registers registers, boolean colour) {
    this.decision = decision;
    this.registers = registers;
    this.colour = colour;
  }

  static String of(Decision decision, Registers registers, boolean colour) {
    var writer = new DecisionText(decision, registers, colour);
    writer.head();
    writer.why();
    writer.entries("Do next", decision.actions());
    writer.questions();
    writer.entries("Worth knowing", decision.warnings());
    writer.checklist();
    writer.comparison();
    writer.unread();
    writer.foot();
    return writer.text.toString();
  }

  private void head() {
    var headline = new DecisionText(decision, registers, false);
    headline.paragraph(mark() + " " + decision.verdict().because(), "", "    ");
    for (String line : headline.text.toString().lines().toList()) {
      text.append(paint(line, codeOf(decision.verdict().outcome().name()))).append('\n');
    }
    paragraph(decision.title(), "    ", "    ");
  }

  private String mark() {
    return switch (decision.verdict().outcome()) {
      case FINE_TUNE -> "[+]";
      case PROMPT -> "[=]";
      case NOT_YET -> "[~]";
      case NEEDS_INFORMATION -> "[?]";
    };
  }

  private static String codeOf(String outcome) {
    return switch (outcome) {
      case "FINE_TUNE" -> "1;32";
      case "PROMPT" -> "1;34";
      case "NOT_YET" -> "1;33";
      default -> "1;35";
    };
  }

  private void why() {
    heading("Why");
    int number = 1;
    for (KeyReasons.Reason reason : KeyReasons.of(decision, registers)) {
      if (reason.type().equals("Question")) {
        continue;
      }
      for (Derivation derivation : reason.derivations()) {
        numbered(
            number++, derivation.because() + " [" + String.join(", ", derivation.sources()) + "]");
      }
    }
    if (number == 1) {
      paragraph(decision.verdict().because(), "  ", "  ");
    }
  }

  private void entries(String heading, List<Decision.Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    heading(heading);
    int number = 1;
    for (Decision.Entry entry : entries) {
      numbered(
          number++,
          entry.label()
              + (entry.label().endsWith(".") ? " " : ". ")
              + entry.derivations().get(0).because());
    }
  }

  private void questions() {
    if (decision.questions().isEmpty()) {
      return;
    }
    heading("Still open");
    int number = 1;
    for (Decision.QuestionEntry question : decision.questions()) {
      numbered(number++, question.ask());
    }
  }

  private void checklist() {
    heading("The ten checks");
    for (Decision.CheckEntry item : decision.checklist()) {
      String answer = padded(answer(item.answer()), 9);
      String others = " ".repeat(15);
      paragraph(item.question(), String.format("  %2d  %s", item.item(), answer), others);
      if (item.answer() == Answer.NO) {
        item.derivations().stream()
            .map(Derivation::because)
            .distinct()
            .forEach(because -> paragraph(because, others, others));
      }
    }
  }

  private static String answer(Answer answer) {
    return switch (answer) {
      case YES -> "yes";
      case NO -> "no";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "n/a";
    };
  }

  private void comparison() {
    heading("Prompting against fine-tuning");
    for (Decision.ReadingEntry row : decision.comparison()) {
      Code code = registers.code("Reading", row.dimension());
      String label = code == null ? row.dimension() : code.label();
      paragraph(side(row.side()), "  " + padded(label, 30), " ".repeat(32));
    }
  }

  private static String side(Side side) {
    return switch (side) {
      case PROMPTING -> "prompting";
      case FINE_TUNING -> "fine-tuning";
      case UNDECIDED -> "the article does not decide here";
      case NOT_STATED -> "not stated";
    };
  }

  /** What is stated to no effect, since the policy does not know it, perhaps for a slip. */
  private void unread() {
    Set<String> known = registers.attributes().keySet();
    List<String> names =
        decision.facts().attributes().keySet().stream()
            .filter(name -> !known.contains(name))
            .map(name -> shown(name, known))
            .toList();
    if (!names.isEmpty()) {
      heading("Also stated, and read by no rule");
      names.forEach(name -> paragraph(name, "  ", "    "));
    }
  }

  private static String shown(String name, Set<String> known) {
    return name.replaceAll("\\p{C}", "?")
        + Nearest.to(name, known).map(near -> " (did you mean " + near + "?)").orElse("");
  }

  private void foot() {
    text.append('\n');
    paragraph(
        "Decided by the policy "
            + decision.policy().name()
            + ", "
            + PolicyOptions.shortened(decision.policy().fingerprint())
            + ". Numbers in brackets are statements of the article: tunegate policy statements.",
        "",
        "");
  }

  private void heading(String heading) {
    text.append('\n').append(paint(heading, "1")).append('\n');
  }

  private void numbered(int number, String sentence) {
    paragraph(sentence, String.format("%3d. ", number), "     ");
  }

  private void paragraph(String sentence, String first, String others) {
    Paragraph.append(text, sentence, first, others);
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(Math.max(1, width - word.length()));
  }

  private String paint(String words, String code) {
    return colour ? "\u001B[" + code + "m" + words + "\u001B[0m" : words;
  }
}
