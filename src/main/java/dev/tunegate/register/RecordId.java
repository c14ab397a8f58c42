package dev.tunegate.register;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The names of records: UUIDs of version 7 (RFC 9562, section 5.7), which sort by time and which
 * nobody guesses.
 */
final class RecordId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private RecordId() {}

  static String next(Instant at) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    ByteBuffer bits = ByteBuffer.wrap(random);
    long high = (at.toEpochMilli() << 16) | 0x7000 | (bits.getLong() & 0xfff);
    long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** When it was made, as its first 48 bits tell. */
  static Instant time(String id) {
    return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
