package de.kaliregion.obenunten.exhibition.access;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The section of the accessibility statement on content that is not accessible (Commission
 * Implementing Decision (EU) 2018/1523): which content, why, and what becomes of it. It says the
 * same until something else is published.
 *
 * @param parts what lacks what, the worst first; none where nothing does
 * @param asOf the day of the newest publication, in words
 */
public record Statement(Language language, List<Part> parts, Optional<String> asOf) {
  /** So many stories of an organisation are named for each barrier; the others are counted. */
  static final int MOST_NAMED = 12;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /**
   * One barrier.
   *
   * @param number of stories or items that have it
   */
  public record Part(Barrier barrier, int number, List<Share> shares) {}

  /**
   * Where visitors meet it in the stories of an organisation.
   *
   * @param more how many stories there are besides those that are named
   */
  public record Share(String organisation, List<Link> stories, int more) {}

  /**
   * A story.
   *
   * @param language of its title
   */
  public record Link(String title, Language language, String path) {}

  /** What there is to tell of the exhibition, in a language. */
  public static Statement of(Exhibition exhibition, Language language) {
    return of(AccessReport.of(exhibition), exhibition, language);
  }

  /** The same, where the report is there already. */
  public static Statement of(AccessReport report, Exhibition exhibition, Language language) {
    return new Statement(
        language,
        report.barriers().stream()
            .map(barrier -> part(barrier, report.of(barrier), exhibition, language))
            .toList(),
        report.publishedAt().map(at -> day(at, language)));
  }

  private static Part part(
      Barrier barrier,
      List<AccessReport.Finding> findings,
      Exhibition exhibition,
      Language language) {
    Map<Slug, SortedMap<Slug, PublishedStory>> byOrganisation = new TreeMap<>();
    findings.stream()
        .flatMap(finding -> finding.stories().stream())
        .forEach(story ->
            byOrganisation
                .computeIfAbsent(story.story().organisation(), _ -> new TreeMap<>())
                .put(story.slug(), story));
    return new Part(
        barrier,
        findings.size(),
        byOrganisation.entrySet().stream()
            .map(own -> share(name(own.getKey(), exhibition, language), own.getValue(), language))
            .toList());
  }

  private static String name(Slug organisation, Exhibition exhibition, Language language) {
    return exhibition
        .organisation(organisation)
        .map(Organisation::name)
        .map(name -> name.in(language))
        .orElse(organisation.value());
  }

  private static Share share(
      String organisation, SortedMap<Slug, PublishedStory> stories, Language language) {
    return new Share(
        organisation,
        stories.values().stream().limit(MOST_NAMED).map(story -> link(story, language)).toList(),
        Math.max(0, stories.size() - MOST_NAMED));
  }

  private static Link link(PublishedStory story, Language language) {
    var edition = story.edition(language);
    return new Link(
        edition.title(),
        edition.language(),
        "/" + edition.language().tag() + "/stories/" + story.slug());
  }

  private static String day(Instant moment, Language language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Messages.in(language).locale())
        .format(moment.atZone(ZONE));
  }

  /** The words of the visitors' pages. */
  public Messages text() {
    return Messages.in(language);
  }

  /** How many things have the barrier, in words. */
  public String count(Part part) {
    return count("access." + part.barrier(), part.number());
  }

  /** How many stories there are besides those that are named, in words. */
  public String more(Share share) {
    return count("access.more", share.more());
  }

  private String count(String key, int number) {
    return number == 1 ? text().text(key + ".one") : text().text(key, text().number(number, 0));
  }

  /** The parts that the law demands, or the others. */
  public List<Part> parts(boolean demanded) {
    return parts.stream().filter(part -> part.barrier().isDemanded() == demanded).toList();
  }
}
