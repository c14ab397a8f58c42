package dev.tunegate.web;

import dev.tunegate.versions.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a policy by what they are: what a policy owner changes most comes first. */
final class WorkFolders {

  private static final String WORDS = "Numbers and words";
  private static final String RULES = "Rules and tables";
  private static final String SAMPLES = "Samples";

  private WorkFolders() {}

  static Map<String, List<String>> of(Collection<String> files) {
    Map<String, List<String>> folders = new LinkedHashMap<>();
    for (String folder : List.of(WORDS, RULES, SAMPLES)) {
      folders.put(folder, new ArrayList<>());
    }
    for (String file : files) {
      boolean sample = file.startsWith(Content.SAMPLES);
      boolean words = !sample && file.endsWith(".yaml");
      folders.get(sample ? SAMPLES : words ? WORDS : RULES).add(file);
    }
    folders.values().removeIf(List::isEmpty);
    return folders;
  }
}
