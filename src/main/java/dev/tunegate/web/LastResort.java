package dev.tunegate.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what never reaches a controller, such as a request that is no HTTP. It repeats nothing of
 * the request. Public because Tomcat makes another when a host starts without one.
 */
public final class LastResort extends ErrorReportValve {

  private static final String PAGE =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
          + " content=\"width=device-width, initial-scale=1\"><title>%s</title><link"
          + " rel=\"stylesheet\" href=\"/assets/tunegate.css\"></head><body><main class=\"page\">"
          + "<h1>%s</h1><p>%s</p><p><a href=\"/\">Go to the start</a></p></main></body></html>";

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (failure != null && status >= 500) {
      FailureLog.add(failure);
    }
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    SecurityHeaders.set(response);
    ProblemType type = ProblemType.ofStatus(status);
    var problem = new Problem(type, status, type.advice());
    String path = request.getDecodedRequestURI();
    boolean api = path != null && path.startsWith("/api/");
    try {
      response.setCharacterEncoding("UTF-8");
      response.setContentType(api ? Problem.MEDIA_TYPE : "text/html");
      Writer out = response.getReporter();
      if (out != null) {
        out.write(
            api ? problem.toJson() : PAGE.formatted(type.title(), type.title(), type.advice()));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException gone) {
      // The client has gone, or the answer is under way: there is nobody left to tell.
    }
  }
}
