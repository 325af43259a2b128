package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardList;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.PartId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A card after a part was added, moved or removed.
 *
 * @param part where the person goes on; empty where nothing has changed
 */
record Rearranged(CardWords words, Optional<String> part) {

  static Rearranged of(CardKind kind, CardWords words, CardAct act) {
    return switch (act) {
      case CardAct.Add(String list) -> add(kind, words, list);
      case CardAct.Move(String part, int by) -> move(kind, words, part, by);
      case CardAct.Remove(String part) -> remove(kind, words, part);
      case CardAct.Save _, CardAct.Publish _, CardAct.Withdraw _ ->
          new Rearranged(words, Optional.empty());
    };
  }

  private static Rearranged add(CardKind kind, CardWords words, String list) {
    List<String> parts = lists(kind, words).get(list);
    if (parts == null) {
      return new Rearranged(words, Optional.empty());
    }
    String id = PartId.random();
    List<String> more = new ArrayList<>(parts);
    more.add(id);
    return new Rearranged(words.with(kind, list, String.join(" ", more)), Optional.of(id));
  }

  private static Rearranged move(CardKind kind, CardWords words, String part, int by) {
    return listOf(kind, words, part)
        .map(list -> {
          List<String> parts = new ArrayList<>(list.getValue());
          int from = parts.indexOf(part);
          int to = Math.clamp(from + by, 0, parts.size() - 1);
          parts.add(to, parts.remove(from));
          return new Rearranged(
              words.with(kind, list.getKey(), String.join(" ", parts)), Optional.of(part));
        })
        .orElseGet(() -> new Rearranged(words, Optional.empty()));
  }

  private static Rearranged remove(CardKind kind, CardWords words, String part) {
    return listOf(kind, words, part)
        .map(list -> {
          List<String> parts = new ArrayList<>(list.getValue());
          parts.remove(part);
          return new Rearranged(
              words.with(kind, list.getKey(), String.join(" ", parts)), Optional.of(list.getKey()));
        })
        .orElseGet(() -> new Rearranged(words, Optional.empty()));
  }

  private static Optional<Map.Entry<String, List<String>>> listOf(
      CardKind kind, CardWords words, String part) {
    return lists(kind, words).entrySet().stream()
        .filter(list -> list.getValue().contains(part))
        .findFirst();
  }

  /** All lists on the card, by their names. */
  private static Map<String, List<String>> lists(CardKind kind, CardWords words) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    kind.list().ifPresent(list -> collect("", list, words, lists));
    return lists;
  }

  private static void collect(
      String prefix, CardList list, CardWords words, Map<String, List<String>> lists) {
    List<String> parts = words.parts(prefix + list.name());
    lists.put(prefix + list.name(), parts);
    list.within().ifPresent(within -> parts.forEach(id -> collect(id + "/", within, words, lists)));
  }
}
