package dev.tunegate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Name and version of this engine, as every decision carries it. */
public final class EngineVersion {

  private static final Properties PROPERTIES = load();
  private static final String FULL =
      PROPERTIES.getProperty("name")
          + " "
          + version()
          + " (Drools "
          + PROPERTIES.getProperty("drools")
          + ")";

  private EngineVersion() {}

  /** Such as {@code Tunegate 1.0.0 (Drools 10.2.0)}. */
  public static String full() {
    return FULL;
  }

  /** Such as {@code 1.0.0}. */
  public static String version() {
    return PROPERTIES.getProperty("version");
  }

  private static Properties load() {
    var properties = new Properties();
    try (InputStream in = EngineVersion.class.getResourceAsStream("/tunegate.properties")) {
      properties.load(Objects.requireNonNull(in, "tunegate.properties is missing from the jar"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return properties;
  }
}
