package de.kaliregion.obenunten.operations.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers faults while a collection is read, so that all of them can be told at once. */
final class Faults {
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Mention, Integer> mentions = new HashMap<>();

  private record Mention(String file, String field, String value) {}

  /** Remembers where a file names something, for faults that show only when everything is read. */
  void remember(String file, String field, String value, int line) {
    mentions.putIfAbsent(new Mention(file, field, value), line);
  }

  /** A fault at the line where the file names the value. */
  void addAt(String file, String field, String value, String message) {
    add(file, mentions.getOrDefault(new Mention(file, field, value), 0), field, message);
  }

  void add(String file, int line, String field, String message) {
    faults.add(new Fault(file, line, field, message));
  }

  int count() {
    return faults.size();
  }

  /**
   * @throws CollectionFaultException when there is any
   */
  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new CollectionFaultException(
          faults.stream()
              .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line))
              .distinct()
              .toList());
    }
  }
}
