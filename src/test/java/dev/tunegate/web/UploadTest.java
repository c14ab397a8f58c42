package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Staff;
import dev.tunegate.versions.Archives;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A whole policy as an archive, from a form and by the API. */
class UploadTest {

  private static final String HISTORY = "/policy/versions";
  private static final String BOUNDARY = "a-boundary";

  private static RunningService service;
  private static Http http;
  private static Staff staff;
  private static Browser ada;

  @BeforeAll
  static void open() {
    service = VersionsApiTest.service(Clock.systemUTC());
    http = new Http(service);
    staff = service.hire();
    ada = Browser.of(service, "ada");
    ada.get(HISTORY);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static int versions() {
    return Http.json(http.get("/api/policy/versions")).get("versions").size();
  }

  private static byte[] multipart(Map<String, String> inputs, byte[] archive) {
    var body = new ByteArrayOutputStream();
    inputs.forEach((name, value) -> part(body, "\"" + name + "\"", utf8(value)));
    part(body, "\"archive\"; filename=\"p.zip\"", archive);
    body.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] value) {
    body.writeBytes(utf8("--" + BOUNDARY + "\r\n"));
    body.writeBytes(utf8("Content-Disposition: form-data; name=" + name + "\r\n\r\n"));
    body.writeBytes(value);
    body.writeBytes(utf8("\r\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> form(
      String path, Map<String, String> inputs, byte[] archive) {
    return ada.send(
        http.request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(multipart(inputs, archive))));
  }

  private static HttpResponse<String> upload(String message, String parent, byte[] archive) {
    return form(
        HISTORY, Map.of("_csrf", ada.token(), "message", message, "parent", parent), archive);
  }

  private static HttpResponse<String> post(String query, byte[] archive) {
    return http.send(
        http.request("/api/policy/versions" + query)
            .header("Authorization", "Bearer " + staff.token("ada"))
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(archive)));
  }

  private static JsonNode version(String number) {
    return Http.json(http.get("/api/policy/versions/" + number));
  }

  private static String number(HttpResponse<String> saved) {
    String address = Http.header(saved, "Location");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  @Test
  void anArchiveBecomesADraftAndWhatAVersionHandsOutIsTakenBackUnchanged() throws Exception {
    Content content = Contents.enough(400);
    Map<String, String> files = new TreeMap<>();
    content.files().forEach((path, text) -> files.put("our-policy/" + path, text));
    HttpResponse<String> saved = upload("Fewer <examples> für alle", "1", Archives.of(files));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    JsonNode draft = version(number(saved));
    assertThat(draft.get("content").stringValue()).isEqualTo(content.digest());
    assertThat(draft.get("author").stringValue()).isEqualTo("ada");
    assertThat(draft.get("message").stringValue()).isEqualTo("Fewer <examples> für alle");
    assertThat(ada.get(HISTORY + "/" + number(saved)).body()).contains("a draft", "2 files differ");

    byte[] handedOut =
        HttpClient.newHttpClient()
            .send(
                http.request("/api/policy/versions/" + number(saved) + "/files.zip").build(),
                BodyHandlers.ofByteArray())
            .body();
    HttpResponse<String> again = post("?message=The%20same%20once%20more&parent=1", handedOut);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(Http.json(again).get("content")).isEqualTo(draft.get("content"));
    assertThat(Http.json(again).get("fingerprint")).isEqualTo(draft.get("fingerprint"));
  }

  @Test
  void aRefusedFormKeepsWhatWasTypedAndSaysWhy() {
    int before = versions();
    byte[] sound = Archives.of(Contents.enough(300).files());
    HttpResponse<String> wordless = upload("", "1", sound);
    assertThat(wordless.statusCode()).isEqualTo(422);
    assertThat(wordless.body()).contains("Say what the change is for", "Upload a policy");
    HttpResponse<String> hostile = upload("typed <here>", "1", Archives.withLink());
    assertThat(hostile.statusCode()).isEqualTo(422);
    assertThat(hostile.body())
        .contains("rules/link.drl", "this is a symbolic link", "typed &lt;here&gt;");
    assertThat(upload("x", "1", new byte[0]).body()).contains("Choose the archive to upload");
    assertThat(upload("x", "one", sound).body()).contains("is no number of a version");
    assertThat(upload("x", "99", sound).statusCode()).isEqualTo(404);
    assertThat(upload("x", "1", Archives.of(Contents.sound().files())).body())
        .contains("Nothing is changed");
    assertThat(
            ada.post(HISTORY, Map.of("message", "x", "parent", "1", "archive", "a.zip"))
                .statusCode())
        .isEqualTo(422);
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void whatIsTooLargeIsRefusedWithAnAnswer() {
    byte[] huge = new byte[RequestBody.MOST_BYTES + (1 << 20)];
    HttpResponse<String> form = upload("x", "1", huge);
    assertThat(form.statusCode()).as(form.body()).isEqualTo(413);
    assertThat(form.body()).contains("The draft is too large");
    ApiTest.problem(post("?message=x", huge), 413, "/problems/draft-too-large");
  }

  @Test
  void aFormWithAFileNeedsItsTokenALoginAndThisPage() {
    byte[] sound = Archives.of(Contents.enough(200).files());
    int before = versions();
    assertThat(form(HISTORY, Map.of("message", "x"), sound).statusCode()).isEqualTo(403);
    assertThat(form("/paste", Map.of("_csrf", ada.token()), sound).statusCode()).isEqualTo(415);
    HttpResponse<String> nobody =
        new Browser(service)
            .send(
                http.request(HISTORY)
                    .header("Accept", "text/html")
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(multipart(Map.of("message", "x"), sound))));
    assertThat(nobody.statusCode()).isEqualTo(415);
    assertThat(nobody.body()).contains("No file is wanted here");
    assertThat(new Browser(service).get(HISTORY).body()).doesNotContain("Upload a policy");
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void hostileArchivesAreRefusedByTheApiWithWhatIsWrong() {
    Map<byte[], String> hostile =
        Map.of(
            Archives.packed(Map.of("rules/large.drl", new byte[64 << 20])), "at most 16777216",
            Archives.with("../outside.drl", "x"), "no name of a file",
            Archives.withLink(), "symbolic link",
            utf8("no archive"), "no zip archive");
    int before = versions();
    hostile.forEach(
        (archive, problem) -> {
          JsonNode refused =
              ApiTest.problem(post("?message=x", archive), 422, "/problems/unsound-policy");
          assertThat(refused.at("/diagnostics/0/problem").stringValue()).contains(problem);
        });
    ApiTest.problem(
        post("?message=x&parent=x", Archives.of(Contents.enough(100).files())),
        422,
        "/problems/invalid-request");
    ApiTest.problem(
        post("", Archives.of(Contents.enough(100).files())), 422, "/problems/invalid-request");
    assertThat(versions()).isEqualTo(before);
  }
}
