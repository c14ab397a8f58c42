package dev.tunegate.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a recorded decision is found by. */
final class Terms {

  static final String VERDICT = "verdict:";
  static final String VERSION = "version:";
  static final String RULE = "rule:";
  static final String GROUND = "ground:";
  static final String GAP = "gap:";
  static final String ACTOR = "actor:";
  static final String WORD = "word:";

  /** More words than a case needs to be found; it bounds what a hostile one costs. */
  private static final int MOST_WORDS = 300;

  private static final int LONGEST_WORD = 40;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Terms() {}

  /** The terms of a record, sorted. */
  static Set<String> of(DecisionRecord record, JsonNode decision) {
    Set<String> terms = new TreeSet<>();
    terms.add(VERDICT + decision.at("/verdict/outcome").stringValue());
    terms.add(ACTOR + record.by().name());
    if (record.policyVersion() != null) {
      terms.add(VERSION + record.policyVersion());
    }
    codes(GROUND, decision.required("grounds"), terms);
    codes(GAP, decision.required("gaps"), terms);
    for (JsonNode node : decision.at("/justification/nodes")) {
      if (node.required("kind").stringValue().equals("firing")) {
        terms.add(RULE + node.required("rule").stringValue());
      }
    }
    JsonNode facts = decision.required("case");
    StringBuilder text = new StringBuilder();
    for (String field : List.of("title", "description")) {
      if (!record.masked().contains(field)) {
        text.append(facts.path(field).stringValue("")).append(' ');
      }
    }
    words(text.toString()).forEach(word -> terms.add(WORD + word));
    return terms;
  }

  private static void codes(String kind, JsonNode entries, Set<String> terms) {
    entries.forEach(entry -> terms.add(kind + entry.required("code").stringValue()));
  }

  /** The words of a text, as they are compared: without case, and in one form of each letter. */
  static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Set<String> words = new LinkedHashSet<>();
    for (String word : BETWEEN.split(plain, -1)) {
      if (!word.isEmpty()) {
        words.add(word.substring(0, Math.min(word.length(), LONGEST_WORD)));
      }
      if (words.size() == MOST_WORDS) {
        break;
      }
    }
    return new ArrayList<>(words);
  }
}
