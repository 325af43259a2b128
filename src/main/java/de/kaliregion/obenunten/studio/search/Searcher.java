package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.code.Reading;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.Reach;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import de.kaliregion.obenunten.studio.media.LibraryView;
import de.kaliregion.obenunten.studio.media.index.Found;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.story.StoriesFound;
import de.kaliregion.obenunten.studio.story.StoryLine;
import de.kaliregion.obenunten.studio.story.StoryShow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks through everything that somebody may see. */
final class Searcher {
  /** So many of each sort stand on the page. */
  static final int MOST = 8;

  private final StoryFinder stories;
  private final MediaIndex media;
  private final ThingIndex things;
  private final MediaLibrary library;
  private final AccountStore accounts;
  private final Supplier<Exhibition> exhibition;
  private final Reach reach;

  Searcher(
      StoryFinder stories,
      MediaIndex media,
      ThingIndex things,
      MediaLibrary library,
      AccountStore accounts,
      Supplier<Exhibition> exhibition,
      Reach reach) {
    this.stories = stories;
    this.media = media;
    this.things = things;
    this.library = library;
    this.accounts = accounts;
    this.exhibition = exhibition;
    this.reach = reach;
  }

  /** One search: who asks, for what, in which language. */
  private final class Asked {
    private final SignedIn who;
    private final String words;
    private final Telling telling;
    private final List<Slug> seen;
    private final OrganisationNames names;

    Asked(SignedIn who, String words, Telling telling) {
      this.who = who;
      this.words = words;
      this.telling = telling;
      this.seen = reach.of(who, Right.VIEW_LIBRARY);
      this.names = new OrganisationNames(exhibition.get().organisations(), telling.language());
    }

    Group stories() {
      StoriesFound found = stories.withWords(words, who, seen, telling.language());
      return new Group(
          "search.stories",
          found.total(),
          found.lines().stream().limit(MOST).map(this::hit).toList(),
          Optional.of(found.query().address()),
          found.guessed());
    }

    private Hit hit(StoryLine line) {
      Language reader = telling.language();
      Optional<Language> titled = line.titleLanguage(reader);
      return new Hit(
          titled.map(line::title).orElseGet(() -> telling.text().text("stories.untitled")),
          titled.filter(language -> language != reader),
          "/studio/stories/" + line.slug() + "?in=" + line.opening(StoryShow.ALL).tag(),
          facts(line.place().map(place -> place.name().in(reader)), line.organisation()));
    }

    Group media() {
      Found<Slug> found = media.find(words, seen, MOST);
      Map<Slug, MediaEntry> entries =
          library.find(found.first()).stream()
              .collect(Collectors.toMap(MediaEntry::slug, Function.identity()));
      return new Group(
          "search.media",
          found.total(),
          found.first().stream()
              .filter(entries::containsKey)
              .map(slug -> hit(entries.get(slug)))
              .toList(),
          Optional.of("/studio/media?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
              .filter(_ -> !found.guessed()),
          found.guessed());
    }

    private Hit hit(MediaEntry entry) {
      Language reader = telling.language();
      Optional<Wording> title = entry.draft().description().title();
      return new Hit(
          LibraryView.title(entry, reader),
          title.map(words -> words.languageFor(reader)).filter(language -> language != reader),
          "/studio/media/" + entry.slug(),
          facts(
              entry.kind().map(kind -> telling.text().text("kind." + kind)),
              entry.draft().organisation()));
    }

    private String facts(Optional<String> what, Slug organisation) {
      List<String> facts = new ArrayList<>(what.stream().toList());
      if (seen.size() > 1) {
        facts.add(names.of(organisation));
      }
      return String.join(" · ", facts);
    }

    Group things(Thing.Kind kind) {
      Optional<Collection<Slug>> within = who.isOperator() ? Optional.empty() : Optional.of(seen);
      Found<Thing> found = things.find(kind, words, within, MOST);
      if (found.total() == 0 && kind == Thing.Kind.SIGN) {
        found = mistypedSigns();
      }
      return new Group(
          "search." + kind,
          found.total(),
          found.first().stream().map(this::hit).toList(),
          Optional.empty(),
          found.guessed());
    }

    /** What is nearly a code is told from its check symbol, as it is to visitors. */
    private Found<Thing> mistypedSigns() {
      if (!(exhibition.get().readCode(words) instanceof Reading.Mistyped(var suggestions))) {
        return Found.nothing();
      }
      List<Thing> near =
          suggestions.stream()
              .flatMap(code -> things.find(Thing.Kind.SIGN, code.value()).stream())
              .filter(sign ->
                  who.isOperator() || sign.organisation().filter(seen::contains).isPresent())
              .toList();
      return new Found<>(near.size(), near, !near.isEmpty());
    }

    private Hit hit(Thing thing) {
      Language reader = telling.language();
      Language titled = thing.title().languageFor(reader);
      return new Hit(
          thing.title().in(reader),
          Optional.of(titled).filter(language -> language != reader),
          address(thing),
          thing.kind() == Thing.Kind.SIGN ? whereItLeads(thing) : owner(thing));
    }

    private String owner(Thing thing) {
      return thing
          .organisation()
          .filter(_ -> thing.kind() != Thing.Kind.ORGANISATION)
          .map(organisation -> facts(Optional.empty(), organisation))
          .orElse("");
    }

    private String whereItLeads(Thing sign) {
      return sign.leadsTo()
          .flatMap(story -> exhibition.get().story(story))
          .map(story -> story.edition(telling.language()).title())
          .orElseGet(() -> telling.text().text("search.SIGN.nowhere"));
    }

    Group people() {
      List<String> wanted = Arrays.asList(folded(words).split(" "));
      List<Account> found =
          accounts.all().stream()
              .filter(this::isManaged)
              .filter(account -> {
                String has = folded(account.name() + " " + account.email().value());
                return wanted.stream().allMatch(has::contains);
              })
              .sorted(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER))
              .toList();
      return new Group(
          "search.people",
          found.size(),
          found.stream()
              .limit(MOST)
              .map(account ->
                  new Hit(
                      account.name(),
                      Optional.empty(),
                      "/studio/people/" + account.id(),
                      account.email().value()))
              .toList(),
          Optional.of("/studio/people"),
          false);
    }

    private boolean isManaged(Account account) {
      return who.isOperator()
          || account.roles().organisations().stream()
              .anyMatch(organisation -> who.may(Right.MANAGE_PEOPLE, organisation));
    }
  }

  /** Where a thing is changed; a sign leads to its story. */
  private static String address(Thing thing) {
    return switch (thing.kind()) {
      case PLACE -> "/studio/places/" + thing.name();
      case ROUTE -> "/studio/routes/" + thing.name();
      case TERM -> "/studio/terms/" + thing.name();
      case ORGANISATION -> "/studio/organisations/" + thing.name();
      case SIGN ->
          thing.leadsTo().map(story -> "/studio/stories/" + story).orElse("/m/" + thing.name());
    };
  }

  /** So that Änne is found as anne and as ANNE. */
  private static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
    return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  /**
   * Everything that has all these words, by sorts; sorts of which there is nothing are left out.
   */
  List<Group> find(SignedIn who, String words, Telling telling) {
    Asked asked = new Asked(who, words, telling);
    List<Group> groups = new ArrayList<>();
    groups.add(asked.stories());
    groups.add(asked.media());
    for (Thing.Kind kind : Thing.Kind.values()) {
      groups.add(asked.things(kind));
    }
    if (who.mayAnywhere(Right.MANAGE_PEOPLE)) {
      groups.add(asked.people());
    }
    return groups.stream().filter(group -> group.total() > 0).toList();
  }

  /** Whether what takes a while after a start is there. */
  boolean isReady(Duration patience) {
    return stories.isReady(patience) && media.isBuilt(patience);
  }
}
