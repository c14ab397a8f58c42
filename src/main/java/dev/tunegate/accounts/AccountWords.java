package dev.tunegate.accounts;

import dev.tunegate.accounts.AccountRefusedException.Kind;
import java.util.Set;

/** Holds what people type about accounts and tokens to what can be recorded and told apart. */
final class AccountWords {

  private static final int LONGEST_DISPLAY = 80;
  private static final int LONGEST_REASON = 500;

  private AccountWords() {}

  /** Names look like what they are: no two can be mistaken for one another. */
  static void requireName(String name, Set<String> reserved) {
    if (!name.matches("[a-z][a-z0-9._-]{1,39}")) {
      throw invalid(
          "The name "
              + shown(name)
              + " cannot be had. A name has 2 to 40 of the letters a to z in lower case, digits,"
              + " dots, hyphens and underscores, and begins with a letter.");
    }
    if (reserved.contains(name)) {
      throw new AccountRefusedException(
          Kind.TAKEN, "The name " + name + " stands for the program itself. Choose another.");
    }
  }

  static void requireRoles(Set<Role> roles) {
    if (roles.isEmpty()) {
      throw invalid("An account needs at least one role; without any it is to be disabled.");
    }
  }

  static String displayName(String text, String name) {
    String display = text.strip();
    return display.isEmpty() ? name : seen("The person's name", display, LONGEST_DISPLAY);
  }

  static String reason(String text) {
    String reason = text.strip();
    if (reason.isEmpty()) {
      throw invalid("Say why: the reason is recorded with the change.");
    }
    return seen("The reason", reason, LONGEST_REASON);
  }

  /** A text of one line that everybody sees alike. */
  static String seen(String what, String text, int longest) {
    if (text.length() > longest) {
      throw invalid(what + " is too long: it may have " + longest + " characters.");
    }
    if (text.codePoints().anyMatch(AccountWords::isUnseen)) {
      throw invalid(what + " holds a character that is not seen. Type it anew as plain text.");
    }
    return text;
  }

  private static boolean isUnseen(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  static String shown(String text) {
    String plain = text.replaceAll("\\p{C}", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }

  static AccountRefusedException invalid(String message) {
    return new AccountRefusedException(Kind.INVALID, message);
  }
}
