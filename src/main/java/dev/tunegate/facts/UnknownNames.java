package dev.tunegate.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a property that no case has what was probably meant. */
final class UnknownNames {

  private static final List<String> TOP =
      Stream.of(
              Stream.of(CaseText.TITLE, CaseText.DESCRIPTION),
              Catalogue.partNames().stream(),
              Stream.of(CaseText.ATTRIBUTES))
          .flatMap(names -> names)
          .toList();

  private UnknownNames() {}

  /**
   * The message for an unknown property.
   *
   * @param part name of the part it was found in, empty for the case itself
   */
  static String message(String part, String name) {
    String begin =
        (part.isEmpty() ? "A case" : part) + " has no field " + Shown.quoted(name) + ". ";
    for (Field field : Catalogue.derived()) {
      if (field.name().equalsIgnoreCase(name) || field.path().equalsIgnoreCase(name)) {
        return begin
            + field.path()
            + " is computed from "
            + String.join(", ", field.derivedFrom())
            + " and cannot be stated. Leave it out.";
      }
    }
    List<String> own = part.isEmpty() ? TOP : namesIn(part);
    return begin + advice(part, name, own);
  }

  private static String advice(String part, String name, List<String> own) {
    List<String> owners = ownersOf(part, name);
    var exact = own.stream().filter(known -> Nearest.same(name, known)).findFirst();
    if (exact.isPresent()) {
      return "Did you mean \"" + exact.get() + "\"?";
    }
    if (!owners.isEmpty()) {
      return "It belongs to " + String.join(" or to ", owners) + ". Move it there.";
    }
    var near = Nearest.to(name, own);
    if (near.isPresent()) {
      return "Did you mean \"" + near.get() + "\"?";
    }
    List<String> paths = Catalogue.fields().stream().map(Field::path).toList();
    List<String> names = Catalogue.fields().stream().map(Field::name).distinct().toList();
    return Nearest.to(name, paths)
        .map(path -> "Did you mean " + Catalogue.get(path).name() + " in " + partOf(path) + "?")
        .or(
            () ->
                Nearest.to(name, names)
                    .map(known -> "Did you mean " + known + " in " + allOwners(known) + "?"))
        .orElse(
            "It takes "
                + String.join(", ", own)
                + "; what a rule of your own needs goes under attributes.");
  }

  private static List<String> namesIn(String part) {
    return Catalogue.fields().stream()
        .filter(field -> Catalogue.nameOf(field.part()).equals(part))
        .map(Field::name)
        .toList();
  }

  private static String partOf(String path) {
    return path.substring(0, path.indexOf('.'));
  }

  private static String allOwners(String name) {
    return Catalogue.partNames().stream()
        .filter(part -> namesIn(part).contains(name))
        .collect(Collectors.joining(" or "));
  }

  private static List<String> ownersOf(String part, String name) {
    var owners = new ArrayList<String>();
    if (!part.isEmpty() && TOP.contains(name)) {
      owners.add("the case itself");
    }
    for (String other : Catalogue.partNames()) {
      if (!other.equals(part) && namesIn(other).contains(name)) {
        owners.add(other);
      }
    }
    return owners;
  }
}
