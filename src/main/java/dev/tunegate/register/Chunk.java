package dev.tunegate.register;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongConsumer;

/**
 * Which entries of a stretch of {@value #SIZE} have something. As bytes it takes whatever is less:
 * the places of entries in the stretch, ascending, two bytes each; or a bit for each place, in
 * {@value #BITMAP} bytes, the lowest bit of the first byte first.
 */
final class Chunk {

  /** So many entries are in a chunk. */
  static final int SIZE = 4096;

  private static final int BITMAP = SIZE / Byte.SIZE;

  private final BitSet places;

  private Chunk(BitSet places) {
    this.places = places;
  }

  /** One that holds no entry. */
  static Chunk empty() {
    return new Chunk(new BitSet(SIZE));
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if it cannot have written that
   */
  static Chunk of(byte[] bytes) {
    if (bytes.length == BITMAP) {
      return new Chunk(BitSet.valueOf(bytes));
    }
    if (bytes.length > BITMAP || bytes.length % Short.BYTES != 0) {
      throw new IllegalArgumentException("No chunk of entries has " + bytes.length + " bytes");
    }
    Chunk chunk = empty();
    for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
      chunk.places.set(buffer.getShort());
    }
    return chunk;
  }

  /** The number of the chunk that an entry is in. */
  static long of(long entry) {
    return entry / SIZE;
  }

  private static int place(long entry) {
    return (int) (entry % SIZE);
  }

  byte[] toBytes() {
    int count = size();
    if (count * Short.BYTES >= BITMAP) {
      return Arrays.copyOf(places.toByteArray(), BITMAP);
    }
    ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES);
    places.stream().forEach(place -> bytes.putShort((short) place));
    return bytes.array();
  }

  /** How many entries it holds. */
  int size() {
    return places.cardinality();
  }

  void add(long entry) {
    places.set(place(entry));
  }

  /** Adds all that another of the same number holds. */
  void addAll(Chunk other) {
    places.or(other.places);
  }

  /** Keeps only what another of the same number holds too. */
  void keepAll(Chunk other) {
    places.and(other.places);
  }

  /** Removes all that another of the same number holds. */
  void removeAll(Chunk other) {
    places.andNot(other.places);
  }

  /** Gives the entries, newest first, as those of a chunk's number. */
  void newestFirst(long number, LongConsumer taker) {
    for (int at = places.previousSetBit(SIZE - 1); at >= 0; at = places.previousSetBit(at - 1)) {
      taker.accept(number * SIZE + at);
    }
  }
}
