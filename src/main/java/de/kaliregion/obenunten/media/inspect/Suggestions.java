package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a file's metadata fills a curator's form. XMP comes first, then IPTC, then EXIF, as the
 * Metadata Working Group advises readers; tags of sounds and films come last.
 */
final class Suggestions {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_CAPTION = 4_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SOURCE = 300;

  /** What cameras and programs write where nobody said anything, in lower case. */
  private static final Set<String> MEANINGLESS =
      Set.of(
          "olympus digital camera",
          "sony dsc",
          "samsung digital camera",
          "konica minolta digital camera",
          "kodak digital still camera",
          "digital camera",
          "dcim",
          "binary comment",
          "created with gimp",
          "default",
          "untitled",
          "unbenannt",
          "ohne titel",
          "title",
          "picture",
          "photo",
          "image",
          "exif_jpeg_picture",
          "jfif",
          "charset=\"ascii\"",
          "unknown",
          "none",
          "n/a");

  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:[-:./]?(\\d{2})(?:[-:./]?(\\d{2}))?)?(?:[T ].*)?");
  private static final Pattern NOTICE =
      Pattern.compile(
          "^(?:copyright|\\(c\\)|©|\u00a9|&copy;|by|\\d{4}(?:\\s*[-–]\\s*\\d{4})?|[\\s,:;.])+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LICENCE_URL =
      Pattern.compile(
          "https?://(?:www\\.)?(?:creativecommons\\.org|rightsstatements\\.org)/[A-Za-z0-9./_-]+");
  private static final Pattern LICENCE_NAME =
      Pattern.compile("(?i)\\bCC(?:0\\b|[ -]BY(?:-(?:NC|SA|ND))*(?:[ -]\\d\\.\\d)?)");

  /** Clocks that were never set. */
  private static final Set<String> UNSET =
      Set.of("1970-01-01", "1904-01-01", "1980-01-01", "2000-01-01");

  private final Fields fields;

  private Suggestions(Fields fields) {
    this.fields = fields;
  }

  static Facts.Suggestion from(Fields fields) {
    return new Suggestions(fields).suggestion();
  }

  private Facts.Suggestion suggestion() {
    Optional<String> creator =
        text(
            LONGEST_NAME,
            "XMP: dc:creator[1]",
            "IPTC: By-line",
            "Exif IFD0: Artist",
            "Exif IFD0: Windows XP Author",
            "tag: artist",
            "tag: album_artist",
            "tag: author",
            "tag: composer",
            "PDF: Author");
    Optional<String> credit = text(LONGEST_NAME, "XMP: photoshop:Credit", "IPTC: Credit");
    Optional<String> source =
        text(
            LONGEST_SOURCE,
            "XMP: photoshop:Source",
            "XMP: dc:source",
            "IPTC: Source",
            "IPTC: Original Transmission Reference");
    return new Facts.Suggestion(
        title(),
        caption(),
        creator.or(() -> credit),
        holder(),
        licence(),
        date(),
        source.or(() -> creator.isPresent() ? credit : Optional.empty()));
  }

  private Optional<String> title() {
    return text(
            LONGEST_TITLE,
            "XMP: dc:title[1]",
            "XMP: photoshop:Headline",
            "IPTC: Object Name",
            "IPTC: Headline",
            "Exif IFD0: Windows XP Title",
            "PNG-iTXt: Title",
            "PNG-tEXt: Title",
            "tag: title",
            "PDF: Title")
        .map(title -> title.replaceFirst("^Microsoft (Word|PowerPoint|Excel) - ", ""))
        .map(title -> title.replaceFirst("(?i)\\.(docx?|pptx?|xlsx?|odt|indd|pdf)$", ""))
        .filter(title -> !title.isBlank());
  }

  private Optional<String> caption() {
    return text(
        LONGEST_CAPTION,
        "XMP: dc:description[1]",
        "IPTC: Caption/Abstract",
        "Exif IFD0: Image Description",
        "XMP: exif:UserComment[1]",
        "Exif SubIFD: User Comment",
        "Exif IFD0: Windows XP Comment",
        "JpegComment: JPEG Comment",
        "tag: description",
        "tag: comment",
        "tag: synopsis",
        "PDF: Subject");
  }

  private Optional<String> holder() {
    return text(
            LONGEST_NAME,
            "XMP: plus:CopyrightOwner[1]/plus:CopyrightOwnerName",
            "XMP: xmpRights:Owner[1]",
            "XMP: dc:rights[1]",
            "IPTC: Copyright Notice",
            "Exif IFD0: Copyright",
            "tag: copyright")
        .map(notice -> NOTICE.matcher(notice).replaceFirst("").strip())
        .filter(holder -> !holder.isEmpty() && licenceIn(holder).isEmpty());
  }

  private Optional<String> licence() {
    String[] names = {
      "XMP: cc:license",
      "XMP: xmpRights:WebStatement",
      "XMP: plus:LicensorURL",
      "XMP: xmpRights:UsageTerms[1]",
      "XMP: dc:rights[1]",
      "IPTC: Copyright Notice",
      "Exif IFD0: Copyright",
      "tag: license",
      "tag: copyright",
      "tag: wcop"
    };
    Optional<String> known =
        Arrays.stream(names)
            .flatMap(name -> fields.first(name).stream())
            .flatMap(text -> licenceIn(text).stream())
            .findFirst();
    return known.or(() ->
        text(
            LONGEST_SOURCE,
            "XMP: cc:license",
            "XMP: xmpRights:UsageTerms[1]",
            "XMP: xmpRights:WebStatement",
            "tag: license"));
  }

  private static Optional<String> licenceIn(String text) {
    for (Pattern pattern : new Pattern[] {LICENCE_URL, LICENCE_NAME}) {
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        return Optional.of(found.group());
      }
    }
    return Optional.empty();
  }

  private Optional<String> date() {
    String[] names = {
      "XMP: photoshop:DateCreated",
      "XMP: exif:DateTimeOriginal",
      "IPTC: Date Created",
      "Exif SubIFD: Date/Time Original",
      "XMP: dc:date[1]",
      "tag: com_apple_quicktime_creationdate",
      "tag: date",
      "tag: year",
      "tag: originaldate"
    };
    Optional<String> made =
        Arrays.stream(names)
            .flatMap(name -> fields.first(name).stream())
            .flatMap(text -> edtf(text).stream())
            .findFirst();
    return made.or(this::recorded);
  }

  /** Phones set the time of the container; programs that convert films set it too, to today. */
  private Optional<String> recorded() {
    boolean phone =
        fields
            .first("tag: com_android_version", "tag: com_apple_quicktime_model", "tag: location")
            .isPresent();
    return phone ? fields.first("tag: creation_time").flatMap(Suggestions::edtf) : Optional.empty();
  }

  /** Reads {@code 2020:06:08 11:16:14}, {@code 19250630}, {@code 1925-06} and the like. */
  static Optional<String> edtf(String text) {
    Matcher parts = DATE.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String date = parts.group(1);
    for (int group = 2; group <= 3; group++) {
      String part = parts.group(group);
      if (part == null || part.equals("00")) {
        break;
      }
      date += "-" + part;
    }
    return Optional.of(date).filter(Description::isDate).filter(d -> !UNSET.contains(d));
  }

  private Optional<String> text(int longest, String... names) {
    return Arrays.stream(names)
        .flatMap(name -> fields.first(name).stream())
        .filter(text -> !MEANINGLESS.contains(text.toLowerCase(Locale.ROOT)))
        .map(text -> Fields.line(text, longest))
        .findFirst();
  }
}
