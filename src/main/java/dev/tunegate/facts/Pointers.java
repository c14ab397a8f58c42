package dev.tunegate.facts;

import java.util.List;

/** JSON pointers (RFC 6901) into a case. */
final class Pointers {

  private static final List<String> TEXTS =
      List.of(CaseText.TITLE, CaseText.DESCRIPTION, CaseText.ATTRIBUTES);

  private Pointers() {}

  /** Pointer to a property of the object at another pointer. */
  static String to(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer with each segment that names no field of a case replaced by {@code *}. */
  static String ofKnownNames(String pointer) {
    String[] segments = pointer.split("/", -1);
    var known = new StringBuilder();
    for (int i = 1; i < segments.length; i++) {
      known.append('/').append(isKnown(segments, i) ? segments[i] : "*");
    }
    return known.toString();
  }

  private static boolean isKnown(String[] segments, int index) {
    return switch (index) {
      case 1 -> TEXTS.contains(segments[1]) || Catalogue.isPart(segments[1]);
      case 2 -> Catalogue.find(segments[1] + "." + segments[2]).isPresent();
      default -> false;
    };
  }
}
