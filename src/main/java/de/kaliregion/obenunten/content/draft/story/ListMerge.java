package de.kaliregion.obenunten.content.draft.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges three states of a list whose parts have ids. */
public final class ListMerge<T> {
  private final Parts<T> parts;
  private final Map<String, T> base;
  private final Map<String, T> mine;
  private final Map<String, T> theirs;

  /** What the parts are, and who hears of what excludes each other. */
  public interface Parts<T> {
    String id(T part);

    /** One that both have. */
    T merged(Optional<T> base, T mine, T theirs);

    /** One of them removed what the other wrote in. */
    void removed(T base, Optional<T> mine, Optional<T> theirs);

    /** Both moved parts. */
    void moved(List<String> base, List<String> mine, List<String> theirs);
  }

  private ListMerge(Parts<T> parts, List<T> base, List<T> mine, List<T> theirs) {
    this.parts = parts;
    this.base = byId(base);
    this.mine = byId(mine);
    this.theirs = byId(theirs);
  }

  private Map<String, T> byId(List<T> list) {
    Map<String, T> map = new LinkedHashMap<>();
    list.forEach(part -> map.put(parts.id(part), part));
    return map;
  }

  public static <T> List<T> of(Parts<T> parts, List<T> base, List<T> mine, List<T> theirs) {
    return new ListMerge<>(parts, base, mine, theirs).merged();
  }

  private List<T> merged() {
    Map<String, T> kept = new LinkedHashMap<>();
    theirs.keySet().forEach(id -> keep(id, kept));
    mine.keySet().stream().filter(id -> !theirs.containsKey(id)).forEach(id -> keep(id, kept));
    return order(kept.keySet()).stream().map(kept::get).toList();
  }

  private void keep(String id, Map<String, T> kept) {
    Optional<T> before = Optional.ofNullable(base.get(id));
    Optional<T> my = Optional.ofNullable(mine.get(id));
    Optional<T> their = Optional.ofNullable(theirs.get(id));
    if (my.isPresent() && their.isPresent()) {
      kept.put(id, parts.merged(before, my.get(), their.get()));
      return;
    }
    T there = my.or(() -> their).orElseThrow();
    if (before.filter(there::equals).isPresent()) {
      return; // The other removed it, and nobody wrote in it.
    }
    before.ifPresent(part -> parts.removed(part, my, their));
    kept.put(id, there);
  }

  /** Whoever moved parts gives the order; what only the other has stands where it stood there. */
  private List<String> order(Set<String> kept) {
    List<String> was = common(base);
    List<String> my = common(mine);
    List<String> their = common(theirs);
    boolean theyMoved = !their.equals(was);
    if (theyMoved && !my.equals(was) && !my.equals(their)) {
      parts.moved(was, my, their);
    }
    Map<String, T> leading = theyMoved ? theirs : mine;
    Map<String, T> other = theyMoved ? mine : theirs;
    List<String> order = new ArrayList<>(leading.keySet().stream().filter(kept::contains).toList());
    int at = 0;
    for (String id : other.keySet()) {
      if (leading.containsKey(id)) {
        at = kept.contains(id) ? order.indexOf(id) + 1 : at;
      } else if (kept.contains(id)) {
        order.add(at++, id);
      }
    }
    return order;
  }

  private List<String> common(Map<String, T> state) {
    return state.keySet().stream()
        .filter(id -> base.containsKey(id) && mine.containsKey(id) && theirs.containsKey(id))
        .toList();
  }
}
