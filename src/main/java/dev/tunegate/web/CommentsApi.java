package dev.tunegate.web;

import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Comment;
import dev.tunegate.versions.Comments;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** What people say about versions, for programs: a linter can comment as well as a person. */
@RestController
final class CommentsApi {

  private static final String COMMENTS = "/api/policy/versions/{number}/comments";

  private final PolicyLife life;
  private final Comments comments;
  private final Who who;

  CommentsApi(ServiceDesk service, Who who) {
    this.life = service.life();
    this.comments = service.reviews().comments();
    this.who = who;
  }

  @GetMapping(COMMENTS)
  ResponseEntity<byte[]> all(@PathVariable("number") String number) {
    List<Comment> all = comments.of(life.find(number).number());
    return Json.ok(
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeName("comments");
              json.writeStartArray();
              all.forEach(each -> write(each, json));
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  /** Comments on a version or a line of it; or answers a comment, resolves or opens it again. */
  @PostMapping(COMMENTS)
  ResponseEntity<byte[]> say(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Actor by = who.of(request);
    int version = VersionsApi.number(number);
    var body = RequestBody.read(request, "text", "file", "line", "comment", "resolved");
    if (body.has("comment")) {
      return ofOne(version, body, by);
    }
    if (body.has("resolved")) {
      throw RequestBody.bad("resolved says something of a comment: send its id as comment.");
    }
    int line = (int) body.count("line", Integer.MAX_VALUE);
    long id = comments.write(version, body.text("file"), line, body.text("text"), by);
    return answer(201, version, id);
  }

  private ResponseEntity<byte[]> ofOne(int version, RequestBody body, Actor by) {
    if (body.has("file") || body.has("line")) {
      throw RequestBody.bad(
          "An answer stands with its comment: leave out file and line, or leave out comment.");
    }
    if (body.has("text") == body.has("resolved")) {
      throw RequestBody.bad("Send either text, to answer the comment, or resolved, true or false.");
    }
    long id = body.count("comment", Long.MAX_VALUE);
    if (body.has("text")) {
      comments.answer(version, id, body.text("text"), by);
    } else {
      comments.resolve(version, id, body.flag("resolved"), by);
    }
    return answer(200, version, id);
  }

  private ResponseEntity<byte[]> answer(int status, int version, long id) {
    Comment said =
        comments.of(version).stream().filter(each -> each.id() == id).findFirst().orElseThrow();
    return Json.answer(
        status, MediaType.APPLICATION_JSON_VALUE, Json.text(json -> write(said, json)));
  }

  private static void write(Comment comment, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("comment", comment.id());
    json.writeStringProperty("file", comment.onLine() ? comment.file() : null);
    json.writeName("line");
    if (comment.onLine()) {
      json.writeNumber(comment.line());
    } else {
      json.writeNull();
    }
    words(comment.first(), json);
    json.writeName("answers");
    json.writeStartArray();
    for (Comment.Words reply : comment.replies()) {
      json.writeStartObject();
      words(reply, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("resolved");
    Comment.@Nullable Settled settled = comment.settled();
    if (settled == null) {
      json.writeNull();
    } else {
      json.writeStartObject();
      json.writeStringProperty("at", settled.at().toString());
      json.writeStringProperty("by", settled.by());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void words(Comment.Words words, JsonGenerator json) {
    json.writeStringProperty("at", words.at().toString());
    json.writeStringProperty("by", words.by());
    if (words.token() != null) {
      json.writeStringProperty("token", words.token());
    }
    json.writeStringProperty("text", words.text());
  }
}
