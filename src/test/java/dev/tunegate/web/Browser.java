package dev.tunegate.web;

import dev.tunegate.accounts.Staff;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser keeps: cookies, and the token of the last page with a form. */
final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final RunningService service;
  private String token = "";

  Browser(RunningService service) {
    this.service = service;
  }

  /** A browser in which somebody of the staff is logged in. */
  static Browser of(RunningService service, String name) {
    var browser = new Browser(service);
    browser.logIn(name, Staff.PASSWORD);
    return browser;
  }

  HttpResponse<String> logIn(String name, String password) {
    get("/login");
    HttpResponse<String> answer = post("/login", Map.of("name", name, "password", password));
    get("/account/password");
    return answer;
  }

  HttpResponse<String> get(String path) {
    return read(send(request(path).GET()));
  }

  /** Sends a form with the token that the last page carried. */
  HttpResponse<String> post(String path, Map<String, String> inputs) {
    Map<String, String> all = new TreeMap<>(inputs);
    if (!token.isEmpty()) {
      all.put("_csrf", token);
    }
    return read(form(path, all));
  }

  /** Sends a form as it is. */
  HttpResponse<String> form(String path, Map<String, String> inputs) {
    String body =
        inputs.entrySet().stream()
            .map(input -> encoded(input.getKey()) + "=" + encoded(input.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.at(path))).header("Accept", "text/html");
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private HttpResponse<String> read(HttpResponse<String> answer) {
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  String token() {
    return token;
  }

  /** The value of the session's cookie; empty if there is none. */
  String session() {
    List<HttpCookie> kept = cookies.getCookieStore().getCookies();
    return kept.stream()
        .filter(cookie -> cookie.getName().equals("tunegate"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }
}
