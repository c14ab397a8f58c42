package dev.tunegate.ledger;

import java.sql.SQLException;

/** Says in plain words why a database does not do what it is told. */
final class LedgerFailure {

  private static final int BUSY = 5;
  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private LedgerFailure() {}

  /**
   * A failure for people.
   *
   * @param otherwise what it means to the caller, such as "The entry is not recorded"
   */
  static LedgerException of(String otherwise, SQLException failure) {
    if (String.valueOf(failure.getMessage()).contains("no such table")) {
      return new LedgerException(otherwise + ": it holds no ledger.", failure);
    }
    String state = String.valueOf(failure.getSQLState());
    // SQLite gives codes and no states; extended codes carry the plain one in their lowest byte.
    String why =
        failure.getErrorCode() == 0 ? postgresql(state) : sqlite(failure.getErrorCode() & 0xFF);
    return new LedgerException(otherwise + ": " + why, failure);
  }

  private static String sqlite(int code) {
    return switch (code) {
      case FULL -> "the disk is full. Make room; nothing else has to be done.";
      case READ_ONLY ->
          "the database cannot be written. Check the permissions of its file and folder.";
      case BUSY -> "another program holds the database. Try again, or end that program.";
      case IO_ERROR, CANNOT_OPEN -> "the database cannot be reached. Check its file and disk.";
      case CORRUPT -> "the database is damaged. Put back a copy.";
      case NOT_A_DATABASE -> "the file is no SQLite database.";
      default -> "SQLite says no (code " + code + "). Check the database's file.";
    };
  }

  private static String postgresql(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "25" -> "PostgreSQL takes no writing now. Check that it is not a standby.";
      case "53" -> "PostgreSQL has no room left, or no connection. Ask who runs it.";
      case "3D", "08", "57", "" ->
          "the database does not answer. Check that it runs and can be reached.";
      default -> "PostgreSQL says no (" + state + "). Check its log.";
    };
  }
}
