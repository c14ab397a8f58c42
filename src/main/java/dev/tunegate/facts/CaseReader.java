package dev.tunegate.facts;

import static dev.tunegate.facts.CaseProblem.MALFORMED_JSON;
import static dev.tunegate.facts.CaseProblem.TOO_DEEP;
import static dev.tunegate.facts.CaseProblem.TOO_LARGE;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads a case from JSON and checks it whole: a case that comes out is within every range, and a
 * text that is refused is refused with all that is wrong with it. Time and memory are bounded by
 * the size of the text, of which at most {@link #MOST_BYTES} are read.
 *
 * <p>A null or absent property is not stated. A stated {@code baseline.failurePercent} implies that
 * {@code baseline.failureRateMeasured} is true, and the case says so.
 */
public final class CaseReader {

  /** Most bytes that the text of a case may have. */
  public static final int MOST_BYTES = 256 * 1024;

  /** Most levels of objects and arrays. */
  static final int MOST_LEVELS = 20;

  /** Most attributes that a case may have. */
  public static final int MOST_ATTRIBUTES = CaseText.MOST_ATTRIBUTES;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Names are not cached, since they are the client's. NaN and its kin are let through to be
   * refused as the value of a field.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxNumberLength(MOST_BYTES)
                  .maxStringLength(MOST_BYTES)
                  .maxNameLength(MOST_BYTES)
                  .build())
          .errorReportConfiguration(
              ErrorReportConfiguration.builder()
                  .maxErrorTokenLength(Shown.MOST_CHARACTERS)
                  .maxRawContentLength(0)
                  .build())
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private CaseReader() {}

  /** Reads a case from JSON in UTF-8, of whose attributes nothing is declared. */
  public static Case read(byte[] json) {
    return read(json, name -> null);
  }

  /** Reads a case from JSON, of whose attributes nothing is declared. */
  public static Case read(String json) {
    return read(json, name -> null);
  }

  /**
   * Reads a case from JSON in UTF-8, with or without a byte order mark.
   *
   * @param declared what is declared of the attribute of a name; null for one that is not declared,
   *     which may hold anything
   * @throws InvalidCaseException if the text is no case, with every problem
   */
  public static Case read(byte[] json, Function<String, @Nullable AttributeDeclaration> declared) {
    if (json.length > MOST_BYTES) {
      throw tooLarge();
    }
    CharBuffer decoded = CharBuffer.allocate(json.length);
    ByteBuffer bytes = ByteBuffer.wrap(json);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, true);
    decoded.flip();
    if (result.isError()) {
      throw notUtf8(decoded);
    }
    return parse(decoded.array(), decoded.limit(), declared);
  }

  /**
   * Reads a case from JSON.
   *
   * @param declared what is declared of the attribute of a name; null for one that is not declared,
   *     which may hold anything
   * @throws InvalidCaseException if the text is no case, with every problem
   */
  public static Case read(String json, Function<String, @Nullable AttributeDeclaration> declared) {
    if (json.length() > MOST_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw tooLarge();
    }
    return parse(json.toCharArray(), json.length(), declared);
  }

  private static Case parse(
      char[] buffer, int length, Function<String, @Nullable AttributeDeclaration> declared) {
    char[] text =
        length > 0 && buffer[0] == BYTE_ORDER_MARK ? Arrays.copyOfRange(buffer, 1, length) : buffer;
    int end = text == buffer ? length : text.length;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text, 0, end)) {
      return parse(parser, declared);
    }
  }

  private static Case parse(
      JsonParser parser, Function<String, @Nullable AttributeDeclaration> declared) {
    try {
      return new CaseParsing(parser, declared).read();
    } catch (StreamConstraintsException tooDeep) {
      throw Problems.only("", TOO_DEEP, tooDeep(parser));
    } catch (StreamReadException fault) {
      throw malformed(parser, fault);
    }
  }

  private static InvalidCaseException malformed(JsonParser parser, JacksonException fault) {
    return Problems.only("", MALFORMED_JSON, JsonFault.message(fault, parser.currentLocation()));
  }

  private static String tooDeep(JsonParser parser) {
    var place = parser.currentLocation();
    return ("The text nests objects or arrays more than %d levels deep at line %d, column %d, but a"
            + " case has at most two levels. Remove what does not belong to it.")
        .formatted(MOST_LEVELS, place.getLineNr(), place.getColumnNr());
  }

  private static InvalidCaseException tooLarge() {
    return Problems.only(
        "",
        TOO_LARGE,
        "The text of the case is too long: it may have at most %s bytes. Shorten it."
            .formatted(Shown.number(MOST_BYTES)));
  }

  private static InvalidCaseException notUtf8(CharBuffer before) {
    int line = 1;
    int column = 1;
    while (before.hasRemaining()) {
      column++;
      if (before.get() == '\n') {
        line++;
        column = 1;
      }
    }
    return Problems.only(
        "", MALFORMED_JSON, JsonFault.at(line, column, "a byte is met that is not UTF-8"));
  }
}
