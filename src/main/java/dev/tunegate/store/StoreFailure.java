package dev.tunegate.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a database cannot be opened. */
final class StoreFailure {

  /** Result codes of SQLite; extended ones carry the plain one in their lowest byte. */
  private static final int BUSY = 5;

  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private StoreFailure() {}

  static StoreException of(DatabaseAddress address, RuntimeException failure) {
    if (failure instanceof StoreException told) {
      return told;
    }
    @Nullable SQLException cause = sqlCause(failure);
    String why =
        cause == null
            ? "Its schema cannot be brought up to date. Check that nothing else has changed it."
            : address.isSqlite()
                ? sqlite(cause.getErrorCode() & 0xFF)
                : postgresql(String.valueOf(cause.getSQLState()));
    return new StoreException("The database, " + address + ", cannot be used. " + why, failure);
  }

  /** Something could not be written; the transaction is to be undone. */
  static StoreException notWritten(SQLException failure) {
    return new StoreException("The step cannot be recorded, so it is not taken.", failure);
  }

  /** A copy could not be made. */
  static StoreException notCopied(Path file, SQLException failure) {
    return new StoreException(
        "The copy "
            + file
            + " is not made. Check that its folder is there and can be written, and that the disk"
            + " has room.",
        failure);
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static String sqlite(int code) {
    return switch (code) {
      case NOT_A_DATABASE ->
          "The file is no SQLite database. Move it away, or name another folder with serve --data.";
      case CORRUPT -> "The file is damaged. Put back a copy, or name another folder.";
      case READ_ONLY, CANNOT_OPEN ->
          "The file or its folder cannot be written. Check the permissions of both, or name another"
              + " folder with serve --data.";
      case BUSY -> "Another program holds it. End that program, and start again.";
      case FULL -> "The disk is full. Make room, and start again.";
      case IO_ERROR -> "Reading or writing failed. Check the disk.";
      default -> "SQLite says no (code " + code + "). Check the file, or name another folder.";
    };
  }

  private static String postgresql(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" ->
          "It does not answer. Check that it runs, that host and port are right, and that it can be"
              + " reached from here.";
      case "28" ->
          "It refuses the login. Check TUNEGATE_DATABASE_USER and TUNEGATE_DATABASE_PASSWORD.";
      case "3D" -> "There is no database of that name. Make it, or correct the name.";
      case "42" ->
          "The user may not make tables in it. Grant it the right to create in its schema.";
      case "53" -> "It has no room left, or no connection. Ask who runs it.";
      case "57" -> "It is starting or stopping. Try again in a moment.";
      default -> "PostgreSQL says no (" + state + "). Check its log.";
    };
  }
}
