package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.exhibition.search.SearchIndex;

/**
 * What is shown at this moment: the exhibition, its index and its finished pages. Swapped whole, so
 * that nothing of an old exhibition outlives it.
 *
 * @param index words and nearness
 */
public record Showing(Exhibition exhibition, LazyIndex index, PageCache pages) {
  /** The exhibition with an index that is built when it is first needed, and no page yet. */
  public static Showing of(Exhibition exhibition) {
    return new Showing(exhibition, new LazyIndex(exhibition), new PageCache());
  }

  /** An index that is built once, when first asked for. */
  public static final class LazyIndex {
    private final Exhibition exhibition;
    private SearchIndex index;

    private LazyIndex(Exhibition exhibition) {
      this.exhibition = exhibition;
    }

    /** The index; the first caller waits until it is built. */
    public synchronized SearchIndex get() {
      if (index == null) {
        index = new SearchIndex(ExhibitionEntries.of(exhibition));
      }
      return index;
    }
  }
}
