package de.kaliregion.obenunten.studio.media;

import static de.kaliregion.obenunten.studio.media.TypedDescription.YES;
import static de.kaliregion.obenunten.studio.media.TypedDescription.in;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Makes a description of what was typed, or says at each field what is wrong with it. */
final class DescriptionReader {
  static final int TITLE = 200;
  static final int WORDS = 4_000;
  static final int NAME = 200;
  static final int SOURCE = 300;
  static final int PEOPLE = 500;

  private final TypedDescription typed;
  private final Messages text;
  private final Optional<Long> duration;
  private final Predicate<Slug> isPlace;
  private final Predicate<Slug> isPoster;
  private final FormFaults faults = FormFaults.none();

  /**
   * @param text the words in the reader's language
   * @param duration of the recording in milliseconds, where it is known
   * @param isPlace whether there is such a place
   * @param isPoster whether there is such a picture, for films
   */
  DescriptionReader(
      TypedDescription typed,
      Messages text,
      Optional<Long> duration,
      Predicate<Slug> isPlace,
      Predicate<Slug> isPoster) {
    this.typed = typed;
    this.text = text;
    this.duration = duration;
    this.isPlace = isPlace;
    this.isPoster = isPoster;
  }

  /**
   * Reads all fields.
   *
   * @param keep makes a transcript of cues; is called only when nothing is wrong
   * @return the description, unless there are {@link #faults}
   */
  Optional<Description> read(BiFunction<Language, List<Transcript.Cue>, Transcript> keep) {
    Optional<Wording> title = wording("title", TITLE);
    Optional<Wording> alt = wording("alt", WORDS);
    Optional<Wording> caption = wording("caption", WORDS);
    Optional<Wording> longWords = wording("description", WORDS);
    Optional<Language> spoken = choice("spoken", Language::ofTag);
    Map<Language, List<Transcript.Cue>> cues = cues();
    Optional<Licence> licence = choice("licence", DescriptionReader::licence);
    Optional<String> creator = line("creator", NAME);
    Optional<String> holder = line("holder", NAME);
    Optional<String> date = date();
    Optional<String> source = line("source", SOURCE);
    Optional<Wording> note = wording("note", WORDS);
    Optional<String> people = line("people", PEOPLE);
    boolean nobody = typed.value("nobody").equals(YES);
    if (nobody && people.isPresent()) {
      faults.add("people", text.text("item.people.both"));
    }
    Optional<Consent> consent = consent();
    Optional<Slug> place = slug("place", isPlace);
    Optional<Boolean> panorama = choice("panorama", value -> Optional.of(value.equals(YES)));
    Optional<Slug> poster = slug("poster", isPoster);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    List<Transcript> transcripts = new ArrayList<>();
    cues.forEach((language, list) -> transcripts.add(keep.apply(language, list)));
    return Optional.of(
        new Description(
            title,
            alt,
            longWords,
            caption,
            licence,
            creator,
            holder,
            date,
            source,
            note,
            people,
            nobody,
            consent,
            place,
            panorama,
            poster,
            spoken,
            typed.value("synthetic").equals(YES),
            transcripts));
  }

  /** What is wrong, by field. */
  FormFaults faults() {
    return faults;
  }

  private Optional<Wording> wording(String field, int longest) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String words = typed.value(field, language);
      if (words.length() > longest) {
        faults.add(in(field, language), tooLong(words, longest));
      } else if (!words.isEmpty()) {
        texts.put(language, words);
      }
    }
    if (!texts.isEmpty() && !texts.containsKey(Language.GERMAN)) {
      faults.add(in(field, Language.GERMAN), text.text("item.german.missing"));
      return Optional.empty();
    }
    return texts.isEmpty() || !faults.isEmpty()
        ? Optional.empty()
        : Optional.of(new Wording(texts));
  }

  private Optional<String> line(String field, int longest) {
    String words = typed.value(field).replaceAll("\\s+", " ");
    if (words.length() > longest) {
      faults.add(field, tooLong(words, longest));
      return Optional.empty();
    }
    return Optional.of(words).filter(line -> !line.isEmpty());
  }

  private String tooLong(String words, int longest) {
    return text.text("item.tooLong", text.number(words.length(), 0), text.number(longest, 0));
  }

  /** Browsers offer what there is; anything else was made up. */
  private <T> Optional<T> choice(
      String field, java.util.function.Function<String, Optional<T>> find) {
    String value = typed.value(field);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> found = find.apply(value);
    if (found.isEmpty()) {
      faults.add(field, text.text("item.choice.unknown"));
    }
    return found;
  }

  private Optional<Slug> slug(String field, Predicate<Slug> isThere) {
    return choice(
        field, value -> Optional.of(value).filter(Slug::isValid).map(Slug::new).filter(isThere));
  }

  private static Optional<Licence> licence(String name) {
    return Arrays.stream(Licence.values())
        .filter(licence -> licence.name().equals(name))
        .findFirst();
  }

  private Optional<String> date() {
    String value = typed.value("date");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> date = DateText.read(value);
    if (date.isEmpty()) {
      faults.add("date", text.text("item.date.invalid"));
    }
    return date;
  }

  private Optional<Consent> consent() {
    Optional<String> basis = line("consentBasis", SOURCE);
    Optional<LocalDate> until = Optional.empty();
    String day = typed.value("consentUntil");
    if (!day.isEmpty()) {
      until = day(day);
      if (until.isEmpty()) {
        faults.add("consentUntil", text.text("item.consentUntil.invalid"));
      } else if (basis.isEmpty()) {
        faults.add("consentBasis", text.text("item.consentBasis.missing"));
      }
    }
    Optional<LocalDate> last = until;
    return basis.map(words -> new Consent(words, last));
  }

  private static Optional<LocalDate> day(String value) {
    try {
      return DateText.read(value).filter(date -> date.length() == 10).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Map<Language, List<Transcript.Cue>> cues() {
    Map<Language, List<Transcript.Cue>> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String field = in("transcript", language);
      switch (TranscriptText.read(typed.value(field), duration)) {
        case TranscriptText.Reading.Cues(List<Transcript.Cue> cues, _) -> all.put(language, cues);
        case TranscriptText.Reading.Nothing() -> {
          // There need not be one in each language.
        }
        case TranscriptText.Reading.Faulty(int line, TranscriptText.Fault fault) ->
            faults.add(field, text.text("item.transcript." + fault, text.number(line, 0)));
        case TranscriptText.Reading.Misread(int line, Wording reason) ->
            faults.add(
                field,
                text.text(
                    "item.transcript.misread", text.number(line, 0), reason.in(text.language())));
      }
    }
    return all;
  }
}
