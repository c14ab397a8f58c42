package dev.tunegate.web;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.Desk;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.Registers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<Shelf> shelves = new ArrayList<>();
  private final Map<String, Entry> byAddress = new LinkedHashMap<>();

  SampleShelf(Desk desk) {
    Registers registers = desk.policy().registers();
    for (Code verdict : registers.codesOf("Verdict").values()) {
      String folder = slug(verdict.code());
      List<Entry> entries = new ArrayList<>();
      for (Sample sample : desk.samples()) {
        if (sample.folder().equals(verdict.code())) {
          entries.add(entry(folder, sample));
        }
      }
      if (!entries.isEmpty()) {
        shelves.add(new Shelf(folder, verdict.label(), List.copyOf(entries)));
      }
    }
  }

  private Entry entry(String folder, Sample sample) {
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
    return List.copyOf(shelves);
  }

  Optional<Entry> find(String folder, String name) {
    return Optional.ofNullable(byAddress.get("/samples/" + folder + "/" + name));
  }
}
