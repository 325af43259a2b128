package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardMerge;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.CardStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What curators do with the cards of one kind. To those who do not belong to a card's organisation
 * it does not exist: every method throws {@link ProblemException} 404 then, and 403 to members who
 * lack the right.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer;
 * each can then be called again, a save under the same {@link SaveId}.
 */
final class CardDesk<T extends Record> {
  /** Beside the cards' addresses there is a page with this name. */
  private static final Slug TAKEN = new Slug("new");

  private static final String OWNER = "organisation";

  private final Cards<T> cards;
  private final CardStore store;
  private final ContentStore content;
  private final Supplier<Exhibition> exhibition;
  private final AuditLog log;
  private final InstantSource clock;

  CardDesk(
      Cards<T> cards,
      CardStore store,
      ContentStore content,
      Supplier<Exhibition> exhibition,
      AuditLog log,
      InstantSource clock) {
    this.cards = cards;
    this.store = store;
    this.content = content;
    this.exhibition = exhibition;
    this.log = log;
    this.clock = clock;
  }

  CardKind kind() {
    return cards.kind();
  }

  /** Whether the person may begin a card for this organisation, or for all where there is none. */
  boolean mayBegin(SignedIn who, Optional<Slug> organisation) {
    return switch (kind()) {
      case ORGANISATION -> who.isOperator();
      case TERM -> who.mayAnywhere(Right.EDIT_CARD);
      case PLACE, ROUTE ->
          organisation
              .map(slug -> who.may(Right.BEGIN_CARD, slug))
              .orElseGet(() -> who.mayAnywhere(Right.BEGIN_CARD));
    };
  }

  /** All cards that the person may see, in no order. */
  List<CardLine> lines(SignedIn who) {
    Exhibition now = exhibition.get();
    Map<Slug, T> shown = new LinkedHashMap<>();
    cards.shown(now).forEach(thing -> shown.put(cards.slug(thing), thing));
    List<CardLine> lines = new ArrayList<>();
    for (CardDraft draft : store.of(kind())) {
      lines.add(line(draft, Optional.ofNullable(shown.remove(draft.slug())), now));
    }
    shown.values().forEach(thing -> lines.add(line(taken(thing), Optional.of(thing), now)));
    return lines.stream().filter(line -> maySee(who, line.organisation())).toList();
  }

  private CardLine line(CardDraft draft, Optional<T> shown, Exhibition now) {
    Reading reading = reading(draft.slug(), draft.words(), now);
    return new CardLine(
        draft.slug(),
        draft.words(),
        draft.organisation(),
        status(draft, shown, reading, now),
        reading.gaps().size(),
        draft.changedAt());
  }

  private boolean maySee(SignedIn who, Optional<Slug> organisation) {
    return organisation
        .map(slug -> who.may(Right.VIEW_LIBRARY, slug))
        .orElseGet(() -> who.mayAnywhere(Right.VIEW_LIBRARY));
  }

  /** Visitors have it as it is when a card of what they have would say the same. */
  private CardStatus status(CardDraft draft, Optional<T> shown, Reading reading, Exhibition now) {
    if (shown.isEmpty()) {
      return CardStatus.DRAFT;
    }
    CardWords theirs = cards.write(shown.get());
    boolean same =
        theirs.equals(draft.words())
            || (reading.readable().isPresent()
                && reading.readable().equals(reading(draft.slug(), theirs, now).readable()));
    return same ? CardStatus.PUBLISHED : CardStatus.CHANGED;
  }

  private record Reading(Optional<Record> readable, List<CardGap> gaps) {}

  private Reading reading(Slug slug, CardWords typed, Exhibition now) {
    Words words = new Words(typed, now);
    List<CardGap> gaps = new ArrayList<>(CardCheck.gaps(kind(), words));
    cards.gaps(words).stream()
        .filter(gap -> gaps.stream().noneMatch(known -> known.key().equals(gap.key())))
        .forEach(gaps::add);
    return gaps.isEmpty()
        ? new Reading(Optional.of(cards.read(slug, words)), List.of())
        : new Reading(Optional.empty(), List.copyOf(gaps));
  }

  /** Opens a card; for what visitors have and nobody has written on yet, one is made. */
  OpenCard open(SignedIn who, Slug slug) {
    return opened(who, draft(who, slug));
  }

  private OpenCard opened(SignedIn who, CardDraft draft) {
    Exhibition now = exhibition.get();
    Reading reading = reading(draft.slug(), draft.words(), now);
    return new OpenCard(
        draft,
        status(draft, cards.shown(content, draft.slug()), reading, now),
        reading.gaps(),
        cards.isFree(now, draft.slug()),
        mayEdit(who, draft),
        mayPublish(who, draft));
  }

  private CardDraft draft(SignedIn who, Slug slug) {
    return store
        .find(kind(), slug)
        .or(() -> cards.shown(content, slug).map(this::taken))
        .filter(found -> maySee(who, found.organisation()))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  /** The first version of a card that says what visitors have; the same on whichever node. */
  private CardDraft taken(T thing) {
    return new CardDraft(
        kind(),
        cards.slug(thing),
        Optional.empty(),
        1,
        new SaveId("release-" + "0".repeat(16)),
        cards.write(thing),
        Instant.EPOCH,
        EditionDraft.RELEASE);
  }

  private boolean mayEdit(SignedIn who, CardDraft draft) {
    return switch (kind()) {
      case ORGANISATION -> who.may(Right.EDIT_ORGANISATION, draft.slug());
      case TERM -> who.mayAnywhere(Right.EDIT_CARD);
      case PLACE, ROUTE ->
          draft
              .organisation()
              .map(slug ->
                  draft
                      .begunBy()
                      .map(maker -> who.may(Right.EDIT_CARD, slug, new AccountId(maker)))
                      .orElseGet(() -> who.may(Right.EDIT_CARD, slug)))
              .orElse(false);
    };
  }

  private boolean mayPublish(SignedIn who, CardDraft draft) {
    return switch (kind()) {
      case ORGANISATION -> who.may(Right.EDIT_ORGANISATION, draft.slug());
      case TERM -> who.mayAnywhere(Right.PUBLISH_CARD);
      case PLACE, ROUTE ->
          draft.organisation().map(slug -> who.may(Right.PUBLISH_CARD, slug)).orElse(false);
    };
  }

  private static void demand(boolean allowed) {
    if (!allowed) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
  }

  /** Begins a card under a name that its title suggests. Sent again, it is begun once. */
  CardDraft begin(SignedIn who, CardWords words, String title, SaveId save) {
    Slug first = Slug.ofWords(title).orElseGet(() -> new Slug(kind().word()));
    return names(first)
        .map(name -> begun(who, name, words, save))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Slug> names(Slug first) {
    return Stream.concat(
        Stream.of(first).filter(name -> !name.equals(TAKEN)),
        IntStream.iterate(2, n -> n + 1).mapToObj(n -> new Slug(first + "-" + n)));
  }

  private Optional<CardDraft> begun(SignedIn who, Slug name, CardWords words, SaveId save) {
    CardDraft first =
        new CardDraft(
            kind(), name, Optional.of(who.id().value()), 1, save, words, now(), who.id().value());
    demand(mayBegin(who, first.organisation()));
    if (cards.shown(content, name).isPresent()) {
      return Optional.empty();
    }
    return switch (store.begin(first)) {
      case Saving.Saved<CardDraft>(CardDraft saved) -> {
        note(who, "card-begun", saved);
        yield Optional.of(saved);
      }
      case Saving.Outrun<CardDraft>(CardDraft other) ->
          Optional.of(other).filter(made -> made.save().equals(save));
      case Saving.Missing<CardDraft>() -> Optional.empty();
    };
  }

  /**
   * Stores what was typed. Nobody gives a card to an organisation where they may not write, and no
   * card is left without one.
   */
  Saving<CardDraft> save(SignedIn who, Slug slug, long seen, SaveId save, CardWords words) {
    CardDraft before = draft(who, slug);
    demand(mayEdit(who, before));
    keepTaken(before);
    return store.save(kind(), slug, seen, save, owned(who, before, words), now(), who.id().value());
  }

  private CardWords owned(SignedIn who, CardDraft before, CardWords words) {
    String now = before.words().word(OWNER);
    String then = words.word(OWNER);
    boolean may =
        then.equals(now) || (Slug.isValid(then) && mayBegin(who, Optional.of(new Slug(then))));
    return may ? words : words.with(kind(), OWNER, now);
  }

  /** What visitors have becomes the first version before anybody writes on it. */
  private void keepTaken(CardDraft draft) {
    if (draft.changedBy().equals(EditionDraft.RELEASE)) {
      store.begin(draft);
    }
  }

  /** Brings together what two people made of the version that one of them saw. */
  CardMerge.Result merge(Slug slug, long seen, CardWords mine, CardDraft theirs) {
    CardWords base =
        store.version(kind(), slug, seen).map(CardDraft::words).orElse(CardWords.EMPTY);
    return CardMerge.of(kind(), base, mine, theirs.words());
  }

  /** What became of a publication. */
  sealed interface Publishing {
    /** Visitors have it within seconds. */
    record Published() implements Publishing {}

    /** Something is missing. */
    record Incomplete() implements Publishing {}

    /** Somebody has changed it since it was seen. */
    record Outrun() implements Publishing {}
  }

  /**
   * Gives it to visitors.
   *
   * @param seen the version that the person saw: nobody publishes what they have not read
   */
  Publishing publish(SignedIn who, Slug slug, long seen) {
    CardDraft draft = draft(who, slug);
    demand(mayPublish(who, draft));
    if (draft.version() != seen) {
      return new Publishing.Outrun();
    }
    Words words = new Words(draft.words(), exhibition.get());
    if (!reading(slug, draft.words(), exhibition.get()).gaps().isEmpty()) {
      return new Publishing.Incomplete();
    }
    if (cards.put(content, cards.read(slug, words)) || content.isChangePending()) {
      content.raiseGeneration();
      note(who, "card-published", draft);
    }
    return new Publishing.Published();
  }

  /** Takes it from visitors; returns whether that could be done. */
  boolean withdraw(SignedIn who, Slug slug) {
    CardDraft draft = draft(who, slug);
    demand(mayPublish(who, draft));
    if (!cards.isFree(exhibition.get(), slug)) {
      return false;
    }
    keepTaken(draft);
    if (cards.remove(content, slug)) {
      content.raiseGeneration();
      note(who, "card-withdrawn", draft);
    }
    return true;
  }

  /** At most so many of its versions, newest first, from this number on downwards. */
  List<SavedVersion> history(SignedIn who, Slug slug, long newest, int most) {
    draft(who, slug);
    return store.history(kind(), slug, newest, most).stream()
        .map(version -> SavedVersion.of(version, version.words().words().size()))
        .toList();
  }

  /** A version as it was saved; for a card that nobody has written on, what visitors have. */
  Optional<CardDraft> version(SignedIn who, Slug slug, long number) {
    CardDraft newest = draft(who, slug);
    return newest.version() == number ? Optional.of(newest) : store.version(kind(), slug, number);
  }

  private void note(SignedIn who, String action, CardDraft card) {
    log.add(
        who.id(), action, card.organisation(), kind().word() + "/" + card.slug(), Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
