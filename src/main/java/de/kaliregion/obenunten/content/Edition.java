package de.kaliregion.obenunten.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A story in one language.
 *
 * @param teaser one or two sentences for lists and link previews
 * @param blocks what it is made of, at most 200; the first is text, because it arrives first on a
 *     bad line
 */
public record Edition(Language language, String title, String teaser, List<Block> blocks) {
  public Edition {
    Require.present("language", language);
    title = Require.line("title", title, 120);
    teaser = Require.line("teaser", teaser, 400);
    blocks = Require.atLeastOne("blocks", blocks);
    Require.that(blocks.size() <= 200, "blocks", "must be at most 200");
    Require.that(
        blocks.getFirst() instanceof Block.Text first && first.text().isPresent(),
        "blocks",
        "must begin with a text");
  }

  /** The media items that the blocks show. */
  public Set<Slug> items() {
    Set<Slug> items = new HashSet<>();
    blocks.forEach(block -> items.addAll(block.items()));
    return Set.copyOf(items);
  }
}
