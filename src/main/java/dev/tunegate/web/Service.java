package dev.tunegate.web;

import dev.tunegate.desk.Desk;

/** Placeholder until the service lands. */
public final class Service {

  private Service() {}

  /** Serves. */
  public static void run(Desk desk, String address, int port) {
    System.err.println(desk.description() + address + port);
  }
}
