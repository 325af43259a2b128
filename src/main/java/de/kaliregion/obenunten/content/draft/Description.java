package de.kaliregion.obenunten.content.draft;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What curators say of a media item. Everything may be missing: {@link Gap} tells what is needed
 * before visitors may have it.
 *
 * @param licence what others may do with it
 * @param creator who made it
 * @param holder who holds the rights, where it is not the creator
 * @param date of making, EDTF level 0: {@code 1925}, {@code 1925-06} or {@code 1925-06-30}; with
 *     {@code ~} behind it (level 1) it is approximate
 * @param source where it comes from
 * @param note what readers must know of the work
 * @param people who can be seen or heard; somebody in it needs a consent
 * @param nobodyShown a person has looked: nobody can be seen or heard
 * @param place which place it shows
 * @param panorama shown as a view all around, whatever the file says; empty for what the file says
 * @param poster another item that stands for a film until it plays
 */
public record Description(
    Optional<Wording> title,
    Optional<Wording> alt,
    Optional<Wording> description,
    Optional<Wording> caption,
    Optional<Licence> licence,
    Optional<String> creator,
    Optional<String> holder,
    Optional<String> date,
    Optional<String> source,
    Optional<Wording> note,
    Optional<String> people,
    boolean nobodyShown,
    Optional<Consent> consent,
    Optional<Slug> place,
    Optional<Boolean> panorama,
    Optional<Slug> poster,
    Optional<Language> spoken,
    boolean synthetic,
    List<Transcript> transcripts) {

  private static final Pattern DATE =
      Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?~?");

  /** Nothing said yet. */
  public static final Description EMPTY =
      new Description(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());

  public Description {
    title = Require.optional(title);
    alt = Require.optional(alt);
    description = Require.optional(description);
    caption = Require.optional(caption);
    licence = Require.optional(licence);
    creator = Require.optionalLine("creator", creator, 200);
    holder = Require.optionalLine("holder", holder, 200);
    date = Require.optional(date);
    Require.that(
        date.map(Description::isDate).orElse(true),
        "date",
        "must be a year, a month such as 1925-06 or a day such as 1925-06-30");
    source = Require.optionalLine("source", source, 300);
    note = Require.optional(note);
    people = Require.optionalLine("people", people, 500);
    consent = Require.optional(consent);
    place = Require.optional(place);
    panorama = Require.optional(panorama);
    poster = Require.optional(poster);
    spoken = Require.optional(spoken);
    transcripts = Require.list(transcripts);
  }

  /** The same; what it does not say is taken from the other, but for what a person must decide. */
  public Description or(Description other) {
    return new Description(
        title.or(other::title),
        alt.or(other::alt),
        description.or(other::description),
        caption.or(other::caption),
        licence.or(other::licence),
        creator.or(other::creator),
        holder.or(other::holder),
        date.or(other::date),
        source.or(other::source),
        note.or(other::note),
        people.or(other::people),
        nobodyShown,
        consent.or(other::consent),
        place.or(other::place),
        panorama.or(other::panorama),
        poster.or(other::poster),
        spoken.or(other::spoken),
        synthetic,
        transcripts.isEmpty() ? other.transcripts : transcripts);
  }

  /** The same with these transcripts. */
  public Description withTranscripts(List<Transcript> others) {
    return new Description(
        title,
        alt,
        description,
        caption,
        licence,
        creator,
        holder,
        date,
        source,
        note,
        people,
        nobodyShown,
        consent,
        place,
        panorama,
        poster,
        spoken,
        synthetic,
        others);
  }

  /** Nothing but the place. */
  public static Description at(Optional<Slug> place) {
    Description none = EMPTY;
    return new Description(
        none.title,
        none.alt,
        none.description,
        none.caption,
        none.licence,
        none.creator,
        none.holder,
        none.date,
        none.source,
        none.note,
        none.people,
        none.nobodyShown,
        none.consent,
        place,
        none.panorama,
        none.poster,
        none.spoken,
        none.synthetic,
        none.transcripts);
  }

  /** Whether the text is a date of making. */
  public static boolean isDate(String text) {
    return DATE.matcher(text).matches() && year(text) >= 1500 && year(text) <= 2200;
  }

  /** The year of making. */
  public Optional<Integer> year() {
    return date.map(Description::year);
  }

  private static int year(String date) {
    return Integer.parseInt(date.substring(0, 4));
  }
}
