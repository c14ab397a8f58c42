package dev.tunegate.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and how to log in to it. Its text never shows a password.
 *
 * @param url a JDBC URL
 * @param user the name to log in with, or null where the URL or the database says it
 * @param password the password that goes with it, or null
 * @param files the folder for what is kept beside the database, such as the ledger's key
 * @param description for people, without anything secret
 */
public record DatabaseAddress(
    String url, @Nullable String user, @Nullable String password, Path files, String description) {

  static final String POSTGRESQL = "jdbc:postgresql:";
  static final String SQLITE = "jdbc:sqlite:";

  /** The database's file in a data folder. */
  public static final String FILE = "tunegate.db";

  /**
   * The default: SQLite in a folder, which is made if it is missing.
   *
   * @throws StoreException if there is no such folder and none can be made
   */
  public static DatabaseAddress inFolder(Path folder) {
    try {
      Files.createDirectories(folder.toAbsolutePath());
    } catch (IOException failure) {
      throw new StoreException(
          "The data folder "
              + folder
              + " cannot be made: something that is no folder is in the way, or the permissions"
              + " forbid it. Name another with serve --data.",
          failure);
    }
    Path file = folder.resolve(FILE);
    return new DatabaseAddress(
        SQLITE + file.toAbsolutePath(), null, null, folder, "the file " + file);
  }

  /**
   * A PostgreSQL.
   *
   * @param url such as {@code jdbc:postgresql://db.example.org/tunegate}
   * @param files the folder for what is kept beside the database
   * @throws StoreException if it is no JDBC URL of a PostgreSQL
   */
  public static DatabaseAddress of(
      String url, @Nullable String user, @Nullable String password, Path files) {
    if (!url.startsWith(POSTGRESQL)) {
      // What was given may hold a password, so it is not repeated.
      throw new StoreException(
          "The database's address does not begin with "
              + POSTGRESQL
              + ". Write it as jdbc:postgresql://HOST:PORT/NAME, or leave it out to use SQLite in"
              + " the data folder.",
          null);
    }
    String place = url.substring(POSTGRESQL.length());
    int secrets = place.indexOf('?');
    place = secrets < 0 ? place : place.substring(0, secrets);
    place = place.substring(place.lastIndexOf('@') + 1).replaceFirst("^//", "");
    return new DatabaseAddress(url, user, password, files, "the PostgreSQL at " + place);
  }

  /** The file of a SQLite; empty where it is a PostgreSQL. */
  public Optional<Path> file() {
    return isSqlite() ? Optional.of(Path.of(url.substring(SQLITE.length()))) : Optional.empty();
  }

  boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  @Override
  public String toString() {
    return description;
  }
}
