package dev.tunegate.cli;

import dev.tunegate.desk.Recording;
import dev.tunegate.register.Masking;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which key signs the record. */
final class KeyOptions {

  @Option(
      names = "--signing-key",
      paramLabel = "FILE",
      description = {
        "The key that signs the record's checkpoints. Default: signing-key in the folder of",
        "--data. Also: TUNEGATE_SIGNING_KEY."
      })
  private @Nullable Path signingKey;

  Recording recording() {
    @Nullable String named = System.getenv("TUNEGATE_SIGNING_KEY");
    Path key =
        signingKey == null && named != null && !named.isBlank()
            ? Path.of(named.strip())
            : signingKey;
    return new Recording(key, Masking.none(), null);
  }
}
