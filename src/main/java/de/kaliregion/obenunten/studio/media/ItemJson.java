package de.kaliregion.obenunten.studio.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.media.library.MediaEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item for programs; what is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ItemJson(
    String slug,
    String organisation,
    long version,
    String kind,
    String state,
    String reason,
    List<String> missing,
    DescriptionJson description,
    OriginalJson original,
    List<FileJson> files,
    String changedAt,
    String releasedAt,
    String deletedAt) {

  /** What curators wrote; a PATCH names those of its members that it changes (RFC 7396). */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record DescriptionJson(
      Map<String, String> title,
      Map<String, String> alt,
      Map<String, String> caption,
      Map<String, String> description,
      Map<String, String> note,
      String licence,
      String creator,
      String holder,
      String date,
      String source,
      String people,
      Boolean nobodyShown,
      ConsentJson consent,
      String place,
      Boolean panorama,
      String poster,
      String spoken,
      Boolean synthetic,
      Map<String, String> transcripts) {

    static DescriptionJson of(Description said) {
      Map<String, String> transcripts = new LinkedHashMap<>();
      said.transcripts()
          .forEach(
              (Transcript one) -> transcripts.put(one.language().tag(), WebVtt.write(one.cues())));
      return new DescriptionJson(
          texts(said.title().orElse(null)),
          texts(said.alt().orElse(null)),
          texts(said.caption().orElse(null)),
          texts(said.description().orElse(null)),
          texts(said.note().orElse(null)),
          said.licence().map(Licence::id).orElse(null),
          said.creator().orElse(null),
          said.holder().orElse(null),
          said.date().orElse(null),
          said.source().orElse(null),
          said.people().orElse(null),
          said.nobodyShown() ? true : null,
          said.consent()
              .map(consent ->
                  new ConsentJson(
                      consent.basis(), consent.until().map(Object::toString).orElse(null)))
              .orElse(null),
          said.place().map(Object::toString).orElse(null),
          said.panorama().orElse(null),
          said.poster().map(Object::toString).orElse(null),
          said.spoken().map(Language::tag).orElse(null),
          said.synthetic() ? true : null,
          transcripts);
    }

    private static Map<String, String> texts(Wording wording) {
      Map<String, String> texts = new LinkedHashMap<>();
      if (wording != null) {
        wording.texts().forEach((language, text) -> texts.put(language.tag(), text));
      }
      return texts;
    }

    /** The same as the form would bring it, so that both are judged by one reader. */
    TypedDescription typed() {
      Map<String, String> values = new LinkedHashMap<>();
      put(values, "title", title);
      put(values, "alt", alt);
      put(values, "caption", caption);
      put(values, "description", description);
      put(values, "note", note);
      put(values, "transcript", transcripts);
      // An unknown name stays as it is, for the reader to refuse it.
      put(
          values,
          "licence",
          licence == null ? null : Licence.ofId(licence).map(Enum::name).orElse("?" + licence));
      put(values, "creator", creator);
      put(values, "holder", holder);
      put(values, "date", date);
      put(values, "source", source);
      put(values, "people", people);
      put(values, "nobody", Boolean.TRUE.equals(nobodyShown) ? TypedDescription.YES : null);
      put(values, "consentBasis", consent == null ? null : consent.basis());
      put(values, "consentUntil", consent == null ? null : consent.until());
      put(values, "place", place);
      put(
          values,
          "panorama",
          panorama == null ? null : panorama ? TypedDescription.YES : TypedDescription.NO);
      put(values, "poster", poster);
      put(values, "spoken", spoken);
      put(values, "synthetic", Boolean.TRUE.equals(synthetic) ? TypedDescription.YES : null);
      return TypedDescription.cleaned(values);
    }

    private static void put(Map<String, String> values, String field, Map<String, String> texts) {
      if (texts != null) {
        texts.forEach((language, text) -> put(values, field + "." + language, text));
      }
    }

    private static void put(Map<String, String> values, String field, String value) {
      if (value != null) {
        values.put(field, value);
      }
    }
  }

  /** Why people may be seen or heard. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ConsentJson(String basis, String until) {}

  /** What was sent. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record OriginalJson(
      String id,
      String fileName,
      String mediaType,
      long bytes,
      String sha256,
      String receivedAt,
      Long milliseconds,
      Integer width,
      Integer height) {

    static OriginalJson of(Master master) {
      return new OriginalJson(
          master.id(),
          master.fileName(),
          master.facts().map(Facts::mediaType).orElse(null),
          master.bytes(),
          master.sha256().hex(),
          master.receivedAt().toString(),
          master.facts().flatMap(Facts::milliseconds).orElse(null),
          master.facts().flatMap(Facts::dimensions).map(size -> size.width()).orElse(null),
          master.facts().flatMap(Facts::dimensions).map(size -> size.height()).orElse(null));
    }
  }

  /** A file that visitors get once the item is released. */
  record FileJson(String address, String mediaType, long bytes) {}

  static ItemJson of(MediaEntry entry, Language language) {
    MediaDraft draft = entry.draft();
    Master master = entry.master();
    return new ItemJson(
        entry.slug().value(),
        draft.organisation().value(),
        draft.version(),
        entry.kind().map((Kind kind) -> LibraryQuery.value(kind)).orElse(null),
        master.state().name().toLowerCase(java.util.Locale.ROOT),
        master.reason().map(why -> why.in(language)).orElse(null),
        entry.gaps().stream().map(Gap::field).toList(),
        DescriptionJson.of(draft.description()),
        OriginalJson.of(master),
        master.derivatives().files().stream()
            .map(
                file -> new FileJson(Pictures.address(entry, file), file.mediaType(), file.bytes()))
            .toList(),
        draft.changedAt().toString(),
        draft.releasedAt().map(Object::toString).orElse(null),
        draft.deletedAt().map(Object::toString).orElse(null));
  }
}
