package dev.tunegate.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Talks to a running service. */
final class ServiceClient {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String VERSIONS = "/api/policy/versions";

  /** A full check takes seconds, and a service gives it up after a minute. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String token;

  ServiceClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** The history of the policy. */
  JsonNode history() {
    return send(request(VERSIONS).GET());
  }

  /** All that is known of a version. */
  JsonNode version(int number) {
    return send(request(VERSIONS + "/" + number).GET());
  }

  /**
   * The files of a version.
   *
   * @param version its number, {@code active}, or its fingerprint
   */
  JsonNode files(String version) {
    return send(request(VERSIONS + "/" + version + "/files").GET());
  }

  /** Saves a draft. */
  JsonNode draft(ObjectNode draft) {
    return post(VERSIONS, draft);
  }

  /** Takes a step on a version. */
  JsonNode step(int number, String step, Map<String, ?> properties) {
    return post(VERSIONS + "/" + number + "/" + step, MAPPER.valueToTree(properties));
  }

  private JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(LONGEST)
            .header("Accept", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<String> answer;
    try {
      answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException unreachable) {
      throw new UsageException(
          "The service at "
              + server
              + " does not answer. Check that it runs, or name another with --server.");
    } catch (IllegalArgumentException noHeader) {
      throw new UsageException("The token holds a character that none has. Copy it anew.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", stopped);
    }
    JsonNode json = read(answer);
    if (answer.statusCode() >= 400) {
      throw new RefusedByServiceException(answer.statusCode(), json);
    }
    return json;
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      JsonNode json = MAPPER.readTree(answer.body());
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException noJson) {
      // Told below.
    }
    throw new UsageException(
        "What answers at "
            + server
            + " is no Tunegate (status "
            + answer.statusCode()
            + "). Name the service with --server.");
  }
}
