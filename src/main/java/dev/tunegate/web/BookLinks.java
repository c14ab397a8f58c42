package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.analysis.Sentence;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The addresses of everything in the book of the policy; they stay the same as long as a thing
 * keeps its name.
 *
 * @param version the version that is read, as the addresses name it; empty for the one in force
 */
record BookLinks(String version) {

  /** The parameter that names a version. */
  static final String VERSION = "version";

  /** The version in force. */
  static final BookLinks IN_FORCE = new BookLinks("");

  /** The contents. */
  public String contents() {
    return at("/policy", "");
  }

  /** A page of the book, such as {@code numbers}. */
  public String page(String name) {
    return at("/policy/" + name, "");
  }

  /** A stage. */
  public String stage(String stage) {
    return at("/policy/stages/" + segment(stage), "");
  }

  /** A table of a stage. */
  public String table(String stage, String table) {
    return at("/policy/stages/" + segment(stage), tableId(table));
  }

  /** A rule. */
  public String rule(String name) {
    return at("/policy/rules/" + segment(name), "");
  }

  /** A number. */
  public String number(String name) {
    return at("/policy/numbers", numberId(name));
  }

  /** A code of a conclusion. */
  public String code(String type, String code) {
    return at("/policy/codes", codeId(type, code));
  }

  /** All codes of a type. */
  public String codes(String type) {
    return at("/policy/codes", typeId(type));
  }

  /** The question for a fact. */
  public String question(String path) {
    return at("/policy/questions", questionId(path));
  }

  /** A statement of the article. */
  public String statement(String id) {
    return at("/policy/statements", id);
  }

  /** The graph around a node. */
  public String graph(String focus) {
    return at("/policy/graph?focus=" + UriUtils.encode(focus, StandardCharsets.UTF_8), "");
  }

  /** The graph of a stage. */
  public String graphOf(String stage) {
    return at("/policy/graph?stage=" + segment(stage), "");
  }

  /** The whole graph. */
  public String whole() {
    return at("/policy/graph?all=true", "");
  }

  /** What a piece of a sentence is about; null where it is plain words. */
  @Nullable String piece(Sentence.Piece piece) {
    return switch (piece.about()) {
      case NOTHING -> null;
      case FACT -> question(piece.key());
      case NUMBER -> number(piece.key());
      case CONCLUSION -> conclusion(piece.key());
    };
  }

  private String conclusion(String id) {
    int colon = id.indexOf(':');
    String type = id.substring(0, colon);
    String key = id.substring(colon + 1);
    return type.equals("any") ? codes(key) : code(type, key);
  }

  /** A node of the graph, where the book tells of it. */
  String node(RuleGraph.Node node) {
    return switch (node.kind()) {
      case FACT, DERIVED -> question(node.key());
      case NUMBER -> number(node.key());
      case RULE -> rule(node.key());
      case ANY -> node.type().equals("Question") ? page("questions") : codes(node.type());
      case CONCLUSION, VERDICT ->
          switch (node.type()) {
            case "Question", "Contradiction" -> question(node.key());
            default -> code(node.type(), node.key());
          };
    };
  }

  static String segment(String name) {
    String slug = SampleShelf.slug(name);
    return UriUtils.encodePathSegment(slug.isEmpty() ? "-" : slug, StandardCharsets.UTF_8);
  }

  static String ruleId(String name) {
    return "rule-" + SampleShelf.slug(name);
  }

  static String tableId(String name) {
    return "table-" + SampleShelf.slug(name);
  }

  static String numberId(String name) {
    return "number-" + SampleShelf.slug(name);
  }

  static String codeId(String type, String code) {
    return "code-" + SampleShelf.slug(type) + "-" + SampleShelf.slug(code);
  }

  static String typeId(String type) {
    return "codes-" + SampleShelf.slug(type);
  }

  static String questionId(String path) {
    return "question-" + path;
  }

  private String at(String path, String anchor) {
    String asked =
        version.isEmpty()
            ? path
            : path
                + (path.indexOf('?') < 0 ? "?" : "&")
                + VERSION
                + "="
                + UriUtils.encode(version, StandardCharsets.UTF_8);
    return anchor.isEmpty()
        ? asked
        : asked + "#" + UriUtils.encodeFragment(anchor, StandardCharsets.UTF_8);
  }
}
