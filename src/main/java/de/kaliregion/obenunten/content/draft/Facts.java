package de.kaliregion.obenunten.content.draft;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Require;
import java.util.List;
import java.util.Optional;

/**
 * What was found in an original, judged by its content alone.
 *
 * @param mediaType such as {@code image/heic}
 * @param kind what it can be shown as; captions ({@code text/vtt}, {@code application/x-subrip})
 *     have none
 * @param dimensions in pixels, as shown: upright
 * @param milliseconds how long it lasts
 * @param pages of a document
 * @param spherical whether it says of itself that it is a view all around (equirectangular)
 * @param damaged whether it is broken, but most of it can be shown
 * @param suggestion what the file says of itself, to fill the form with
 * @param embedded further metadata, for the curators alone
 */
public record Facts(
    String mediaType,
    Optional<MediaItem.Kind> kind,
    Optional<Rendition.Dimensions> dimensions,
    Optional<Long> milliseconds,
    Optional<Integer> pages,
    boolean spherical,
    boolean damaged,
    Suggestion suggestion,
    List<Embedded> embedded) {

  private static final int MOST_EMBEDDED = 300;

  public Facts {
    Require.present("mediaType", mediaType);
    kind = Require.optional(kind);
    dimensions = Require.optional(dimensions);
    milliseconds = Require.optional(milliseconds);
    pages = Require.optional(pages);
    suggestion = suggestion == null ? Suggestion.NONE : suggestion;
    embedded = Require.list(embedded).stream().limit(MOST_EMBEDDED).toList();
  }

  /**
   * What IPTC, XMP, ID3 or QuickTime fields say that a curator would otherwise type. Texts are
   * trimmed, and cut where they are too long for the form.
   *
   * @param licence a URL or a name, as it stands in the file
   * @param date EDTF level 0: {@code 1925}, {@code 1925-06} or {@code 1925-06-30}
   */
  public record Suggestion(
      Optional<String> title,
      Optional<String> caption,
      Optional<String> creator,
      Optional<String> holder,
      Optional<String> licence,
      Optional<String> date,
      Optional<String> source) {

    /** A file that says nothing of itself. */
    public static final Suggestion NONE =
        new Suggestion(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Suggestion {
      title = Require.optional(title);
      caption = Require.optional(caption);
      creator = Require.optional(creator);
      holder = Require.optional(holder);
      licence = Require.optional(licence);
      date = Require.optional(date);
      source = Require.optional(source);
    }
  }

  /**
   * One field of the file's metadata.
   *
   * @param personal whether it may tell where somebody was, who they are or whose device it is;
   *     such a field never leaves the studio
   */
  public record Embedded(String name, String value, boolean personal) {
    public Embedded {
      Require.present("name", name);
      Require.present("value", value);
    }
  }
}
