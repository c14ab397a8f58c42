package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is hostile or broken gets a clear answer, and leaves no trace in the log. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTest {

  private static final Http HTTP = Http.SHARED;
  private static final String SECRET = "s3cr3t-of-the-client";

  @Test
  void tenMegabytesAreRefusedWithAnAnswer() {
    HttpResponse<String> answer = HTTP.decide(new byte[10_000_000]);
    ApiTest.problem(answer, 413, "/problems/too-large");
  }

  @Test
  void tenMegabytesWithoutALengthAreRefusedWithAnAnswer() {
    byte[] much = new byte[10_000_000];
    HttpResponse<String> answer =
        HTTP.send(
            HTTP.request("/api/decisions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(much))));
    ApiTest.problem(answer, 413, "/problems/too-large");
  }

  @Test
  void aFormOfTenMegabytesIsRefusedWithAPage() {
    HttpResponse<String> answer = HTTP.form("/paste", Map.of("json", "x".repeat(10_000_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("The case is too large");
  }

  @Test
  void deepNestingDuplicateKeysNanAndEndlessNumbersAreClearErrors() {
    String deep = "{\"title\":\"x\",\"task\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    ApiTest.problem(HTTP.decide(deep), 422, "/problems/invalid-case");
    assertError("{\"title\":\"x\",\"title\":\"y\"}", "/title", "duplicate-property");
    assertError(
        "{\"title\":\"x\",\"pilot\":{\"latencyMs\":NaN}}", "/pilot/latencyMs", "wrong-type");
    String digits = "9".repeat(1_000);
    assertError(
        "{\"title\":\"x\",\"data\":{\"labeledExamples\":" + digits + "}}",
        "/data/labeledExamples",
        "out-of-range");
    assertError(
        "{\"title\":\"x\",\"data\":{\"flawedPercent\":0." + digits + "}}",
        "/data/flawedPercent",
        "too-precise");
  }

  @Test
  void nothingThatAClientSentIsLogged(CapturedOutput output) throws IOException {
    HTTP.decide("{\"title\":\"" + SECRET + "\"}");
    HTTP.decide("{\"title\":\"" + SECRET + "\",\"" + SECRET + "\":\"" + SECRET + "\"}");
    HTTP.decide("{\"title\":\"" + SECRET);
    HTTP.get("/" + SECRET + "?" + SECRET + "=" + SECRET);
    HTTP.get("/api/" + SECRET);
    HTTP.get("/policy?find=" + SECRET);
    HTTP.page("/samples/" + SECRET + "/" + SECRET);
    HTTP.form("/paste", Map.of("json", "{\"" + SECRET));
    HTTP.form("/verdict", Map.of("title", SECRET, "data.labeledExamples", SECRET));
    HTTP.form("/check", Map.of("name", SECRET));
    HTTP.send(
        HTTP.request("/api/decisions")
            .header("Content-Type", "text/" + SECRET)
            .header("X-" + SECRET, SECRET)
            .POST(BodyPublishers.ofString(SECRET)));
    HTTP.send(HTTP.request("/policy").method(SECRET, BodyPublishers.noBody()));
    for (String raw : List.of("GET /%zz" + SECRET, SECRET + SECRET, "GET /{" + SECRET + "}")) {
      assertThat(raw(raw + " HTTP/1.1\r\nHost: " + SECRET + "\r\n\r\n"))
          .contains("The request cannot be read");
    }
    assertThat(output.getAll()).doesNotContain(SECRET).doesNotContain("Exception");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeadersAndNoBanner() throws IOException {
    for (String path :
        List.of(
            "/", "/api/policy", "/api/nothing", "/nothing", "/assets/tunegate.css", "/healthz")) {
      HttpResponse<String> answer = HTTP.get(path);
      assertThat(Http.header(answer, "Content-Security-Policy"))
          .as(path)
          .isEqualTo(
              "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                  + " 'none'");
      assertThat(Http.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(Http.header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }
    String refused = raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(refused)
        .startsWith("HTTP/1.1 400")
        .contains("Content-Security-Policy: default-src 'none'")
        .contains("The request cannot be read")
        .doesNotContainIgnoringCase("tomcat");
  }

  private static void assertError(String json, String pointer, String type) {
    var error = ApiTest.problem(HTTP.decide(json), 422, "/problems/invalid-case").at("/errors/0");
    assertThat(error.get("pointer").stringValue()).isEqualTo(pointer);
    assertThat(error.get("type").stringValue()).isEqualTo(type);
  }

  /** Sends text that no HTTP client would send. */
  private static String raw(String request) throws IOException {
    URI address = URI.create(HTTP.service().at("/"));
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
