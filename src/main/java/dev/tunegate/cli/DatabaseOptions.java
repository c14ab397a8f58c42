package dev.tunegate.cli;

import dev.tunegate.store.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database a command works on. */
final class DatabaseOptions {

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "DIR",
      description =
          "The folder of the database, made at the first start. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "A PostgreSQL instead, such as jdbc:postgresql://HOST/NAME. Also: TUNEGATE_DATABASE,",
        "with TUNEGATE_DATABASE_USER and TUNEGATE_DATABASE_PASSWORD."
      })
  private @Nullable String database;

  /** Where it is; a folder that is missing is made. */
  DatabaseAddress address() {
    String url = url();
    return url.isEmpty()
        ? DatabaseAddress.inFolder(data)
        : DatabaseAddress.of(
            url,
            System.getenv("TUNEGATE_DATABASE_USER"),
            System.getenv("TUNEGATE_DATABASE_PASSWORD"),
            data);
  }

  /** Where one is that a service has used already. */
  DatabaseAddress existing() {
    if (url().isEmpty() && !Files.isRegularFile(data.resolve(DatabaseAddress.FILE))) {
      throw new UsageException(
          "There is no database in the folder "
              + data
              + ". Name the one that the service was started with: --data DIR or --database URL.");
    }
    return address();
  }

  private String url() {
    @Nullable String url = database == null ? System.getenv("TUNEGATE_DATABASE") : database;
    return url == null ? "" : url.strip();
  }
}
