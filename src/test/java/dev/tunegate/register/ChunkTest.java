package dev.tunegate.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {

  private static final long NUMBER = 7;
  private static final long FIRST = NUMBER * Chunk.SIZE;

  private static Chunk of(LongStream entries) {
    Chunk chunk = Chunk.empty();
    entries.forEach(chunk::add);
    return chunk;
  }

  private static List<Long> entries(Chunk chunk) {
    List<Long> entries = new ArrayList<>();
    chunk.newestFirst(NUMBER, entries::add);
    return entries;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "255, 510", "256, 512", "257, 512", "4096, 512"})
  void itComesBackFromAsFewBytesAsItsEntriesTake(int count, int bytes) {
    // The last places first, so that the sign bit of a short and the last byte are met.
    Chunk chunk = of(LongStream.range(FIRST + Chunk.SIZE - count, FIRST + Chunk.SIZE));
    assertThat(chunk.size()).isEqualTo(count);
    assertThat(chunk.toBytes()).hasSize(bytes);
    Chunk again = Chunk.of(chunk.toBytes());
    assertThat(entries(again))
        .isEqualTo(IntStream.range(0, count).mapToObj(i -> FIRST + Chunk.SIZE - 1 - i).toList());
    assertThat(again.toBytes()).isEqualTo(chunk.toBytes());
  }

  @Test
  void manyOfTheFirstPlacesComeBackToo() {
    Chunk chunk = Chunk.of(of(LongStream.range(FIRST, FIRST + 300)).toBytes());
    assertThat(entries(chunk)).hasSize(300).startsWith(FIRST + 299).endsWith(FIRST);
  }

  @Test
  void whatManyLostIsInNoByteOfTheFewThatStay() {
    Chunk chunk = of(LongStream.range(FIRST, FIRST + 300));
    chunk.removeAll(of(LongStream.range(FIRST + 1, FIRST + 299)));
    assertThat(chunk.toBytes()).containsExactly(0, 0, 1, 43);
  }

  @Test
  void chunksAreJoinedIntersectedAndTakenAway() {
    Chunk chunk = of(LongStream.of(FIRST, FIRST + 5));
    chunk.addAll(of(LongStream.of(FIRST + 5, FIRST + 4095)));
    assertThat(entries(chunk)).containsExactly(FIRST + 4095, FIRST + 5, FIRST);
    chunk.keepAll(of(LongStream.of(FIRST, FIRST + 4095, FIRST + 9)));
    assertThat(entries(chunk)).containsExactly(FIRST + 4095, FIRST);
    chunk.removeAll(of(LongStream.of(FIRST + 4095)));
    assertThat(entries(chunk)).containsExactly(FIRST);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 513, 514, 1024})
  void bytesThatItNeverWroteAreRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chunk.of(new byte[length]))
        .withMessageContaining(length + " bytes");
  }
}
