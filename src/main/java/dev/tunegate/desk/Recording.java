package dev.tunegate.desk;

import dev.tunegate.register.Masking;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a service records what it decides.
 *
 * @param signingKey the file of the key that signs the ledger's checkpoints, made if it is missing;
 *     null for {@value #KEY_FILE} beside the database
 * @param masking what of a case is not kept in clear
 * @param keepDays after so many days what was decided is erased; null for never
 */
public record Recording(@Nullable Path signingKey, Masking masking, @Nullable Integer keepDays) {

  /** The file of the signing key, where no other is named. */
  public static final String KEY_FILE = "signing-key";

  /** The folder of the ledger's checkpoints and verifier keys, beside the database. */
  public static final String FOLDER = "ledger";

  /** Everything in clear, for ever, signed by the key beside the database. */
  public static final Recording DEFAULT = new Recording(null, Masking.none(), null);

  /** Holds the days to what means something. */
  public Recording {
    if (keepDays != null && keepDays < 1) {
      throw new IllegalArgumentException("Decisions are kept for 1 day at least, not " + keepDays);
    }
  }
}
