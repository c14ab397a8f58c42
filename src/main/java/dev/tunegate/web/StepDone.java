package dev.tunegate.web;

/** What a page says once after a step was taken. */
final class StepDone {

  /** The name of the message among what a redirect takes along. */
  static final String NAME = "done";

  private StepDone() {}

  /**
   * A sentence for a step.
   *
   * @param step as it stands in the address
   * @param number of the version that it was taken on
   * @param shown number of the version that came of it
   */
  static String words(String step, int number, int shown) {
    String version = "Version " + number;
    return switch (step) {
      case "check" -> version + " was checked in full. What was found stands below.";
      case "propose" -> version + " passed the full check and is proposed. Somebody else decides.";
      case "approve" -> version + " is approved. It can be put in force now.";
      case "reject" -> version + " is rejected. Your reason stands below.";
      case "withdraw" -> version + " is withdrawn. It stays in the history.";
      case "activate" -> version + " is in force. From now on, every case is decided by it.";
      case "schedule" ->
          "A time is set at which version " + number + " comes into force. It can be called off.";
      case "call-off" -> version + " comes into force at no set time any more. It stays approved.";
      case "request-rollback" ->
          "You asked for version "
              + number
              + " to be put back in force. Somebody else has to confirm it.";
      case "confirm-rollback" ->
          version + " is in force again. From now on, every case is decided by it.";
      case "decline-rollback" ->
          "The roll back to version " + number + " is declined. The version in force stays.";
      case "emergency-rollback" ->
          version + " is in force again. It is recorded as an emergency with your name.";
      case "rebase" ->
          "The change of version "
              + number
              + " is carried over into version "
              + shown
              + ", a draft.";
      default -> version + " has changed.";
    };
  }

  /** A sentence for a draft that was saved. */
  static String saved(int draft) {
    return "Saved as version " + draft + ", a draft. Nothing is decided by it yet.";
  }
}
