package de.kaliregion.obenunten.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was made from an original for the web.
 *
 * @param renditions the files to show or play; the first one every browser understands. Of pictures
 *     the JPEG files come first, then WebP, then AVIF, each from wide to narrow; of films the small
 *     one comes before the large one
 * @param stills of a film, as of a picture
 * @param pages of a document, as pictures, in order
 * @param placeholder a tiny picture as a {@code data:} address, shown until the real one is there
 * @param waveform of a sound: the data of an SVG path in a box of 1000 by 100
 * @param tiles of a picture that is larger than any screen
 * @param text of a document
 * @param tagged whether a document says what its parts are, such as headings and lists, for
 *     programs that read aloud; empty where nobody has looked
 */
public record Derivatives(
    List<Rendition> renditions,
    List<Rendition> stills,
    List<Rendition> pages,
    Optional<String> placeholder,
    Optional<String> waveform,
    Optional<TilePack> tiles,
    Optional<String> text,
    Optional<Boolean> tagged) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("data:image/(webp|jpeg|png);base64,[A-Za-z0-9+/]{1,2000}={0,2}");
  private static final Pattern WAVEFORM = Pattern.compile("[MLHVZmlhvz0-9 .,-]{1,20000}");
  private static final int LONGEST_TEXT = 200_000;

  /** Nothing made yet. */
  public static final Derivatives NONE =
      new Derivatives(
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Derivatives {
    renditions = Require.list(renditions);
    stills = Require.list(stills);
    pages = Require.list(pages);
    placeholder = Require.optional(placeholder);
    waveform = Require.optional(waveform);
    tiles = Require.optional(tiles);
    text = Require.optional(text);
    tagged = Require.optional(tagged);
    Require.that(
        placeholder.map(PLACEHOLDER.asMatchPredicate()::test).orElse(true),
        "placeholder",
        "is no data address of a small picture");
    Require.that(
        waveform.map(WAVEFORM.asMatchPredicate()::test).orElse(true),
        "waveform",
        "is no data of an SVG path");
    Require.that(
        text.map(t -> t.length() <= LONGEST_TEXT).orElse(true), "text", "is longer than 200000");
  }

  /** Only files to show or play. */
  public static Derivatives of(List<Rendition> renditions) {
    return NONE.withRenditions(renditions);
  }

  /** The same with other files to show or play. */
  public Derivatives withRenditions(List<Rendition> other) {
    return new Derivatives(other, stills, pages, placeholder, waveform, tiles, text, tagged);
  }

  /** The same with the stills of a film. */
  public Derivatives withStills(List<Rendition> other) {
    return new Derivatives(renditions, other, pages, placeholder, waveform, tiles, text, tagged);
  }

  /** The same with a tiny picture, as a {@code data:} address. */
  public Derivatives withPlaceholder(String address) {
    return new Derivatives(
        renditions, stills, pages, Optional.of(address), waveform, tiles, text, tagged);
  }

  /** The same with the shape of a sound, as SVG path data in a box of 1000 by 100. */
  public Derivatives withWaveform(String path) {
    return new Derivatives(
        renditions, stills, pages, placeholder, Optional.of(path), tiles, text, tagged);
  }

  /** The same with tiles for deep zoom. */
  public Derivatives withTiles(TilePack pack) {
    return new Derivatives(
        renditions, stills, pages, placeholder, waveform, Optional.of(pack), text, tagged);
  }

  /** The same with the pages of a document and its text. */
  public Derivatives withPages(List<Rendition> pictures, Optional<String> words) {
    return new Derivatives(
        renditions, stills, pictures, placeholder, waveform, tiles, words, tagged);
  }

  /** The same, of a document that says what its parts are, or does not. */
  public Derivatives withTags(boolean has) {
    return new Derivatives(
        renditions, stills, pages, placeholder, waveform, tiles, text, Optional.of(has));
  }

  /** These and what another stage made; where both have the same single thing, these win. */
  public Derivatives and(Derivatives more) {
    return new Derivatives(
        joined(renditions, more.renditions),
        joined(stills, more.stills),
        joined(pages, more.pages),
        placeholder.or(more::placeholder),
        waveform.or(more::waveform),
        tiles.or(more::tiles),
        text.or(more::text),
        tagged.or(more::tagged));
  }

  private static List<Rendition> joined(List<Rendition> some, List<Rendition> more) {
    List<Rendition> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** Every file of these that visitors may ask for by its digest and name. */
  public List<Rendition> files() {
    return joined(joined(renditions, stills), pages);
  }
}
