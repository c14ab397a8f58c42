package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The canonical form of JSON, held against the vectors that its standard and its author publish.
 */
class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbersAreWrittenAsInAppendixB(String bits, String expected) {
    double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(CanonicalJson.of(number)).isEqualTo(expected);
  }

  /**
   * The author's test file: listed edge cases, 2,000 numbers around the least normal one, then
   * numbers drawn by hashing. Its first 10,000 lines have a published hash.
   */
  @Test
  void tenThousandNumbersHaveThePublishedHash() throws Exception {
    var lines = new StringBuilder();
    int count = 0;
    for (String bits : resource("es6-numbers.txt").lines().toList()) {
      line(lines, Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
      count++;
    }
    for (int i = 0; i < 2000; i++) {
      line(lines, Double.longBitsToDouble(0x0010000000000000L + i));
      count++;
    }
    byte[] block = new byte[32];
    while (count < 10_000) {
      block = MessageDigest.getInstance("SHA-256").digest(block);
      var numbers = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
      while (numbers.hasRemaining() && count < 10_000) {
        double number = numbers.getDouble();
        if (number != 0 && Double.isFinite(number)) {
          line(lines, number);
          count++;
        }
      }
    }
    assertThat(sha256(lines.toString()))
        .isEqualTo("b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892");
  }

  private static void line(StringBuilder lines, double number) {
    lines.append(Long.toHexString(Double.doubleToRawLongBits(number))).append(',');
    lines.append(CanonicalJson.of(number)).append('\n');
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void theExampleOfSection32IsWrittenAsThere() {
    var read =
        JsonMapper.shared()
            .readValue(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """,
                Map.class);
    assertThat(CanonicalJson.of(read))
        .isEqualTo(
            """
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
            "string":"\u20ac$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
  }

  @Test
  void namesAreInTheOrderOfSection323() {
    var object = new HashMap<String, Object>();
    object.put("\u20ac", "Euro Sign");
    object.put("\r", "Carriage Return");
    object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    object.put("1", "One");
    object.put("\ud83d\ude00", "Emoji: Grinning Face");
    object.put("\u0080", "Control");
    object.put("\u00f6", "Latin Small Letter O With Diaeresis");
    assertThat(CanonicalJson.of(object))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void theBytesAreUtf8() {
    assertThat(CanonicalJson.bytes("\u20ac\ud83d\ude00"))
        .isEqualTo(HexFormat.of().parseHex("22e282acf09f988022"));
  }

  @Test
  void wholeNumbersOfEveryTypeAreTheSame() {
    assertThat(CanonicalJson.of(List.of(12, 12L, 12.0, -0.0, 9007199254740991L, -3)))
        .isEqualTo("[12,12,12,0,9007199254740991,-3]");
  }

  @Test
  void whatHasNoCanonicalFormIsRefused() {
    for (Object value :
        List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            1L << 53,
            -(1L << 53),
            Long.MIN_VALUE,
            new BigDecimal("1.5"),
            "\ud83d",
            "\ud83dx",
            "\ude00",
            "\ude00\ud83d",
            Map.of(1, "one"),
            new Object())) {
      assertThatThrownBy(() -> CanonicalJson.of(value))
          .as("%s", value)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String resource(String name) throws Exception {
    try (InputStream in = CanonicalJsonTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void namesAreSortedAndSignsEscapedInNestedValues() {
    assertThat(
            CanonicalJson.of(
                Map.of("\u20ac", "Euro", "\r", "Return", "1", "One", "\u00f6", "o", "", List.of())))
        .isEqualTo(
            "{\"\":[],\"\\r\":\"Return\",\"1\":\"One\",\"\u00f6\":\"o\",\"\u20ac\":\"Euro\"}");
    assertThat(CanonicalJson.of(Map.of("x", "\u20ac$\u000f\nA'B\"\\\"/\ud83d\ude00\u007f")))
        .isEqualTo("{\"x\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\ud83d\ude00\u007f\"}");
    assertThat(CanonicalJson.of(Map.of("x", List.of(1, -2L, true, Map.of()))))
        .isEqualTo("{\"x\":[1,-2,true,{}]}");
  }
}
