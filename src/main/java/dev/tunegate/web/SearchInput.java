package dev.tunegate.web;

import dev.tunegate.register.Search;
import dev.tunegate.verdict.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the register, as it stands in an address, the same for pages, files
 * and the API.
 *
 * @param given what was given, by its name; what is empty is left out
 * @param errors what is wrong, by the name of what it is wrong with
 */
record SearchInput(Search search, Map<String, String> given, Map<String, String> errors) {

  private static final List<String> NAMES =
      List.of(
          "verdict", "version", "rule", "ground", "gap", "actor", "text", "from", "until",
          "before");

  static SearchInput of(HttpServletRequest request, int most) {
    Map<String, String> given = new TreeMap<>();
    for (String name : NAMES) {
      @Nullable String value = request.getParameter(name);
      if (value != null && !value.isBlank()) {
        given.put(name, value.strip());
      }
    }
    Map<String, String> errors = new TreeMap<>();
    var search =
        new Search(
            read(given, errors, "verdict", SearchInput::outcome),
            read(given, errors, "version", SearchInput::version),
            given.getOrDefault("rule", ""),
            given.getOrDefault("ground", ""),
            given.getOrDefault("gap", ""),
            given.getOrDefault("actor", ""),
            given.getOrDefault("text", ""),
            read(given, errors, "from", text -> instant(text, 0)),
            read(given, errors, "until", text -> instant(text, 1)),
            read(given, errors, "before", Long::valueOf),
            most);
    return new SearchInput(search, given, errors);
  }

  private static <T> @Nullable T read(
      Map<String, String> given,
      Map<String, String> errors,
      String name,
      Function<String, T> reading) {
    @Nullable String text = given.get(name);
    if (text == null) {
      return null;
    }
    try {
      return reading.apply(text);
    } catch (NumberFormatException wrong) {
      errors.put(name, "The " + name + " is “" + text + "”; give a number.");
    } catch (DateTimeParseException wrong) {
      errors.put(
          name,
          "The time “"
              + text
              + "” is none; give a day, such as 2026-01-31, or a moment, such as"
              + " 2026-01-31T12:00:00Z.");
    } catch (IllegalArgumentException wrong) {
      errors.put(name, String.valueOf(wrong.getMessage()));
    }
    return null;
  }

  private static Outcome outcome(String text) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The verdict “"
                        + text
                        + "” is none of "
                        + Arrays.stream(Outcome.values())
                            .map(Outcome::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static Integer version(String text) {
    return Integer.valueOf(text);
  }

  /** A day is meant whole, its end included. */
  private static Instant instant(String text, int daysLater) {
    return text.contains("T")
        ? Instant.parse(text)
        : LocalDate.parse(text)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plus(Duration.ofDays(daysLater));
  }

  /**
   * What is looked for.
   *
   * @throws ProblemException if anything of it is wrong
   */
  Search orThrow() {
    if (!errors.isEmpty()) {
      throw new ProblemException(
          new Problem(ProblemType.INVALID_REQUEST, String.join(" ", errors.values())));
    }
    return search;
  }

  /** All of it again as the query of an address, with another place to go on from. */
  String query(@Nullable Long before) {
    Map<String, String> all = new TreeMap<>(given);
    all.remove("before");
    if (before != null) {
      all.put("before", before.toString());
    }
    return all.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", all.isEmpty() ? "" : "?", ""));
  }
}
