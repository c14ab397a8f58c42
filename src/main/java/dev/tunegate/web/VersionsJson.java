package dev.tunegate.web;

import dev.tunegate.desk.Health;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.VersionReport;
import dev.tunegate.desk.WatchState;
import dev.tunegate.versions.CheckResultJson;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Divergence;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.Rollback;
import dev.tunegate.versions.Schedule;
import dev.tunegate.versions.Step;
import dev.tunegate.versions.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes versions of the policy as JSON; every entry has the same properties. */
final class VersionsJson {

  private VersionsJson() {}

  static void history(PolicyLife life, int inForce, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("inForce", inForce);
    json.writeName("versions");
    json.writeStartArray();
    life.history().forEach(version -> version(version, json));
    json.writeEndArray();
    numbers("open", life.openWork(), json);
    numbers("rollbacksAsked", life.rollbacksAsked().stream().sorted().toList(), json);
    json.writeEndObject();
  }

  private static void numbers(String name, List<Integer> numbers, JsonGenerator json) {
    json.writeName(name);
    json.writeStartArray();
    numbers.forEach(json::writeNumber);
    json.writeEndArray();
  }

  static void version(Version version, JsonGenerator json) {
    json.writeStartObject();
    properties(version, json);
    json.writeEndObject();
  }

  private static void properties(Version version, JsonGenerator json) {
    json.writeNumberProperty("number", version.number());
    json.writeStringProperty("state", version.state().name());
    number(json, "parent", version.parent());
    number(json, "origin", version.origin());
    json.writeStringProperty("author", version.author());
    json.writeStringProperty("created", version.created().toString());
    json.writeStringProperty("message", version.message());
    json.writeStringProperty("fingerprint", version.fingerprint());
    json.writeStringProperty("content", version.content());
  }

  static void report(VersionReport report, JsonGenerator json) {
    json.writeStartObject();
    properties(report.version(), json);
    json.writeName("steps");
    json.writeStartArray();
    report.steps().forEach(step -> step(step, json));
    json.writeEndArray();
    json.writeName("check");
    if (report.check() == null) {
      json.writeNull();
    } else {
      CheckResultJson.write(report.check(), json);
    }
    json.writeName("changes");
    changes(report.changes(), json);
    json.writeName("divergence");
    divergence(report.outdated() ? report.divergence() : null, json);
    json.writeName("rollback");
    rollback(report.rollback(), json);
    json.writeName("schedule");
    schedule(report.schedule(), json);
    Json.texts(json, "files", report.files());
    json.writeEndObject();
  }

  private static void step(Step step, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("sequence", step.sequence());
    json.writeStringProperty("step", step.kind().name());
    json.writeStringProperty("at", step.at().toString());
    json.writeStringProperty("by", step.by());
    if (step.token() != null) {
      json.writeStringProperty("token", step.token());
    }
    json.writeStringProperty("reason", step.reason());
    json.writeEndObject();
  }

  private static void changes(List<FileChange> changes, JsonGenerator json) {
    json.writeStartArray();
    for (FileChange change : changes) {
      json.writeStartObject();
      json.writeStringProperty("path", change.path());
      json.writeStringProperty("change", change.kind().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void divergence(@Nullable Divergence divergence, JsonGenerator json) {
    if (divergence == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberProperty("parent", divergence.parent());
    json.writeNumberProperty("inForce", divergence.inForce());
    json.writeName("here");
    changes(divergence.here(), json);
    json.writeName("there");
    changes(divergence.there(), json);
    json.writeBooleanProperty("contained", divergence.contained());
    json.writeEndObject();
  }

  private static void rollback(@Nullable Rollback rollback, JsonGenerator json) {
    if (rollback == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("requester", rollback.requester());
    json.writeStringProperty("requested", rollback.requested().toString());
    json.writeStringProperty("reason", rollback.reason());
    json.writeEndObject();
  }

  private static void schedule(@Nullable Schedule schedule, JsonGenerator json) {
    if (schedule == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberProperty("number", schedule.number());
    json.writeStringProperty("at", schedule.due().toString());
    json.writeStringProperty("requester", schedule.requester());
    json.writeStringProperty("requested", schedule.requested().toString());
    text(json, "trouble", schedule.trouble());
    json.writeEndObject();
  }

  static void health(Health health, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("status", health.well() ? "ok" : "attention");
    json.writeName("policy");
    json.writeStartObject();
    json.writeNumberProperty("version", health.version());
    json.writeStringProperty("fingerprint", health.fingerprint());
    text(json, "review", health.review());
    json.writeBooleanProperty("reviewOverdue", health.reviewOverdue());
    json.writeEndObject();
    text(json, "trouble", health.trouble());
    json.writeName("watch");
    watch(health.watch(), json);
    json.writeName("scheduled");
    json.writeStartArray();
    health.scheduled().forEach(each -> schedule(each, json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void watch(@Nullable WatchState watch, JsonGenerator json) {
    if (watch == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeBooleanProperty("sound", watch.sound());
    json.writeStringProperty("looked", watch.since().toString());
    json.writeName("findings");
    CheckResultJson.write(watch.findings(), json);
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, @Nullable Integer number) {
    if (number == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, number);
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable Object text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text.toString());
    }
  }

  /** The files of a version. */
  static void files(Version version, Content content, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("number", version.number());
    json.writeStringProperty("fingerprint", version.fingerprint());
    texts("files", content.rules().files(), json);
    texts("samples", content.samples(), json);
    json.writeEndObject();
  }

  private static void texts(String name, Map<String, String> texts, JsonGenerator json) {
    json.writeName(name);
    json.writeStartObject();
    texts.forEach(json::writeStringProperty);
    json.writeEndObject();
  }
}
