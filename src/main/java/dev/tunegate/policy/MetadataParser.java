package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the name of a rule and its conditions. */
final class MetadataParser {

  /** What a rule says about itself. */
  record Metadata(List<String> sources, Because because) {}

  private final Tokens tokens;
  private final List<String> sources = new ArrayList<>();
  private @Nullable Because because;

  MetadataParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Metadata read() {
    Token start = tokens.peek();
    while (tokens.peek().is("@")) {
      tokens.next();
      Token name = tokens.expect(Token.Kind.NAME, "source or because");
      if (name.is("source")) {
        source();
      } else if (name.is("because")) {
        because(name);
      } else {
        throw tokens.fail(
            name,
            "a rule has no @" + name.text(),
            "A rule carries @source( L.. ) and @because( \"…\" ), nothing else.");
      }
    }
    if (!tokens.peek().is("when")) {
      throw tokens.unexpected("@source, @because or when");
    }
    if (sources.isEmpty()) {
      throw tokens.fail(
          start,
          "the rule names no source",
          "Write @source( L.. ) with the statements of the article that it encodes.");
    }
    if (because == null) {
      throw tokens.fail(
          start, "the rule gives no reason", "Write @because( \"…\" ) with a sentence for people.");
    }
    return new Metadata(sources, because);
  }

  private void source() {
    tokens.expect("(");
    do {
      sources.add(tokens.expect(Token.Kind.NAME, "the id of a statement (such as L31)").text());
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  private void because(Token name) {
    if (because != null) {
      throw tokens.fail(name, "the rule gives two reasons", "Keep one @because.");
    }
    tokens.expect("(");
    Token text = tokens.expect(Token.Kind.TEXT, "the reason between double quotes");
    because = BecauseReader.read(text, tokens);
    tokens.expect(")");
  }
}
