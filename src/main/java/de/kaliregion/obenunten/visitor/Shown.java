package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Slug;
import java.util.Optional;

/**
 * A media item that stands alone in a story. It is shown as what it is, not as what the block calls
 * it: its original may have been replaced by one of another kind since.
 *
 * @param caption the story's own words for it
 */
public record Shown(Slug item, Optional<String> caption) {

  /** What the block shows, if that is one item and nothing else. */
  public static Optional<Shown> in(Block block) {
    return switch (block) {
      case Block.Picture(Slug item, Optional<String> caption) ->
          Optional.of(new Shown(item, caption));
      case Block.Audio(Slug item, Optional<String> caption) ->
          Optional.of(new Shown(item, caption));
      case Block.Video(Slug item, Optional<String> caption) ->
          Optional.of(new Shown(item, caption));
      case Block.Panorama(Slug item, Optional<String> caption) ->
          Optional.of(new Shown(item, caption));
      case Block.Document(Slug item, Optional<String> caption) ->
          Optional.of(new Shown(item, caption));
      default -> Optional.empty();
    };
  }
}
