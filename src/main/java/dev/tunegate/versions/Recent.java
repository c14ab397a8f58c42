package dev.tunegate.versions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out of versions and was asked for last; of more than a few the one that nobody
 * asked for longest is given up. Versions never change, so nothing in it grows old. Safe to share
 * between threads.
 *
 * @param <K> what it is found by
 * @param <V> what is kept
 */
public final class Recent<K, V> {

  private final int most;
  private final Consumer<V> givenUp;

  /** What nobody asked for longest comes first. */
  private final Map<K, V> held = new LinkedHashMap<>(16, 0.75f, true);

  /** Keeps so many. */
  public Recent(int most) {
    this(most, gone -> {});
  }

  /**
   * Keeps so many.
   *
   * @param givenUp is handed what is kept no longer, and what was made twice; somebody may still
   *     use it
   */
  public Recent(int most, Consumer<V> givenUp) {
    this.most = most;
    this.givenUp = givenUp;
  }

  /** What is kept for a key; null if nothing is. */
  public synchronized @Nullable V get(K key) {
    return held.get(key);
  }

  /**
   * What is kept for a key, made where nothing is. It is made outside any lock: what takes long
   * keeps nobody from the others, and of what was made twice the first is kept.
   */
  public V get(K key, Supplier<V> make) {
    V known = get(key);
    return known == null ? keep(key, make.get()) : known;
  }

  private synchronized V keep(K key, V made) {
    V quicker = held.get(key);
    if (quicker != null) {
      givenUp.accept(made);
      return quicker;
    }
    put(key, made);
    return made;
  }

  /** Keeps this from now on, whatever was kept before. */
  public synchronized void put(K key, V value) {
    V before = held.put(key, value);
    if (before != null) {
      givenUp.accept(before);
    } else if (held.size() > most) {
      givenUp.accept(held.remove(held.keySet().iterator().next()));
    }
  }

  /** How many are kept. */
  public synchronized int size() {
    return held.size();
  }

  /** Gives up all. */
  public synchronized void clear() {
    held.values().forEach(givenUp);
    held.clear();
  }
}
