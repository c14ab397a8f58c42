package dev.tunegate.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a running service. */
record Http(RunningService service) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static final Http SHARED = new Http(RunningService.shared());

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Reads as a browser does. */
  HttpResponse<String> page(String path) {
    return send(request(path).header("Accept", "text/html").GET());
  }

  HttpResponse<String> decide(String json) {
    return decide(json.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> decide(byte[] json) {
    return send(
        request("/api/decisions")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json)));
  }

  HttpResponse<String> form(String path, Map<String, String> inputs) {
    String body =
        inputs.entrySet().stream()
            .map(input -> encoded(input.getKey()) + "=" + encoded(input.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The page of the verdict on the answers of a form, which is that of its record. */
  HttpResponse<String> verdict(Map<String, String> inputs) {
    HttpResponse<String> sent = form("/verdict", inputs);
    return sent.statusCode() == 302 ? page(header(sent, "Location")) : sent;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.at(path)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
