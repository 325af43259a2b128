package de.kaliregion.obenunten.content.draft.card;

import de.kaliregion.obenunten.content.draft.story.ListMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings together what two people have made of the same card at once, field by field: what only one
 * of them changed is taken, and what both changed alike. Of everything else somebody hears, so that
 * nothing is written over unseen.
 */
public final class CardMerge {
  private final List<CardClash> clashes = new ArrayList<>();
  private final Map<String, String> result = new HashMap<>();

  private CardMerge() {}

  /**
   * What two people have made of one card.
   *
   * @param result what only one of them changed, and theirs where both changed the same
   * @param clashes what somebody must look at; empty when nothing excludes each other
   */
  public record Result(CardWords result, List<CardClash> clashes) {
    public Result {
      clashes = List.copyOf(clashes);
    }
  }

  /**
   * Merges two states of a card.
   *
   * @param base what both began with
   * @param mine what I made of it
   * @param theirs what they made of it, and have stored
   */
  public static Result of(CardKind kind, CardWords base, CardWords mine, CardWords theirs) {
    CardMerge merge = new CardMerge();
    merge.level("", kind.fields(), kind.list(), base.words(), mine.words(), theirs.words());
    return new Result(CardWords.of(kind, key -> merge.result.getOrDefault(key, "")), merge.clashes);
  }

  private void level(
      String prefix,
      List<CardField> fields,
      Optional<CardList> list,
      Map<String, String> base,
      Map<String, String> mine,
      Map<String, String> theirs) {
    fields.stream()
        .flatMap(field -> field.keys(prefix).stream())
        .forEach(key -> field(key, word(base, key), word(mine, key), word(theirs, key)));
    list.ifPresent(parts -> {
      String key = prefix + parts.name();
      List<Part> merged =
          ListMerge.of(
              new Parts(key, parts),
              parts(parts, key, base),
              parts(parts, key, mine),
              parts(parts, key, theirs));
      merged.forEach(part -> part.words().forEach(result::putIfAbsent));
      result.put(key, String.join(" ", merged.stream().map(Part::id).toList()));
    });
  }

  private static String word(Map<String, String> words, String key) {
    return words.getOrDefault(key, "");
  }

  private static List<Part> parts(CardList list, String key, Map<String, String> words) {
    CardWords all = new CardWords(words);
    return all.parts(key).stream().map(id -> new Part(id, all.of(list, id))).toList();
  }

  private void field(String key, String base, String mine, String theirs) {
    boolean clear = mine.equals(theirs) || mine.equals(base) || theirs.equals(base);
    if (!clear) {
      clashes.add(new CardClash.Words(key, mine, theirs));
    }
    result.put(key, theirs.equals(base) ? mine : theirs);
  }

  /** A part of a list with all that stands in it. */
  private record Part(String id, Map<String, String> words) {}

  private final class Parts implements ListMerge.Parts<Part> {
    private final String key;
    private final CardList list;

    Parts(String key, CardList list) {
      this.key = key;
      this.list = list;
    }

    @Override
    public String id(Part part) {
      return part.id();
    }

    @Override
    public Part merged(Optional<Part> base, Part mine, Part theirs) {
      level(
          mine.id() + "/",
          list.fields(),
          list.within(),
          base.map(Part::words).orElse(Map.of()),
          mine.words(),
          theirs.words());
      return new Part(mine.id(), new LinkedHashMap<>());
    }

    @Override
    public void removed(Part base, Optional<Part> mine, Optional<Part> theirs) {
      clashes.add(new CardClash.Kept(base.id(), mine.isEmpty()));
    }

    @Override
    public void moved(List<String> base, List<String> mine, List<String> theirs) {
      clashes.add(new CardClash.Order(key));
    }
  }
}
