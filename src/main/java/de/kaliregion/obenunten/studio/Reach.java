package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How far somebody's rights reach.
 *
 * @param all the organisations that there are
 */
public record Reach(Supplier<Collection<Slug>> all) {

  /** The organisations in which the person has this right, in the order of their names. */
  public List<Slug> of(SignedIn who, Right right) {
    Stream<Slug> some =
        who.isOperator() ? all.get().stream() : who.account().roles().organisations().stream();
    return some.filter(slug -> who.may(right, slug)).sorted(Comparator.naturalOrder()).toList();
  }
}
