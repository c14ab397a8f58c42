package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that several threads do in pieces. */
class PiecesTest {

  @Test
  void whatComesOfThemIsInTheirOrderAndEachIsDoneOnce() {
    var done = new AtomicInteger();
    try (var pieces =
        new Pieces<>(
            1_000,
            3,
            i -> {
              done.incrementAndGet();
              return i;
            })) {
      assertThat(pieces.finish()).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }
    assertThat(done).hasValue(1_000);
    try (var none = new Pieces<>(0, 3, i -> i)) {
      assertThat(none.finish()).isEqualTo(List.of());
    }
  }

  @Test
  void aPieceThatFailsFailsAll() {
    try (var pieces =
        new Pieces<>(
            1_000,
            3,
            i -> {
              if (i == 500) {
                throw new IllegalStateException("five hundred");
              }
              return i;
            })) {
      assertThatThrownBy(pieces::finish).hasStackTraceContaining("five hundred");
    }
  }
}
