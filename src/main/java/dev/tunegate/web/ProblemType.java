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
  UNKNOWN_PERSON(
      401,
      "Nobody is known to be asking",
      "This needs a login: people log in at /login, programs send the header Authorization: Bearer"
          + " and a token of theirs, which people make on their page /account."),
  TOKEN_REFUSED(
      401,
      "The token does not count",
      "The token that was sent is wrong, has expired or was revoked. Whoever it acts for can make"
          + " another on the page /account."),
  FORBIDDEN(
      403,
      "This is not yours to do",
      "None of the account's roles allows it, or the token is not meant for it. Ask an"
          + " administrator for the role, or make a token with the scope."),
  PASSWORD_TO_CHANGE(
      403,
      "The password is to be changed first",
      "The account has a password that somebody else has seen. Change it on the page"
          + " /account/password; everything else follows then."),
  FORM_OUT_OF_DATE(
      403,
      "The form is out of date",
      "It was not sent from a page of this service that is still good, so nothing was done. Go"
          + " back, load the page again, and send it once more."),
  OWN_ACCOUNT(
      403,
      "Nobody does this to their own account",
      "Roles are given and accounts disabled by somebody else. Ask another administrator."),
  OWN_WORK(
      403,
      "Nobody agrees to their own work",
      "A change of the policy needs two people: whoever had a part in it neither approves nor"
          + " rejects it, and whoever asks for a roll back does not confirm it. Ask somebody else."),
  WORK_OF_OTHERS(
      403,
      "It is somebody else’s work",
      "A version is withdrawn by whoever saved it, or by an administrator. Ask one of them."),
  NOT_FOUND(
      404,
      "There is nothing here",
      "The address is not one of the service. Start from the first page, or from the description"
          + " of the API at /api/openapi.json."),
  METHOD_NOT_ALLOWED(
      405,
      "The address does not take this method",
      "The header Allow of the answer lists the methods that it takes. A case is decided by POST"
          + " to /api/decisions, a policy changed by POST to the addresses below"
          + " /api/policy/versions; everything else of the API is read by GET."),
  NAME_TAKEN(
      409,
      "The name is taken",
      "Names tell apart who did what, so none is given twice. Choose another."),
  LAST_ADMINISTRATOR(
      409,
      "It would leave no administrator",
      "Somebody has to manage the accounts. Give another account the role first."),
  WRONG_STATE(
      409,
      "The version is past this step, or not there yet",
      "A version goes from draft to proposed, approved and in force; each step begins where the last"
          + " one ended. Somebody may have been quicker: look at the version again."),
  OUTDATED_VERSION(
      409,
      "Another version came into force meanwhile",
      "The version was made from one that is in force no more. The answer lists under divergence"
          + " what it changes, and what the version in force has otherwise. Rebase it: that makes a"
          + " new draft with both, and overwrites nothing."),
  CONFLICTING_CHANGES(
      409,
      "Both sides changed the same files",
      "The change cannot be carried over by itself, since the version in force has the same files"
          + " otherwise. Bring the two together by hand, and save that as a new draft."),
  NOT_EXPLAINABLE(
      409,
      "What is on record is not enough to explain it",
      "An explanation decides the recorded case again and again with a fact or two changed, so the"
          + " record has to hold all of the case. What it does hold stands on the decision's page."),
  TOO_LARGE(
      413,
      "The case is too large",
      "The text of a case may have at most 256 KB and a case at most 100 attributes. A usual case"
          + " has 2 KB. Send one case a request."),
  DRAFT_TOO_LARGE(
      413,
      "The draft is too large",
      "What is sent of a policy may have at most 20 MB. The shipped policy with all its samples has"
          + " less than 2 MB; check what is sent."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The content type is not JSON",
      "Cases and policies are sent as JSON in UTF-8, uncompressed. Set the header Content-Type:"
          + " application/json. A whole policy may also be sent as an archive, application/zip."),
  FILE_NOT_WANTED(
      415,
      "No file is wanted here",
      "Only whoever is logged in uploads a file, and only on the page of the policy's history. Log in"
          + " there, and send it once more."),
  INVALID_CASE(
      422,
      "The case cannot be read as it stands",
      "The text is JSON, but not a case: a name, a kind of value or a range is wrong. The answer"
          + " lists every bad field under errors, each with a JSON pointer, what was met and what is"
          + " wanted. The JSON Schema of a case stands at /api/facts/schema."),
  NOT_RECORDED(
      503,
      "It cannot be recorded",
      "Nothing is decided that is not on record, and the record cannot be written now. It may be"
          + " the disk or the database: the service's log and /api/health say what. Try again when"
          + " whoever runs the service has mended it."),
  INVALID_REQUEST(
      422,
      "Something is missing in what was sent, or is not as wanted",
      "The answer says which property is meant, and what it must be. The description of the API at"
          + " /api/openapi.json has every property of every step."),
  UNSOUND_POLICY(
      422,
      "The policy is not sound",
      "The answer lists everything that was found under diagnostics, each with file, line, what is"
          + " wrong and what to write instead. The policy in force stays as it is."),
  UNCHANGED_POLICY(
      422,
      "Nothing is changed",
      "Rules and samples are those of the version that they were to change. Change something, or"
          + " keep what there is."),
  POLICY_TOO_SLOW(
      422,
      "The policy takes too long to build",
      "Checking and building a policy is bounded in time and memory, so that no policy takes the"
          + " service down. Make it smaller. The policy in force stays as it is."),
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
          + " whoever runs it. The log says where it failed, and nothing of your case."),
  PASSWORDS_BUSY(
      503,
      "Too many passwords are being checked",
      "Few passwords are checked at a time, so that a flood of logins does not keep anybody's case"
          + " waiting. Try again in a moment; it does not count as a failed login."),
  BUSY(
      503,
      "Other policies are being checked",
      "Few policies are checked and built at a time. Try again in a moment.");

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
