package de.kaliregion.obenunten.studio.access;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.exhibition.access.AccessReport;
import de.kaliregion.obenunten.exhibition.access.AccessReport.Finding;
import de.kaliregion.obenunten.exhibition.access.Statement;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.media.LibraryView;
import de.kaliregion.obenunten.studio.media.index.Found;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.media.index.MediaTrait;
import de.kaliregion.obenunten.studio.search.StoryFinder;
import de.kaliregion.obenunten.studio.story.StoryLine;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What of the content of organisations not everybody can use. What visitors have is told as the
 * public statement tells it; what they may get one day comes after it.
 */
public final class AccessDebt {
  /** So many things are named for each barrier. */
  static final int MOST = 25;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final StoryFinder stories;
  private final MediaIndex media;
  private final MediaLibrary library;
  private final Scans scans;
  private final Supplier<Exhibition> exhibition;
  private final InstantSource clock;
  private volatile Known known;

  /** The report on an exhibition, made once for each. */
  private record Known(Exhibition exhibition, AccessReport report) {}

  public AccessDebt(
      StoryFinder stories,
      MediaIndex media,
      MediaLibrary library,
      Scans scans,
      Supplier<Exhibition> exhibition,
      InstantSource clock) {
    this.stories = stories;
    this.media = media;
    this.library = library;
    this.scans = scans;
    this.exhibition = exhibition;
    this.clock = clock;
  }

  private Known known() {
    Exhibition now = exhibition.get();
    Known last = known;
    if (last == null || last.exhibition() != now) {
      last = new Known(now, AccessReport.of(now));
      known = last;
    }
    return last;
  }

  /** Whether what takes a while after a start is there. */
  boolean isReady(Duration patience) {
    return stories.isReady(patience) && media.isBuilt(patience);
  }

  Exhibition exhibition() {
    return exhibition.get();
  }

  /** What the public statement says, in a language. */
  Statement statement(Language language) {
    Known now = known();
    return Statement.of(now.report(), now.exhibition(), language);
  }

  /** How much of what visitors have in stories of these organisations not everybody can use. */
  public long published(Collection<Slug> organisations) {
    AccessReport report = known().report();
    return report.barriers().stream()
        .flatMap(barrier -> report.of(barrier).stream())
        .filter(finding -> finding.isIn(organisations))
        .count();
  }

  /** All debts of an organisation, the worst first; barriers that nothing has are left out. */
  List<Debt> of(Slug organisation, Language reader) {
    Known now = known();
    AccessReport own = now.report().within(organisation);
    Map<Slug, Long> scanned = scanned(now.exhibition());
    List<StoryLine> begun =
        stories.of(List.of(organisation)).stream()
            .filter(line ->
                Arrays.stream(Language.values())
                    .noneMatch(language -> line.sheet(language).onShow()))
            .sorted(
                Comparator.comparing(StoryLine::changedAt)
                    .reversed()
                    .thenComparing(StoryLine::slug))
            .toList();
    return Arrays.stream(Barrier.values())
        .map(barrier -> {
          List<Debt.Line> published =
              own.of(barrier).stream()
                  .map(finding -> line(finding, now.exhibition(), scanned, reader))
                  .sorted(Comparator.comparingLong(Debt.Line::scans).reversed())
                  .toList();
          Drafts drafts =
              barrier.isOfStory()
                  ? stories(barrier, begun, reader)
                  : items(barrier, organisation, reader);
          return new Debt(
              barrier,
              published.size(),
              drafts.total(),
              Stream.concat(published.stream(), drafts.first().stream()).limit(MOST).toList());
        })
        .filter(debt -> debt.total() > 0)
        .toList();
  }

  /** How often a year's visitors scanned a sign that leads to the story. */
  private Map<Slug, Long> scanned(Exhibition now) {
    Map<SignCode, Slug> signs = new HashMap<>();
    for (Sign sign : now.signs()) {
      sign.story().ifPresent(story -> signs.put(sign.code(), story));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    Map<Slug, Long> scanned = new HashMap<>();
    scans
        .of(signs.keySet(), today.minusYears(1), today)
        .forEach((sign, days) ->
            scanned.merge(
                signs.get(sign),
                days.values().stream().mapToLong(Long::longValue).sum(),
                Long::sum));
    return scanned;
  }

  private static Debt.Line line(
      Finding finding, Exhibition now, Map<Slug, Long> scanned, Language reader) {
    long scans =
        finding.stories().stream().mapToLong(story -> scanned.getOrDefault(story.slug(), 0L)).sum();
    if (finding.barrier().isOfStory()) {
      PublishedStory story = finding.stories().getFirst();
      Language language = story.edition(reader).language();
      return new Debt.Line(
          story.edition(reader).title(),
          Optional.of(language).filter(other -> other != reader),
          address(finding.barrier(), story.slug()),
          true,
          scans);
    }
    Wording title = now.mediaItem(finding.thing()).map(MediaItem::title).orElseThrow();
    return new Debt.Line(
        title.in(reader),
        Optional.of(title.languageFor(reader)).filter(other -> other != reader),
        address(finding.barrier(), finding.thing()),
        true,
        scans);
  }

  /** Where it is mended. */
  private static String address(Barrier barrier, Slug thing) {
    return switch (barrier) {
      case STORY_NOT_EASY -> "/studio/stories/" + thing + "?in=" + Language.EASY_GERMAN.tag();
      case STORY_NOT_ENGLISH -> "/studio/stories/" + thing + "?in=" + Language.ENGLISH.tag();
      case PICTURE_UNDESCRIBED -> "/studio/media/" + thing + "#alt.de";
      case DESCRIBED_ONCE -> "/studio/media/" + thing + "#alt.en";
      case VIEW_UNTOLD -> "/studio/media/" + thing + "#description.de";
      case SOUND_WITHOUT_TRANSCRIPT, FILM_WITHOUT_CAPTIONS ->
          "/studio/media/" + thing + "#transcript.de";
      case DOCUMENT_UNTAGGED -> "/studio/media/" + thing;
    };
  }

  /** What visitors do not have yet. */
  private record Drafts(long total, List<Debt.Line> first) {}

  private static Drafts stories(Barrier barrier, List<StoryLine> begun, Language reader) {
    Language needed = barrier == Barrier.STORY_NOT_EASY ? Language.EASY_GERMAN : Language.ENGLISH;
    List<StoryLine> lacking =
        begun.stream()
            .filter(line -> line.sheet(needed).status() == EditionStatus.MISSING)
            .toList();
    return new Drafts(
        lacking.size(),
        lacking.stream()
            .limit(MOST)
            .map(line ->
                new Debt.Line(
                    title(line, reader),
                    line.titleLanguage(reader).filter(other -> other != reader),
                    address(barrier, line.slug()),
                    false,
                    0))
            .toList());
  }

  private static String title(StoryLine line, Language reader) {
    String title = line.title(reader);
    return title.isEmpty() ? Messages.ofStudio(reader).text("stories.untitled") : title;
  }

  private Drafts items(Barrier barrier, Slug organisation, Language reader) {
    Found<Slug> found =
        media.with(
            Set.of(MediaTrait.has(barrier), MediaTrait.NOT_RELEASED), List.of(organisation), MOST);
    Map<Slug, MediaEntry> entries = new HashMap<>();
    library.find(found.first()).forEach(entry -> entries.put(entry.slug(), entry));
    List<Debt.Line> lines = new ArrayList<>();
    for (Slug slug : found.first()) {
      Optional.ofNullable(entries.get(slug))
          .ifPresent(entry ->
              lines.add(
                  new Debt.Line(
                      LibraryView.title(entry, reader),
                      entry
                          .draft()
                          .description()
                          .title()
                          .map(title -> title.languageFor(reader))
                          .filter(other -> other != reader),
                      address(barrier, slug),
                      false,
                      0)));
    }
    return new Drafts(found.total(), List.copyOf(lines));
  }
}
