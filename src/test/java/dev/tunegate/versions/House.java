package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.store.JournalTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A database with a first version in force, and three people. */
final class House implements AutoCloseable {

  static final Actor ADA = new Actor("Ada");
  static final Actor BO = new Actor("Bo");
  static final Actor CY = new Actor("Cy");
  static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");

  final DatabaseAddress address;
  final Clock clock;
  final Database database;
  final Versions versions;
  final Reviews reviews;
  final Activations activations;
  final Schedules schedules;

  House(Databases vendor) {
    this(vendor, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  House(Databases vendor, Clock clock) {
    this(vendor.fresh(), clock);
    activations.first(Contents.sound(), "The first");
  }

  private House(DatabaseAddress address, Clock clock) {
    this.address = address;
    this.clock = clock;
    this.database = Database.open(address);
    this.versions = new Versions(database, new JournalTable(database), clock);
    this.reviews = new Reviews(versions);
    this.activations = new Activations(versions);
    this.schedules = new Schedules(versions, activations);
  }

  /** The same database, as another process opens it. */
  House again() {
    return new House(address, clock);
  }

  Version draft(Content content, Actor by) {
    return versions.draft(null, "For a test", content, by);
  }

  Version proposed(Content content, Actor by) {
    int number = draft(content, by).number();
    return reviews.propose(number, versions.check(number), by);
  }

  Version approved(Content content, Actor by, Actor other) {
    return reviews.approve(proposed(content, by).number(), "", other);
  }

  int active(Content content) {
    return activations.activate(approved(content, ADA, BO).number(), BO).number();
  }

  @Override
  public void close() {
    database.close();
  }
}
