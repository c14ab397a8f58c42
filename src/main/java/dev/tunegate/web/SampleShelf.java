package dev.tunegate.web;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.Desk;
import dev.tunegate.policy.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The samples of the policy by verdict, each at an address made from its sentence. */
@Component
final class SampleShelf {

  /** The samples of one verdict. */
  record Shelf(String slug, String label, List<Entry> entries) {

    private static final int FIRST = 6;

    /** A few to begin with: whole stories, told at length, before those that stand on a number. */
    public List<Entry> first() {
      return entries.stream()
          .sorted(Comparator.comparingInt((Entry entry) -> -entry.sample().json().length()))
          .limit(FIRST)
          .toList();
    }

    /** The others. */
    public List<Entry> rest() {
      List<Entry> rest = new ArrayList<>(entries);
      rest.removeAll(first());
      return rest;
    }
  }

  /**
   * A sample.
   *
   * @param address path of its page
   * @param name the sentence that names it
   */
  record Entry(String address, String name, Sample sample) {}

  /** The shelves of one version, which never change. */
  private record Filled(
      @Nullable Integer version, List<Shelf> shelves, Map<String, Entry> byAddress) {}

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Desk desk;
  private volatile @Nullable Filled filled;

  SampleShelf(Desk desk) {
    this.desk = desk;
  }

  /** The shelves of the version in force, filled anew when another comes into force. */
  private Filled filled() {
    @Nullable Filled now = filled;
    if (now == null || !Objects.equals(now.version(), desk.version())) {
      now = fill(desk);
      filled = now;
    }
    return now;
  }

  private static Filled fill(Desk desk) {
    List<Shelf> shelves = new ArrayList<>();
    Map<String, Entry> byAddress = new LinkedHashMap<>();
    for (Code verdict : desk.policy().registers().codesOf("Verdict").values()) {
      String folder = slug(verdict.code());
      List<Entry> entries = new ArrayList<>();
      for (Sample sample : desk.samples()) {
        if (sample.folder().equals(verdict.code())) {
          entries.add(entry(folder, sample, byAddress));
        }
      }
      if (!entries.isEmpty()) {
        shelves.add(new Shelf(folder, verdict.label(), List.copyOf(entries)));
      }
    }
    return new Filled(desk.version(), List.copyOf(shelves), byAddress);
  }

  private static Entry entry(String folder, Sample sample, Map<String, Entry> byAddress) {
    String address = "/samples/" + folder + "/" + slug(sample.name());
    String free = address;
    for (int i = 2; byAddress.containsKey(free); i++) {
      free = address + "-" + i;
    }
    var entry = new Entry(free, sample.name(), sample);
    byAddress.put(free, entry);
    return entry;
  }

  static String slug(String sentence) {
    String words = NO_WORD.matcher(sentence.toLowerCase(Locale.ROOT)).replaceAll("-");
    return words.replaceAll("^-+|-+$", "");
  }

  List<Shelf> shelves() {
    return filled().shelves();
  }

  Optional<Entry> find(String folder, String name) {
    return Optional.ofNullable(filled().byAddress().get("/samples/" + folder + "/" + name));
  }

  /** The address of each sample, by its path below the samples folder. */
  Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    filled().byAddress().forEach((address, entry) -> addresses.put(entry.sample().path(), address));
    return addresses;
  }
}
