package dev.tunegate.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problem that the service answers with. Their URIs are stable, and open a page. */
enum ProblemType {
  MALFORMED_JSON(
      400,
      "The text is no JSON",
      "What was sent cannot be read as JSON. The answer says at which line and column reading"
          + " stopped; correct the text there, and send it again."),
  BAD_REQUEST(
      400,
      "The request cannot be read",
      "What was sent is no request that the service understands. Check the address and the"
          + " headers."),
  NOT_FOUND(
      404,
      "There is nothing here",
      "The address is not one of the service. Start from the first page, or from the description"
          + " of the API at /api/openapi.json."),
  METHOD_NOT_ALLOWED(
      405,
      "The address does not take this method",
      "The header Allow of the answer lists the methods that it takes. A case is decided by POST"
          + " to /api/decisions; everything else of the API is read by GET."),
  TOO_LARGE(
      413,
      "The case is too large",
      "The text of a case may have at most 256 KB and a case at most 100 attributes. A usual case"
          + " has 2 KB. Send one case a request."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The content type is not JSON",
      "A case is sent as JSON in UTF-8, uncompressed. Set the header Content-Type:"
          + " application/json."),
  INVALID_CASE(
      422,
      "The case cannot be read as it stands",
      "The text is JSON, but not a case: a name, a kind of value or a range is wrong. The answer"
          + " lists every bad field under errors, each with a JSON pointer, what was met and what is"
          + " wanted. The JSON Schema of a case stands at /api/facts/schema."),
  UNDECIDED(
      500,
      "The policy gave no single verdict",
      "The case is fine; the policy is not. For this case its rules gave no verdict, several, or"
          + " found no end, and nothing is chosen silently. The answer names the rules; tell the"
          + " policy's owner."),
  INTERNAL(
      500,
      "Something went wrong on our side",
      "The service failed in a way that it should not. Trying again may help; if it does not, tell"
          + " whoever runs it. The log says where it failed, and nothing of your case.");

  private final int status;
  private final String title;
  private final String advice;

  ProblemType(int status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** The kind of problem in words. */
  public String title() {
    return title;
  }

  /** What it means and what to do. */
  public String advice() {
    return advice;
  }

  /** Its name in addresses, such as {@code invalid-case}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its URI, which opens a page on it. */
  public String uri() {
    return "/problems/" + slug();
  }

  static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** What is said of a status of which nothing more is known. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405, 501 -> METHOD_NOT_ALLOWED;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      default -> status < 500 ? BAD_REQUEST : INTERNAL;
    };
  }
}
