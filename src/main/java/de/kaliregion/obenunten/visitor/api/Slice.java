package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Slug;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A part of a list.
 *
 * @param start how many entries of the list come before it
 * @param limit how many entries it may have
 * @param total how many entries the whole list has
 * @param next the last entry of this part, if another follows it
 */
record Slice<T>(List<T> items, int start, int limit, int total, Optional<Slug> next) {

  /** Goes on after a slug, whether or not the list still holds it. */
  static <T> Slice<T> inOrderOfSlug(
      List<T> all, Function<T, Slug> slug, Optional<Slug> after, int limit) {
    int start =
        after
            .map(last -> firstIndex(all, entry -> slug.apply(entry).compareTo(last) > 0))
            .orElse(0);
    return cut(all, slug, start, limit);
  }

  /** Goes on after an entry of the list; empty if the list does not hold it. */
  static <T> Optional<Slice<T>> inGivenOrder(
      List<T> all, Function<T, Slug> slug, Optional<Slug> after, int limit) {
    if (after.isEmpty()) {
      return Optional.of(cut(all, slug, 0, limit));
    }
    int last = firstIndex(all, entry -> slug.apply(entry).equals(after.get()));
    return last == all.size() ? Optional.empty() : Optional.of(cut(all, slug, last + 1, limit));
  }

  /** Whether it is one of the parts that a reader meets who starts at the beginning. */
  boolean isUsual() {
    return limit == Enquiry.USUAL_LIMIT && start % limit == 0;
  }

  /** The entries in another form. */
  <R> List<R> map(Function<T, R> form) {
    return items.stream().map(form).toList();
  }

  private static <T> int firstIndex(List<T> all, Function<T, Boolean> wanted) {
    return IntStream.range(0, all.size())
        .filter(i -> wanted.apply(all.get(i)))
        .findFirst()
        .orElse(all.size());
  }

  private static <T> Slice<T> cut(List<T> all, Function<T, Slug> slug, int start, int limit) {
    int end = Math.min(start + limit, all.size());
    List<T> items = List.copyOf(all.subList(start, end));
    return new Slice<>(
        items,
        start,
        limit,
        all.size(),
        end < all.size() ? Optional.of(slug.apply(all.get(end - 1))) : Optional.empty());
  }
}
