package de.kaliregion.obenunten.visitor;

/**
 * Where a picture stands on a page. The style sheet gives it its room; browsers choose the file
 * before they know the style, so the same is told to them here (HTML, attribute {@code sizes}).
 */
public enum PictureUse {
  /** In the column of a story. */
  STORY("(min-width: 43rem) 40rem, calc(100vw - 2rem)", 1_600, Part.MAIN),

  /** On top of a story. */
  COVER("(min-width: 62rem) 62rem, 100vw", 2_560, Part.FIRST),

  /** On top of the first page, beside the words where there is room. */
  EMBLEM("(min-width: 60rem) 33rem, 100vw", 1_600, Part.FIRST),

  /** One of several, two in a row where there is room. */
  GALLERY("(min-width: 43rem) 20rem, (min-width: 36rem) 50vw, calc(100vw - 2rem)", 960, Part.SIDE),

  /** Within a card in the column of a story. */
  CARD("(min-width: 43rem) 37rem, calc(100vw - 4rem)", 1_600, Part.MAIN),

  /** At the side of a teaser, cut to its height. */
  TEASER("14rem", 480, Part.SIDE),

  /** Above a teaser in a list of spots. */
  WIDE_TEASER("(min-width: 43rem) 20rem, calc(100vw - 2rem)", 960, Part.SIDE),

  /** A view all around, twice as wide as high, of which a part is seen. */
  PANORAMA("48rem", 4_096, Part.MAIN);

  /** How much of the page's weight a picture may take: addresses and hints are most of it. */
  private enum Part {
    FIRST,
    MAIN,
    SIDE
  }

  private final String sizes;
  private final int widest;
  private final Part part;

  PictureUse(String sizes, int widest, Part part) {
    this.sizes = sizes;
    this.widest = widest;
    this.part = part;
  }

  /** How wide it is shown, by the width of the page. */
  public String sizes() {
    return sizes;
  }

  /** Whether a hint of it is shown until it is there, as it is looked at first. */
  public boolean hinted() {
    return part == Part.FIRST;
  }

  /** How many lighter types are offered beside the one for every browser. */
  int types() {
    return part == Part.SIDE ? 1 : 2;
  }

  /** The width in pixels beyond which a file shows nothing more here, on no screen. */
  int widest() {
    return widest;
  }
}
