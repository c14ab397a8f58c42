package dev.tunegate.web;

import dev.tunegate.accounts.AccountRefusedException;
import dev.tunegate.accounts.PasswordsBusyException;
import dev.tunegate.desk.CaseRefusal;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.versions.RefusedException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers whatever goes wrong: with a problem document to programs, with a page to people. */
@ControllerAdvice
final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /** Seconds after which it is worth trying again. */
  private static final String SOON = "5";

  @ExceptionHandler(InvalidCaseException.class)
  Object refused(InvalidCaseException refused) {
    CaseRefusal refusal = CaseRefusal.of(refused);
    return Json.answer(refusal.status(), Problem.MEDIA_TYPE, Json.text(refusal::write));
  }

  @ExceptionHandler(UndecidedException.class)
  Object undecided(UndecidedException undecided, HttpServletRequest request) {
    String message = String.valueOf(undecided.getMessage());
    LOG.error("A case was not decided. {}", message);
    return answer(request, new Problem(ProblemType.UNDECIDED, message));
  }

  @ExceptionHandler(RefusedException.class)
  Object refused(
      RefusedException refused, HttpServletRequest request, HttpServletResponse response) {
    RefusalProblem refusal = RefusalProblem.of(refused);
    if (refusal.problem().status() == 503) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
    }
    return answer(request, refusal);
  }

  @ExceptionHandler(PasswordsBusyException.class)
  Object busy(
      PasswordsBusyException busy, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
    String detail = String.valueOf(busy.getMessage());
    return answer(request, new Problem(ProblemType.PASSWORDS_BUSY, detail));
  }

  @ExceptionHandler(PolicyException.class)
  Object unsound(PolicyException broken, HttpServletRequest request) {
    return answer(request, RefusalProblem.of(broken));
  }

  @ExceptionHandler(RequestBody.BadBodyException.class)
  Object badBody(RequestBody.BadBodyException refused, HttpServletRequest request) {
    return answer(request, refused.problem());
  }

  @ExceptionHandler(AccountRefusedException.class)
  Object refused(AccountRefusedException refused, HttpServletRequest request) {
    return answer(request, problem(refused));
  }

  /** An account or a token that was not changed, as a problem. */
  static Problem problem(AccountRefusedException refused) {
    ProblemType type =
        switch (refused.kind()) {
          case MISSING -> ProblemType.NOT_FOUND;
          case TAKEN -> ProblemType.NAME_TAKEN;
          case INVALID, PASSWORD -> ProblemType.INVALID_REQUEST;
          case SELF -> ProblemType.OWN_ACCOUNT;
          case LAST -> ProblemType.LAST_ADMINISTRATOR;
        };
    return new Problem(type, String.valueOf(refused.getMessage()));
  }

  @ExceptionHandler(ProblemException.class)
  Object refused(
      ProblemException refused, HttpServletRequest request, HttpServletResponse response) {
    if (refused.problem().status() == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer(request, refused.problem());
  }

  /** The firewall looks at the inputs of a form when they are first read. */
  @ExceptionHandler(RequestRejectedException.class)
  Object rejected(HttpServletRequest request) {
    return answer(request, new Problem(ProblemType.BAD_REQUEST, ProblemType.BAD_REQUEST.advice()));
  }

  @ExceptionHandler
  Object notFound(NotFoundException nothing, HttpServletRequest request) {
    return answer(
        request, new Problem(ProblemType.NOT_FOUND, String.valueOf(nothing.getMessage())));
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  Object notFound(HttpServletRequest request) {
    return answer(request, new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.advice()));
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  Object methodNotAllowed(
      HttpRequestMethodNotSupportedException refused,
      HttpServletRequest request,
      HttpServletResponse response) {
    String[] supported = refused.getSupportedMethods();
    String allowed =
        supported == null
            ? ""
            : Arrays.stream(supported).sorted().collect(Collectors.joining(", "));
    response.setHeader(HttpHeaders.ALLOW, allowed);
    return answer(
        request,
        new Problem(
            ProblemType.METHOD_NOT_ALLOWED, "This address takes " + allowed + " and no other."));
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  Object unsupported(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    return answer(
        request,
        new Problem(
            ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.UNSUPPORTED_MEDIA_TYPE.advice()));
  }

  /** Tomcat refuses a form that is too large, has too many fields or a broken escape. */
  @ExceptionHandler(InvalidParameterException.class)
  Object badForm(InvalidParameterException refused, HttpServletRequest request) {
    ProblemType large =
        FormFilter.isWithFile(request) ? ProblemType.DRAFT_TOO_LARGE : ProblemType.TOO_LARGE;
    ProblemType type = refused.getErrorCode() == 413 ? large : ProblemType.BAD_REQUEST;
    return answer(request, new Problem(type, type.advice()));
  }

  /** The record fails closed; what the database says is for the log. */
  @ExceptionHandler(LedgerException.class)
  Object notRecorded(LedgerException failure, HttpServletRequest request) {
    FailureLog.add(failure);
    var type = ProblemType.NOT_RECORDED;
    return answer(request, new Problem(type, type.advice()));
  }

  @ExceptionHandler(Exception.class)
  @Nullable Object internal(Exception failure, HttpServletRequest request) {
    if (failure instanceof ClientAbortException) {
      return null;
    }
    FailureLog.add(failure);
    return answer(request, new Problem(ProblemType.INTERNAL, ProblemType.INTERNAL.advice()));
  }

  private static Object answer(HttpServletRequest request, Problem problem) {
    if (wantsPage(request)) {
      var page = new ModelAndView("problem", Map.of("problem", problem));
      page.setStatus(HttpStatusCode.valueOf(problem.status()));
      return page;
    }
    return Json.answer(problem.status(), Problem.MEDIA_TYPE, problem.toJson());
  }

  private static Object answer(HttpServletRequest request, RefusalProblem refusal) {
    Problem problem = refusal.problem();
    if (wantsPage(request)) {
      var page = new ModelAndView("refusal", "it", refusal);
      page.setStatus(HttpStatusCode.valueOf(problem.status()));
      return page;
    }
    return Json.answer(problem.status(), Problem.MEDIA_TYPE, refusal.toJson());
  }

  /** Below /api never; elsewhere unless the client asks for JSON and not for HTML. */
  static boolean wantsPage(HttpServletRequest request) {
    // A request that was refused on its way was forwarded.
    Object original = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String path = original instanceof String asked ? asked : request.getRequestURI();
    if (path.equals("/api") || path.startsWith("/api/")) {
      return false;
    }
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
    return wanted.contains("html") || !wanted.contains("json");
  }
}
