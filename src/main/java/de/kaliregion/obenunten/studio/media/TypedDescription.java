package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.web.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a media item as it was typed, by the names of its fields; nothing of it is lost when
 * something is wrong with it.
 */
public record TypedDescription(Map<String, String> values) {
  public static final String YES = "yes";
  public static final String NO = "no";

  /** The texts that there are in each language. */
  static final List<String> WORDINGS = List.of("title", "alt", "caption", "description", "note");

  private static final Set<String> BOXES = Set.of("nobody", "synthetic");

  private static final int DIGEST = 8;

  /** All fields, in the order of the form. */
  public static final List<String> FIELDS = fields();

  private static List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (String wording : List.of("title", "alt", "caption", "description")) {
      addInEachLanguage(wording, fields);
    }
    fields.addAll(List.of("spoken", "synthetic"));
    addInEachLanguage("transcript", fields);
    fields.addAll(List.of("licence", "creator", "holder", "date", "source"));
    addInEachLanguage("note", fields);
    fields.addAll(List.of("people", "nobody", "consentBasis", "consentUntil"));
    fields.addAll(List.of("place", "panorama", "poster"));
    return List.copyOf(fields);
  }

  private static void addInEachLanguage(String field, List<String> fields) {
    for (Language language : Language.values()) {
      fields.add(in(field, language));
    }
  }

  /** The name of a field in one language. */
  public static String in(String field, Language language) {
    return field + "." + language.tag();
  }

  public TypedDescription {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * What a form brings.
   *
   * @param stored what stands in the fields that it does not show: those of films, say
   */
  static TypedDescription of(Form form, TypedDescription stored) {
    Map<String, String> values = new HashMap<>();
    for (String field : FIELDS) {
      // A box that is not ticked is not sent.
      boolean shown = BOXES.contains(field) || !form.all(field).isEmpty();
      values.put(field, shown ? clean(form.value(field)) : stored.value(field));
    }
    return new TypedDescription(values);
  }

  /** What a program sends. */
  static TypedDescription cleaned(Map<String, String> sent) {
    Map<String, String> values = new HashMap<>();
    sent.forEach((field, value) -> values.put(field, clean(value)));
    return new TypedDescription(values);
  }

  /** Line ends as everywhere; characters that nobody can see or type are dropped. */
  private static String clean(String typed) {
    return typed
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
        .strip();
  }

  /** The form that says what is stored. */
  static TypedDescription of(Description said) {
    Map<String, String> values = new HashMap<>();
    put(values, "title", said.title());
    put(values, "alt", said.alt());
    put(values, "caption", said.caption());
    put(values, "description", said.description());
    put(values, "note", said.note());
    values.put("licence", said.licence().map(Enum::name).orElse(""));
    values.put("creator", said.creator().orElse(""));
    values.put("holder", said.holder().orElse(""));
    values.put("date", said.date().map(DateText::shown).orElse(""));
    values.put("source", said.source().orElse(""));
    values.put("people", said.people().orElse(""));
    values.put("nobody", said.nobodyShown() ? YES : "");
    values.put("consentBasis", said.consent().map(consent -> consent.basis()).orElse(""));
    values.put(
        "consentUntil",
        said.consent().flatMap(consent -> consent.until()).map(Object::toString).orElse(""));
    values.put("place", said.place().map(Object::toString).orElse(""));
    values.put("panorama", said.panorama().map(yes -> yes ? YES : NO).orElse(""));
    values.put("poster", said.poster().map(Object::toString).orElse(""));
    values.put("spoken", said.spoken().map(Language::tag).orElse(""));
    values.put("synthetic", said.synthetic() ? YES : "");
    said.transcripts()
        .forEach(transcript ->
            values.put(
                in("transcript", transcript.language()),
                clean(TranscriptText.of(transcript.cues()))));
    return new TypedDescription(values);
  }

  private static void put(Map<String, String> values, String field, Optional<Wording> wording) {
    wording
        .map(Wording::texts)
        .orElse(Map.of())
        .forEach((language, text) -> values.put(in(field, language), clean(text)));
  }

  /** What stands in the field; empty when nothing does. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What stands in the field in this language. */
  public String value(String field, Language language) {
    return value(in(field, language));
  }

  /** The same with another value. */
  TypedDescription with(String field, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(field, value);
    return new TypedDescription(more);
  }

  /**
   * A mark of each field's value, for the hidden field {@code seen}: by it one knows later which
   * fields a person has changed, without keeping old versions.
   */
  public String marks() {
    StringBuilder marks = new StringBuilder();
    FIELDS.forEach(field -> marks.append(mark(field)));
    return marks.toString();
  }

  private String mark(String field) {
    return Sha256.of(value(field).getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGEST);
  }

  /** Whether this field differs from when the marks were made; any does from other marks. */
  boolean isChangedSince(String marks, String field) {
    int at = FIELDS.indexOf(field) * DIGEST;
    return marks.length() != FIELDS.size() * DIGEST || !marks.startsWith(mark(field), at);
  }
}
