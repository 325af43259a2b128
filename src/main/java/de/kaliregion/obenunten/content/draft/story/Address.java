package de.kaliregion.obenunten.content.draft.story;

import java.util.Optional;

/**
 * Where a field stands.
 *
 * @param block id of the block; empty for a field of the whole
 * @param entry id of the row in the block's list, or in the list of sources
 * @param field its name; {@code entries} and {@code sources} are the lists themselves, {@code
 *     blocks} all blocks
 */
public record Address(Optional<String> block, Optional<String> entry, String field) {

  /** A field of the whole, such as the title. */
  public static Address of(String field) {
    return new Address(Optional.empty(), Optional.empty(), field);
  }

  /** A field of a block. */
  public static Address in(BlockDraft block, String field) {
    return new Address(Optional.of(block.id()), Optional.empty(), field);
  }

  /** A field of a row of a block. */
  public static Address in(BlockDraft block, EntryDraft entry, String field) {
    return new Address(Optional.of(block.id()), Optional.of(entry.id()), field);
  }

  /** A field of a source. */
  public static Address in(EntryDraft source, String field) {
    return new Address(Optional.empty(), Optional.of(source.id()), field);
  }

  /** As the editor names its fields, such as {@code b0a1c2d3.e4f5a6b7.caption}. */
  @Override
  public String toString() {
    return block.map(id -> id + ".").orElse("") + entry.map(id -> id + ".").orElse("") + field;
  }
}
