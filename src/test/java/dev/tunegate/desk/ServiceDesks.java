package dev.tunegate.desk;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.store.Actor;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services without an adapter, over the small policy. */
public final class ServiceDesks {

  static final Actor ADA = new Actor("Ada");
  static final Actor BO = new Actor("Bo");
  static final Clock NOON = Clock.fixed(Instant.parse("2026-05-15T12:00:00Z"), ZoneOffset.UTC);

  private ServiceDesks() {}

  /** Over a database of its own. */
  public static ServiceDesk open() {
    return open(Databases.SQLITE.fresh());
  }

  static ServiceDesk open(DatabaseAddress database) {
    return open(database, location(Contents.sound()), null);
  }

  static ServiceDesk open(
      DatabaseAddress database, PolicyLocation location, @Nullable Path watched) {
    return ServiceDesk.open(
        new Opening(() -> location, database, watched, Recording.DEFAULT, "127.0.0.1", 0), NOON);
  }

  static PolicyLocation location(Content content) {
    return new PolicyLocation(
        "a test", content.rules(), new SampleFiles(content.sampleFiles(), List.of()));
  }

  /** Takes a content all the way, and tells its number. */
  public static int bringIntoForce(ServiceDesk service, Content content) {
    PolicyLife life = service.life();
    int number = life.draft(null, "For a test", content, ADA).number();
    life.propose(number, ADA);
    life.approve(number, "", BO);
    life.activate(number, BO);
    return number;
  }
}
