package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.util.List;
import java.util.Optional;

/**
 * What was typed for one edition: as it stands in the fields, complete or not, right or wrong.
 *
 * @param blocks at most 400; visitors get at most 200
 * @param translation how the words came about; empty where nobody has said
 * @param germanVersion the version of the German draft whose words this one tells; empty for the
 *     German one itself, and where nobody has said
 */
public record Manuscript(
    String title,
    String teaser,
    List<BlockDraft> blocks,
    Optional<Translation> translation,
    Optional<Long> germanVersion) {

  /**
   * What a manuscript may take as JSON in UTF-8, in bytes: a browser can send it in a body of 256
   * KiB with room for what goes with it.
   */
  public static final int MOST_BYTES = 240_000;

  public static final Field TITLE = Field.line("title", 120);
  public static final Field TEASER = Field.line("teaser", 400);

  private static final int MOST_BLOCKS = 400;

  /** Nothing typed yet. */
  public static final Manuscript EMPTY =
      new Manuscript("", "", List.of(), Optional.empty(), Optional.empty());

  public Manuscript {
    title = Typed.text(title);
    teaser = Typed.text(teaser);
    blocks = Typed.list("blocks", blocks);
    translation = Require.optional(translation);
    germanVersion = Require.optional(germanVersion);
    Require.that(
        germanVersion.map(version -> version >= 1).orElse(true),
        "germanVersion",
        "must be positive");
    Require.that(blocks.size() <= MOST_BLOCKS, "blocks", "must be at most " + MOST_BLOCKS);
    Typed.distinct("blocks", blocks.stream().map(BlockDraft::id).toList());
    Require.that(
        bytes(title, teaser, blocks) <= MOST_BYTES,
        "manuscript",
        "is longer than " + MOST_BYTES + " bytes");
  }

  private static int bytes(String title, String teaser, List<BlockDraft> blocks) {
    return Typed.bytes(title)
        + Typed.bytes(teaser)
        + blocks.stream().mapToInt(BlockDraft::bytes).sum();
  }

  /** What it takes as JSON in UTF-8, in bytes, as {@link #MOST_BYTES} counts them. */
  public int bytes() {
    return bytes(title, teaser, blocks);
  }

  /** The block of this id. */
  public Optional<BlockDraft> block(String id) {
    return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
  }
}
