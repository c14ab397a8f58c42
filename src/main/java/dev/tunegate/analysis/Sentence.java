package dev.tunegate.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sentence about a rule, in pieces, so that a page can link what a piece is about.
 *
 * @param pieces in the order in which they read
 */
public record Sentence(List<Piece> pieces) {

  /** What a piece is about. */
  public enum About {
    /** Plain words. */
    NOTHING,
    /** A fact of the case. */
    FACT,
    /** A number of the policy. */
    NUMBER,
    /** Something that rules conclude. */
    CONCLUSION
  }

  /**
   * A piece.
   *
   * @param key what exactly it is about: the path of a fact, the name of a number, or the id of a
   *     conclusion as {@link RuleGraph} names it; empty for plain words
   */
  public record Piece(About about, String text, String key) {}

  /** Copies the list. */
  public Sentence {
    pieces = List.copyOf(pieces);
  }

  /** The sentence as plain text. */
  public String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  static Sentence words(String text) {
    return of(About.NOTHING, text, "");
  }

  static Sentence of(About about, String text, String key) {
    return new Sentence(text.isEmpty() ? List.of() : List.of(new Piece(about, text, key)));
  }

  /** This one and then another, with nothing between them. */
  Sentence then(Sentence next) {
    List<Piece> all = new ArrayList<>(pieces);
    all.addAll(next.pieces);
    return new Sentence(all);
  }

  Sentence then(String next) {
    return then(words(next));
  }

  /** A list as people read it, such as "a, b or c". */
  static Sentence list(List<Sentence> items, String between, String beforeLast) {
    Sentence list = words("");
    for (int at = 0; at < items.size(); at++) {
      String sign = at == 0 ? "" : at == items.size() - 1 ? beforeLast : between;
      list = list.then(sign).then(items.get(at));
    }
    return list;
  }

  /** With a capital letter to begin with and a full stop at its end. */
  Sentence finished() {
    List<Piece> all = new ArrayList<>(pieces);
    if (!all.isEmpty()) {
      Piece first = all.get(0);
      int begin = first.text().offsetByCodePoints(0, 1);
      String capital = first.text().substring(0, begin).toUpperCase(Locale.ROOT);
      all.set(0, new Piece(first.about(), capital + first.text().substring(begin), first.key()));
    }
    return new Sentence(all).then(".");
  }
}
