package dev.tunegate.cli;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.store.Actor;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of data that a real service has written: decisions under two versions of a policy. */
final class AuditedService {

  private static final Actor ADA = new Actor("Ada");
  private static final Actor BO = new Actor("Bo");

  final Path data;
  final List<String> ids = new ArrayList<>();

  AuditedService(Path data) {
    this.data = data;
    use(
        service -> {
          decide(service, 3);
          PolicyLife life = service.life();
          int number = life.draft(null, "For a test", Contents.enough(450), ADA).number();
          life.propose(number, ADA);
          life.approve(number, "", BO);
          life.activate(number, BO);
          service.accounts().createFirst();
          decide(service, 3);
        });
  }

  interface Use {
    void of(ServiceDesk service);
  }

  static ServiceDesk open(Path data, Recording recording) {
    Content content = Contents.sound();
    var location =
        new PolicyLocation(
            "a test", content.rules(), new SampleFiles(content.sampleFiles(), List.of()));
    return ServiceDesk.open(
        new Opening(
            () -> location, DatabaseAddress.inFolder(data), null, recording, "127.0.0.1", 0),
        Clock.systemUTC());
  }

  void use(Use use) {
    try (ServiceDesk service = open(data, Recording.DEFAULT)) {
      use.of(service);
      service.decisions().register().follow();
    }
  }

  void decide(ServiceDesk service, int count) {
    for (int i = 0; i < count; i++) {
      Decided decided =
          service
              .decisions()
              .decide(
                  service.current().now(),
                  new CaseBuilder("Case " + ids.size()).build(),
                  new Actor("Ada", "ci"));
      ids.add(decided.record().id());
    }
  }

  /** One more decision, of which nobody keeps the id. */
  static void decideOne(ServiceDesk service) {
    service
        .decisions()
        .decide(service.current().now(), new CaseBuilder("One more").build(), Actor.NOBODY);
  }

  /** A copy of everything, to tamper with. */
  Path copy(Path to) {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(data.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return to;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Changes a database as whoever has its file can: no trigger stands in the way. */
  static void tamper(Path data, String... statements) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve(DatabaseAddress.FILE));
        Statement statement = connection.createStatement()) {
      List<String> triggers = new ArrayList<>();
      try (var row =
          statement.executeQuery("select name from sqlite_master where type = 'trigger'")) {
        while (row.next()) {
          triggers.add(row.getString(1));
        }
      }
      for (String trigger : triggers) {
        statement.execute("drop trigger " + trigger);
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static long number(Path data, String sql) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve(DatabaseAddress.FILE));
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
