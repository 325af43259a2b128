package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is wrong on pages, gathered by kind, as the same fault is mostly on many of them. */
final class Faults {
  private static final int EXAMPLES = 3;

  private final TreeMap<String, List<String>> places = new TreeMap<>();

  /** Adds what was found on a page, as pairs of the kind and the place. */
  void add(String page, Object found) {
    for (Object fault : (List<?>) found) {
      List<?> pair = (List<?>) fault;
      places
          .computeIfAbsent((String) pair.getFirst(), _ -> new ArrayList<>())
          .add(page + ": " + pair.getLast());
    }
  }

  /** Adds what axe finds on the page as it is, and what does not fit at 320 pixels. */
  void examine(Page page) {
    String place = page.url();
    add(place, Examination.axe(page));
    page.setViewportSize(320, 640);
    add("320 px, " + place, Examination.overflow(page));
    page.setViewportSize(390, 844);
  }

  void areNone() {
    assertThat(places.entrySet()).extracting(Faults::summary).isEmpty();
  }

  private static String summary(Map.Entry<String, List<String>> fault) {
    return fault.getValue().stream()
        .limit(EXAMPLES)
        .collect(
            Collectors.joining(
                "\n    ", fault.getKey() + " (" + fault.getValue().size() + " times)\n    ", "\n"));
  }
}
