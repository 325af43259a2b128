package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;

/** Writes what was typed for stories as {@link DraftReader} reads it. */
final class DraftWriter {
  private DraftWriter() {}

  static String facts(StoryFacts facts) {
    return YamlWriter.write(fields ->
        fields
            .typed("place", facts.place())
            .word("tone", facts.tone())
            .typed("cover", facts.cover())
            .list("sources", facts.sources(), DraftWriter::entry));
  }

  static String edition(Belongings.EditionWriting edition) {
    Manuscript words = edition.manuscript();
    return YamlWriter.write(fields -> {
      fields.number("version", edition.version()).text("published", edition.published());
      if (edition.state() != EditionDraft.State.DRAFT) {
        fields.word("state", edition.state());
      }
      words.translation().ifPresent(how -> fields.text("translation", DraftReader.word(how)));
      fields
          .text("german", words.germanVersion())
          .typed("title", words.title())
          .typed("teaser", words.teaser())
          .list("blocks", words.blocks(), DraftWriter::block);
    });
  }

  private static void block(YamlWriter fields, BlockDraft block) {
    fields.text("kind", block.kind().word()).text("id", block.id());
    block.words().forEach(fields::text);
    if (block.kind().hasEntries()) {
      fields.list("entries", block.entries(), DraftWriter::entry);
    }
  }

  private static void entry(YamlWriter fields, EntryDraft entry) {
    fields.text("id", entry.id());
    entry.words().forEach(fields::text);
  }
}
