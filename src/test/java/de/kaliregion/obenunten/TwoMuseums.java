package de.kaliregion.obenunten;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts stories, media, places and signs into the two museums of a house. */
final class TwoMuseums {
  static final Slug ABOVE = new Slug("foerderturm-merkers");
  static final Slug BELOW = new Slug("zweite-sohle");
  static final Slug ELSEWHERE = new Slug("monte-kali-heringen");

  private final StudioHouse house;
  private final Stores stores;

  TwoMuseums(StudioHouse house, Stores stores) {
    this.house = house;
    this.stores = stores;
    place(ABOVE, StudioHouse.HERE, "Förderturm", Level.ABOVE);
    place(BELOW, StudioHouse.HERE, "Zweite Sohle", Level.BELOW);
    place(ELSEWHERE, StudioHouse.THERE, "Monte Kali", Level.ABOVE);
    stores.content().raiseGeneration();
  }

  static Wording words(String german) {
    return new Wording(Map.of(Language.GERMAN, german));
  }

  private void place(Slug slug, Slug organisation, String name, Level level) {
    stores
        .content()
        .put(
            new Place(
                slug,
                words(name),
                organisation,
                "Krayenberggemeinde",
                "Wartburgkreis",
                List.of(FederalState.TH),
                new Coordinates(50.82, 10.12, 10),
                level,
                level == Level.BELOW ? Optional.of(ABOVE) : Optional.empty(),
                Optional.empty()));
  }

  /** The code that begins so. */
  SignCode sign(String beginning) {
    return SignCode.withCheckSymbol(beginning);
  }

  void term(String slug, String word, String meaning) {
    stores.content().put(new GlossaryTerm(new Slug(slug), words(word), words(meaning)));
    stores.content().raiseGeneration();
  }

  void route(String slug, Slug organisation, String title, String story) {
    stores
        .content()
        .put(
            new LearningRoute(
                new Slug(slug),
                words(title),
                words("Ein Weg."),
                organisation,
                List.of(
                    new LearningRoute.Station(new Slug(story), words("Geradeaus."), List.of()))));
    stores.content().raiseGeneration();
  }

  void draft(String slug, Slug organisation, Person by, String title) {
    String account = house.account(by).id().value();
    StoryDraftStore.open(stores.database())
        .begin(
            new StoryDraft(
                new Slug(slug),
                organisation,
                Optional.of(account),
                1,
                SaveId.random(),
                StoryFacts.EMPTY,
                house.clock().instant(),
                account));
    EditionDraftStore.open(stores.database())
        .begin(
            EditionDraft.first(
                new Slug(slug),
                Language.GERMAN,
                organisation,
                SaveId.random(),
                new Manuscript(title, "", List.of(), Optional.empty(), Optional.empty()),
                house.clock().instant(),
                account));
  }

  void handedIn(String slug, Slug organisation, Person by, String title) {
    draft(slug, organisation, by, title);
    EditionDraftStore.open(stores.database())
        .turn(new Slug(slug), Language.GERMAN, EditionDraft.State.REVIEW);
  }

  /** A picture of which nobody has said anything. */
  void picture(String slug, Slug organisation, Person by) {
    hang(slug, organisation, by, MediaItem.Kind.PICTURE, Description.EMPTY);
  }

  void hang(
      String slug, Slug organisation, Person by, MediaItem.Kind kind, Description description) {
    Sha256 digest = Sha256.of(slug.getBytes(StandardCharsets.UTF_8));
    String id = digest.hex().substring(0, 32);
    String account = house.account(by).id().value();
    MasterStore masters = MasterStore.open(stores.database());
    masters.insert(
        Master.received(
            id, organisation, account, slug + ".jpg", digest, 1_000, house.clock().instant()));
    masters.accept(
        id,
        new Facts(
            "image/jpeg",
            Optional.of(kind),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Facts.Suggestion.NONE,
            List.of()));
    masters.ready(id);
    MediaDraftStore.open(stores.database())
        .insert(
            new MediaDraft(
                new Slug(slug),
                organisation,
                id,
                1,
                description,
                house.clock().instant(),
                account,
                Optional.empty(),
                Optional.empty()));
  }

  /** A published picture, described in these languages. */
  void onShow(String slug, Language... alt) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : alt) {
      texts.put(language, "Ein Turm");
    }
    stores
        .content()
        .put(
            new MediaItem(
                new Slug(slug),
                MediaItem.Kind.PICTURE,
                words("Bild " + slug),
                Optional.of(new Wording(texts)),
                Optional.empty(),
                Optional.empty(),
                Rights.of(Licence.CC_BY, "Museum", 2026),
                Optional.empty(),
                Derivatives.of(
                    List.of(
                        new Rendition(
                            Sha256.of(slug.getBytes(StandardCharsets.UTF_8)),
                            slug + ".webp",
                            "image/webp",
                            1,
                            Optional.of(new Rendition.Dimensions(8, 6)),
                            Optional.empty()))),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of()));
    stores.content().raiseGeneration();
  }

  /** A German story that visitors have, with a sign of which the code begins so. */
  void publish(Slug place, String slug, Slug organisation, String title, String code) {
    publish(place, slug, organisation, title, Language.GERMAN, "kein-bild");
    stores
        .content()
        .put(
            new Sign(
                sign(code),
                Sign.State.ASSIGNED,
                Optional.of(new Slug(slug)),
                Optional.empty(),
                Optional.of(words("am Tor"))));
    stores.content().raiseGeneration();
  }

  void publish(
      Slug place, String slug, Slug organisation, String title, Language language, String picture) {
    stores
        .content()
        .publish(
            new Story(
                new Slug(slug),
                place,
                organisation,
                Tone.PLAIN,
                new Slug(picture),
                List.of(new Source(Optional.of("G10"), "Quelle", Optional.empty()))),
            new Edition(
                language,
                title,
                "Teaser",
                List.of(
                    new Block.Text(Optional.empty(), Optional.of(new RichText("Er steht."))),
                    new Block.Picture(new Slug(picture), Optional.empty()))),
            house.clock().instant());
    stores.content().raiseGeneration();
  }
}
