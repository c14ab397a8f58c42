package dev.tunegate.desk;

/** Threads that do not keep the process alive. */
public final class Daemon {

  private Daemon() {}

  /**
   * A thread that is not started yet.
   *
   * @param name by which a dump of threads tells it from others
   */
  public static Thread of(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
