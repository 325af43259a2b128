package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.Translation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what was typed for stories: complete or not, right or wrong, as it stood in the fields. */
final class DraftReader {
  private DraftReader() {}

  static Optional<StoryFacts> facts(Fields fields) {
    var place = fields.optionalText("place").orElse("");
    var tone = fields.choice("tone", Fields.enumConstant(Tone.values()), "plain or sober");
    var cover = fields.optionalText("cover").orElse("");
    var sources = fields.list("sources", source -> entry(source, StoryFacts.SOURCE));
    return fields.build(() -> new StoryFacts(place, tone, cover, sources));
  }

  static Optional<Belongings.EditionWriting> edition(Language language, Fields fields) {
    long version = fields.number("version");
    var published = fields.optionalNumber("published").map(Integer::longValue);
    var state =
        fields
            .optionalChoice("state", Fields.enumConstant(EditionDraft.State.values()), "review")
            .orElse(EditionDraft.State.DRAFT);
    var translation =
        fields.optionalChoice(
            "translation",
            DraftReader::translation,
            "original, human, machine or machine-reviewed");
    var german = fields.optionalNumber("german").map(Integer::longValue);
    var title = fields.optionalText("title").orElse("");
    var teaser = fields.optionalText("teaser").orElse("");
    var blocks = fields.list("blocks", DraftReader::block);
    if (version < 1 || published.filter(shown -> shown < 1 || shown > version).isPresent()) {
      fields.fault("version", "must be 1 or more, and not less than that which is published");
    }
    return fields.build(() ->
        new Belongings.EditionWriting(
            language,
            version,
            published,
            state,
            new Manuscript(title, teaser, blocks, translation, german)));
  }

  /** How the words came about, in a word. */
  static String word(Translation translation) {
    return translation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Translation> translation(String word) {
    return Arrays.stream(Translation.values()).filter(how -> word(how).equals(word)).findFirst();
  }

  private static Optional<BlockDraft> block(Fields fields) {
    BlockKind kind = fields.choice("kind", BlockKind::ofWord, "a kind of block");
    String id = fields.text("id");
    if (kind == null) {
      return Optional.empty();
    }
    Map<String, String> words = words(fields, kind.fields());
    List<EntryDraft> entries =
        kind.hasEntries()
            ? fields.list("entries", entry -> entry(entry, kind.entryFields()))
            : List.of();
    return fields.build(() -> new BlockDraft(id, kind, words, entries));
  }

  private static Optional<EntryDraft> entry(Fields fields, List<Field> known) {
    String id = fields.text("id");
    Map<String, String> words = words(fields, known);
    return fields.build(() -> new EntryDraft(id, words));
  }

  private static Map<String, String> words(Fields fields, List<Field> known) {
    Map<String, String> words = new HashMap<>();
    known.forEach(field ->
        fields.optionalText(field.name()).ifPresent(text -> words.put(field.name(), text)));
    return words;
  }
}
