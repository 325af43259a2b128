package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.MediaJobs;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How an item stands: what its page and the library say of it, and what can be done. */
class ItemStatesTest {
  private static final Pattern STATE =
      Pattern.compile("<section class=\"state\".*?</section>", Pattern.DOTALL);
  private static final Optional<Instant> NEVER = Optional.empty();
  private static final Wording REASON =
      new Wording(
          Map.of(
              Language.GERMAN, "Die Datei endet zu früh.",
              Language.ENGLISH, "The file ends too early."));

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of(), ItemStatesTest::furnish);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    Instant now = house.clock().instant();
    Instant before = now.minusSeconds(86_400);
    BiConsumer<MasterStore, String> ready =
        (masters, id) -> {
          masters.accept(id, picture());
          masters.ready(id);
        };
    hang(house, stores, "wartet", NEVER, NEVER, (_, _) -> {});
    hang(house, stores, "in-arbeit", NEVER, NEVER, (masters, id) -> masters.accept(id, picture()));
    hang(house, stores, "abgelehnt", NEVER, NEVER, (masters, id) -> masters.refuse(id, REASON));
    hang(house, stores, "gescheitert", NEVER, NEVER, (masters, id) -> masters.fail(id, REASON));
    hang(house, stores, "angehalten", NEVER, NEVER, stoppedWhileItIsDone(house, stores));
    hang(house, stores, "fertig", NEVER, NEVER, ready);
    hang(house, stores, "freigegeben", Optional.of(now), NEVER, ready);
    hang(house, stores, "geaendert", Optional.of(before), NEVER, ready);
    hang(house, stores, "geloescht", NEVER, Optional.of(now), ready);
  }

  /** Whoever does it has not heard of that yet. */
  private static BiConsumer<MasterStore, String> stoppedWhileItIsDone(
      StudioHouse house, Stores stores) {
    JobQueue queue = JobQueue.open(stores.database(), house.clock(), System::nanoTime);
    return (masters, id) -> {
      queue.submit(MediaJobs.INSPECT, id, 1);
      assertThat(queue.take("somebody", job -> job.subject().equals(id))).isPresent();
      queue.cancel(Job.keyOf(MediaJobs.INSPECT, id));
      masters.fail(id, REASON);
    };
  }

  private static void hang(
      StudioHouse house,
      Stores stores,
      String slug,
      Optional<Instant> released,
      Optional<Instant> deleted,
      BiConsumer<MasterStore, String> then) {
    byte[] name = slug.getBytes(StandardCharsets.US_ASCII);
    String id = Sha256.of(name).hex().substring(0, 32);
    String maker = house.account(EDITOR_HERE).id().value();
    Instant now = house.clock().instant();
    MasterStore masters = MasterStore.open(stores.database());
    masters.insert(
        Master.received(
            id, StudioHouse.HERE, maker, slug + ".jpg", Sha256.of(name), 2_345_678, now));
    then.accept(masters, id);
    MediaDraftStore.open(stores.database())
        .insert(
            new MediaDraft(
                new Slug(slug),
                StudioHouse.HERE,
                id,
                1,
                Description.EMPTY,
                now,
                maker,
                released,
                deleted));
  }

  private static Facts picture() {
    return new Facts(
        "image/jpeg",
        Optional.of(Kind.PICTURE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Facts.Suggestion.NONE,
        List.of());
  }

  private static String page(Person person, String slug) {
    return house.browserOf(person).get("/studio/media/" + slug).body();
  }

  private static String state(Person person, String slug) {
    Matcher state = STATE.matcher(page(person, slug));
    assertThat(state.find()).as(slug).isTrue();
    return state.group();
  }

  private static String tile(String slug) {
    String list = house.browserOf(EDITOR_HERE).get("/studio/media?show=" + show(slug)).body();
    int at = list.indexOf("<h2><a href=\"/studio/media/" + slug + "\"");
    assertThat(at).as("%s in %s", slug, list).isPositive();
    return list.substring(at, list.indexOf("</li>", at));
  }

  private static String show(String slug) {
    return slug.equals("geloescht") ? "deleted" : "all";
  }

  @Test
  void whatWaitsOrIsWorkedOnShowsHowFarItIsAndCanBeStopped() {
    assertThat(state(EDITOR_HERE, "wartet"))
        .contains("Waits to be checked.", "<progress max=\"100\" aria-label", "/wartet/cancel")
        .doesNotContain("/wartet/retry");
    assertThat(state(EDITOR_HERE, "in-arbeit"))
        .contains("Is being prepared for visitors …", "value=\"0\"", "/in-arbeit/cancel");
    assertThat(tile("wartet")).contains("Waits to be checked.", "<progress");
    assertThat(tile("in-arbeit")).contains("Is being prepared for visitors …", "<progress");
  }

  /** To try again what was refused is seldom right, and so no button that calls for it. */
  @Test
  void whatWentWrongTellsWhyAndCanBeTriedAgain() {
    assertThat(state(EDITOR_HERE, "gescheitert"))
        .contains("<strong>Did not work</strong>", "The file ends too early.")
        .contains("/gescheitert/retry", "<button>Try again</button>");
    assertThat(state(EDITOR_HERE, "abgelehnt"))
        .contains("<strong>Not accepted</strong>", "The file ends too early.")
        .contains("/abgelehnt/retry", "<button class=\"quiet\">Try again</button>");
    assertThat(tile("gescheitert")).contains("Did not work", "The file ends too early.");
    assertThat(tile("abgelehnt")).contains("Not accepted", "The file ends too early.");
  }

  @Test
  void whatSomebodyStoppedDidNotFailEvenBeforeItHasComeToItsEnd() {
    assertThat(state(EDITOR_HERE, "angehalten"))
        .contains("<strong>Stopped</strong>", "Somebody stopped the work on it.")
        .contains("/angehalten/retry")
        .doesNotContain("Did not work", "The file ends too early.");
    assertThat(tile("angehalten")).contains("Stopped");
  }

  @Test
  void whatIsReadyTellsWhatIsMissingBeforeVisitorsMayHaveIt() {
    assertThat(state(EDITOR_HERE, "fertig"))
        .contains("Not released yet", "Visitors do not see it.", "Still missing", "#title.de")
        .doesNotContain("/fertig/release", "/fertig/retry", "<progress");
    assertThat(tile("fertig")).contains("details missing").doesNotContain("Released");
  }

  @Test
  void whatIsReleasedTellsSinceWhenAndWhetherItHasChanged() {
    assertThat(state(EDITOR_HERE, "freigegeben"))
        .contains("Released", "since 1 May 2026", "/freigegeben/retract")
        .doesNotContain("Something has changed since the release.");
    assertThat(state(EDITOR_HERE, "geaendert"))
        .contains("since 30 April 2026", "Something has changed since the release.");
    assertThat(tile("freigegeben")).contains("Released").doesNotContain("Changed since");
    assertThat(tile("geaendert")).contains("Released", "Changed since");
  }

  @Test
  void whatIsDeletedTellsUntilWhenItCanBeHadBack() {
    assertThat(state(EDITOR_HERE, "geloescht"))
        .contains("Deleted. Until", "31 May 2026", "/geloescht/restore")
        .doesNotContain("/geloescht/release", "Still missing");
    assertThat(tile("geloescht")).contains("Deleted");
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingToDo() {
    for (String slug : List.of("wartet", "abgelehnt", "gescheitert", "freigegeben", "geloescht")) {
      assertThat(state(CONTRIBUTOR_HERE, slug)).as(slug).doesNotContain("<form", "<button");
    }
  }

  @Test
  void theFileIsDescribedInWordsWithItsSize() {
    assertThat(page(EDITOR_HERE, "fertig"))
        .contains("JPEG picture, 2.3\u00a0MB")
        .doesNotContain("image/jpeg");
    assertThat(page(EDITOR_HERE, "abgelehnt")).contains("2.3\u00a0MB");
  }
}
