package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.draft.Description;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes media items as {@link MediaItemReader} and {@link ItemDraftReader} read them. */
final class ItemWriter {
  private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");

  private ItemWriter() {}

  /**
   * An original.
   *
   * @param name as it was called where it came from
   */
  record Original(Slug slug, String name) {

    /** Its name in the folder: that of the item, with the ending of its own. */
    String file() {
      Matcher found = ENDING.matcher(name);
      String ending = found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "bin";
      // What ends like this describes an item.
      return slug + "." + (ending.equals("yaml") ? "bin" : ending);
    }
  }

  /** The file of a transcript in the folder. */
  static String captions(Slug item, Language language) {
    return item + "." + language.tag() + ".vtt";
  }

  /**
   * The item as visitors have it.
   *
   * @param people who can be seen or heard
   */
  static String shown(
      MediaItem item, Original original, Slug organisation, Optional<String> people) {
    return YamlWriter.write(fields -> {
      fields.word("kind", item.kind());
      file(fields, original);
      fields
          .text("organisation", organisation.value())
          .wording("title", item.title())
          .wording("alt", item.alt())
          .wording("description", item.description())
          .wording("caption", item.caption())
          .fields(
              "rights",
              rights ->
                  rights
                      .text("licence", item.rights().licence().id())
                      .text("creator", item.rights().creator())
                      .text("holder", item.rights().holder())
                      .number("year", item.rights().year())
                      .text("source", item.rights().source())
                      .wording("note", item.rights().note()))
          .text("people", people);
      consent(fields, item.consent());
      fields
          .text("poster", item.poster())
          .text("spoken", item.spoken().map(Language::tag))
          .yes("synthetic", item.synthetic());
      transcripts(fields, item.slug(), item.transcripts());
    });
  }

  /**
   * What curators say of an item.
   *
   * @param original where it does not stand with what visitors have
   */
  static String said(
      Slug item,
      Description said,
      Optional<Original> original,
      Slug organisation,
      boolean changed) {
    return YamlWriter.write(fields -> {
      original.ifPresent(present -> file(fields, present));
      fields
          .text("organisation", organisation.value())
          .yes("changed", changed)
          .wording("title", said.title())
          .wording("alt", said.alt())
          .wording("description", said.description())
          .wording("caption", said.caption())
          .fields(
              "rights",
              rights ->
                  rights
                      .text("licence", said.licence().map(Licence::id))
                      .text("creator", said.creator())
                      .text("holder", said.holder())
                      .text("date", said.date())
                      .text("source", said.source())
                      .wording("note", said.note()))
          .text("people", said.people())
          .yes("nobody", said.nobodyShown());
      consent(fields, said.consent());
      fields
          .text("place", said.place())
          .text("panorama", said.panorama())
          .text("poster", said.poster())
          .text("spoken", said.spoken().map(Language::tag))
          .yes("synthetic", said.synthetic());
      transcripts(fields, item, said.transcripts());
    });
  }

  private static void file(YamlWriter fields, Original original) {
    fields.text("file", original.file());
    if (!original.name().equals(original.file())) {
      fields.text("name", original.name());
    }
  }

  private static void consent(YamlWriter fields, Optional<Consent> consent) {
    consent.ifPresent(present ->
        fields.fields(
            "consent",
            inner -> inner.text("basis", present.basis()).text("until", present.until())));
  }

  private static void transcripts(YamlWriter fields, Slug item, List<Transcript> transcripts) {
    fields.fields(
        "transcripts",
        byLanguage ->
            transcripts.stream()
                .map(Transcript::language)
                .sorted()
                .forEach(language -> byLanguage.text(language.tag(), captions(item, language))));
  }
}
