package de.kaliregion.obenunten.media.library;

import static de.kaliregion.obenunten.media.MediaHouse.CURATOR;
import static de.kaliregion.obenunten.media.MediaHouse.MUSEUM;
import static de.kaliregion.obenunten.media.MediaHouse.complete;
import static de.kaliregion.obenunten.media.MediaHouse.facts;
import static de.kaliregion.obenunten.media.MediaHouse.german;
import static de.kaliregion.obenunten.media.MediaHouse.id;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.media.library.MediaLibrary.Releasing;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curators can rely on in the media library. */
class MediaLibraryTest {
  private static final Slug STOLLEN = new Slug("stollen");

  @TempDir Path folder;

  private MediaHouse house;

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private MediaDraft draft() {
    return house.drafts.find(STOLLEN).orElseThrow();
  }

  private Optional<MediaItem> shown() {
    return house.content.mediaItem(STOLLEN);
  }

  @Test
  void aFileThatIsToldOfTwiceIsOneItem() {
    Arrival arrival = house.arrival(1, "Stollen.jpg");

    house.library.receive(arrival);
    house.library.receive(arrival);

    assertThat(house.library.of(MUSEUM)).hasSize(1);
    assertThat(house.entry(1).slug()).isEqualTo(STOLLEN);
    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.RECEIVED);
    assertThat(house.library.jobs(house.entry(1))).extracting(Job::kind).containsExactly("inspect");
    assertThat(house.journal)
        .extracting(MediaJournal.Entry::action)
        .containsExactly(MediaJournal.Action.RECEIVED);
  }

  @Test
  void whoDiedAfterAnyStepIsServedByTellingAgain() {
    Arrival arrival = house.arrival(1, "Stollen.jpg");
    house.masters.insert(
        Master.received(
            arrival.id(),
            MUSEUM,
            CURATOR,
            "Stollen.jpg",
            arrival.sha256(),
            arrival.bytes(),
            arrival.receivedAt()));

    house.library.receive(arrival);
    house.queue.forget(arrival.id());
    house.library.receive(arrival);

    assertThat(house.library.of(MUSEUM)).hasSize(1);
    assertThat(house.library.jobs(house.entry(1))).hasSize(1);
  }

  @Test
  void beingToldLateOfWhatWasReplacedSinceChangesNothing() {
    Arrival first = house.arrival(1, "Stollen.jpg");
    house.library.receive(first);
    house.library.receive(house.replacement(2, "besser.jpg", STOLLEN));

    house.library.receive(first);

    assertThat(house.library.of(MUSEUM)).hasSize(1);
    assertThat(draft().master()).isEqualTo(id(2));
  }

  @Test
  void itemsOfTheSameNameAreToldApart() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    house.library.receive(house.arrival(2, "stollen.png"));
    house.library.receive(house.arrival(3, "Ordner/STOLLEN.tif"));
    house.library.receive(house.arrival(4, "C:\\Bilder\\Übergang Schacht Großmüller é.jpeg"));
    house.library.receive(house.arrival(5, "…"));

    assertThat(house.entry(2).slug()).isEqualTo(new Slug("stollen-2"));
    assertThat(house.entry(3).slug()).isEqualTo(new Slug("stollen-3"));
    assertThat(house.entry(4).slug()).isEqualTo(new Slug("uebergang-schacht-grossmueller-e"));
    assertThat(house.entry(5).slug()).isEqualTo(new Slug("medium"));
  }

  @Test
  void noItemTakesTheNameOfAPublishedOne() {
    house.releasedPicture(1, "Stollen.jpg");
    house.drafts.purge(house.drafts.delete(STOLLEN, house.clock.instant()).orElseThrow());

    house.library.receive(house.arrival(2, "Stollen.jpg"));

    assertThat(house.entry(2).slug()).isEqualTo(new Slug("stollen-2"));
  }

  @Test
  void aFileOfAnyNameIsTakenIn() {
    for (String name :
        List.of("", "   ", "a\u0000b\n.jpg", "x".repeat(4_000), ".jpg", "../../etc")) {
      house.library.receive(house.arrival(name.hashCode() & 0xffff, name));
    }

    assertThat(house.library.of(MUSEUM)).hasSize(6);
  }

  @Test
  void whatTheFileSaysFillsTheFormWhereItIsEmpty() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    Description written =
        Description.EMPTY.or(
            Suggestions.describe(suggestion("Von Hand", "irrelevant", "http://example.org")));
    house.library.save(STOLLEN, 1, written, CURATOR);

    Facts.Suggestion said =
        suggestion(
            "Aus der Datei",
            "Erika\u0007 Muster\r\n" + "x".repeat(500),
            "https://creativecommons.org/licenses/by-sa/4.0/deed.de");
    house.production.accepted(id(1), facts(Optional.of(Kind.PICTURE), said));

    Description filled = draft().description();
    assertThat(filled.title()).contains(german("Von Hand"));
    assertThat(filled.creator()).contains("irrelevant");
    assertThat(filled.licence()).contains(Licence.CC_BY_SA);
    assertThat(filled.date()).contains("1925-06");
    assertThat(draft().changedBy()).isEqualTo(MediaDraft.INSPECTION);
  }

  private static Facts.Suggestion suggestion(String title, String creator, String licence) {
    return new Facts.Suggestion(
        Optional.of(title),
        Optional.empty(),
        Optional.of(creator),
        Optional.empty(),
        Optional.of(licence),
        Optional.of("1925-06"),
        Optional.empty());
  }

  @Test
  void whoBeganToWriteBeforeTheInspectionSavesWithoutAQuarrel() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    house.production.accepted(
        id(1),
        facts(Optional.of(Kind.PICTURE), suggestion("Aus der Datei", "Erika Muster", "CC BY 4.0")));
    Description written = Suggestions.describe(suggestion("Von Hand", "Hans", ""));

    assertThat(house.library.save(STOLLEN, 1, written, CURATOR)).isInstanceOf(Saving.Saved.class);

    assertThat(draft().description().title()).contains(german("Von Hand"));
    assertThat(draft().description().creator()).contains("Hans");
    assertThat(draft().description().licence()).as("of the file").contains(Licence.CC_BY);
  }

  @Test
  void ofTwoWhoWriteAtOnceTheSecondIsTold() {
    house.readyPicture(1, "Stollen.jpg");
    house.library.save(STOLLEN, 1, complete("Erste"), CURATOR);

    assertThat(house.library.save(STOLLEN, 1, complete("Zweite"), CURATOR))
        .isEqualTo(new Saving.Outrun(draft()));
    assertThat(draft().description().title()).contains(german("Erste"));
  }

  @Test
  void theFirstStagesMakeItReadyAndTheOthersFollow() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    house.production.accepted(id(1), facts(Kind.PICTURE));
    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.RENDERING);
    assertThat(house.library.jobs(house.entry(1)))
        .extracting(Job::kind)
        .containsExactly("inspect", "PICTURES", "AVIF");

    house.production.made(id(1), Stage.AVIF, 1, house.derivatives(1, Stage.AVIF));
    assertThat(house.entry(1).isReady()).isFalse();
    house.production.made(id(1), Stage.PICTURES, 2, house.derivatives(1, Stage.PICTURES));
    assertThat(house.entry(1).isReady()).isTrue();
  }

  @Test
  void nothingIsReleasedBeforeItIsReadyAndComplete() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    assertThat(house.library.release(STOLLEN, CURATOR)).isInstanceOf(Releasing.NotReady.class);
    house.production.accepted(id(1), facts(Kind.PICTURE));
    house.production.made(id(1), Stage.PICTURES, 1, house.derivatives(1, Stage.PICTURES));

    assertThat(house.library.release(STOLLEN, CURATOR))
        .isEqualTo(
            new Releasing.Incomplete(
                List.of(Gap.TITLE, Gap.ALT, Gap.LICENCE, Gap.CREATOR, Gap.DATE, Gap.PEOPLE)));
    assertThat(house.library.release(new Slug("nirgends"), CURATOR))
        .isEqualTo(new Releasing.Missing());
    assertThat(shown()).isEmpty();
  }

  @Test
  void aReleasedItemIsOnShowAndTheGenerationHasRisen() {
    long before = house.content.generation();
    MediaEntry released = house.releasedPicture(1, "Stollen.jpg");

    assertThat(shown()).contains(released.item());
    assertThat(house.content.generation()).isGreaterThan(before);
    assertThat(house.content.isChangePending()).isFalse();
    assertThat(draft().releasedAt()).contains(house.clock.instant());
    assertThat(draft().changedSinceRelease()).isFalse();
  }

  @Test
  void whatIsWrittenAfterAReleaseIsSeenOnlyWhenItIsReleasedAgain() {
    house.releasedPicture(1, "Stollen.jpg");
    house.clock.pass(Duration.ofDays(-3));
    house.library.save(STOLLEN, draft().version(), complete("Neu"), CURATOR);

    assertThat(draft().changedSinceRelease()).as("though the clock was put back").isTrue();
    assertThat(shown().orElseThrow().title()).isEqualTo(german("Titel 1"));
    house.clock.pass(Duration.ofDays(4));
    house.library.release(STOLLEN, CURATOR);
    assertThat(shown().orElseThrow().title()).isEqualTo(german("Neu"));
    assertThat(draft().changedSinceRelease()).isFalse();
  }

  @Test
  void whatALaterStageMakesReachesVisitorsByItselfButNoWordsThatWereNotReleased() {
    house.releasedPicture(1, "Stollen.jpg");
    house.clock.pass(Duration.ofMinutes(1));
    house.library.save(STOLLEN, draft().version(), complete("Neu"), CURATOR);
    long before = house.content.generation();

    house.production.made(id(1), Stage.AVIF, 9, house.derivatives(1, Stage.AVIF));

    MediaItem item = shown().orElseThrow();
    assertThat(item.renditions())
        .extracting(Rendition::name)
        .containsExactly("PICTURES-1.jpg", "AVIF-1.jpg");
    assertThat(item.title()).isEqualTo(german("Titel 1"));
    assertThat(house.content.generation()).isGreaterThan(before);
    assertThat(draft().changedSinceRelease()).isTrue();
  }

  @Test
  void whatALaterStageMakesBringsNothingBackThatWasRetracted() {
    house.releasedPicture(1, "Stollen.jpg");
    assertThat(house.library.retract(STOLLEN, CURATOR)).isTrue();

    house.production.made(id(1), Stage.AVIF, 9, house.derivatives(1, Stage.AVIF));

    assertThat(shown()).isEmpty();
    assertThat(draft().releasedAt()).isEmpty();
    assertThat(house.library.retract(STOLLEN, CURATOR)).as("again").isFalse();
  }

  @Test
  void aReplacedOriginalKeepsTheAddressAndIsShownWhenItIsReady() {
    MediaItem before = house.releasedPicture(1, "Stollen.jpg").item();
    house.clock.pass(Duration.ofMinutes(1));
    house.library.receive(house.replacement(2, "besser.jpg", STOLLEN));
    assertThat(shown()).contains(before);

    house.production.accepted(id(2), facts(Kind.PICTURE));
    house.production.made(id(1), Stage.AVIF, 9, house.derivatives(1, Stage.AVIF));
    assertThat(shown()).as("nothing of the old one any more").contains(before);
    house.production.made(id(2), Stage.PICTURES, 10, house.derivatives(2, Stage.PICTURES));

    assertThat(shown().orElseThrow().main().name()).isEqualTo("PICTURES-2.jpg");
    assertThat(shown().orElseThrow().title()).isEqualTo(before.title());
    assertThat(draft().changedSinceRelease()).isFalse();
  }

  @Test
  void aReplacementOfAnotherKindWaitsForACurator() {
    MediaItem before = house.releasedPicture(1, "Stollen.jpg").item();
    house.clock.pass(Duration.ofMinutes(1));
    house.library.receive(house.replacement(2, "ton.wav", STOLLEN));
    house.production.accepted(id(2), facts(Kind.SOUND));
    house.production.made(id(2), Stage.SOUND, 10, house.derivatives(2, Stage.SOUND));

    assertThat(shown()).contains(before);
    assertThat(draft().changedSinceRelease()).isTrue();
  }

  @Test
  void nobodyReplacesTheItemOfAnotherOrganisation() {
    house.readyPicture(1, "Stollen.jpg");
    Arrival own = house.replacement(2, "fremd.jpg", STOLLEN);
    Arrival foreign =
        new Arrival(
            own.id(),
            own.sha256(),
            own.bytes(),
            own.fileName(),
            own.account(),
            new Slug("anderes-museum"),
            own.replaces(),
            own.place(),
            own.receivedAt());

    house.library.receive(foreign);

    assertThat(draft().master()).isEqualTo(id(1));
    assertThat(house.entry(2).slug()).isEqualTo(new Slug("fremd"));
  }

  @Test
  void aDeletedItemLeavesVisitorsAndComesBackUnreleased() {
    house.releasedPicture(1, "Stollen.jpg");
    assertThat(house.library.delete(STOLLEN, CURATOR)).isTrue();
    assertThat(shown()).isEmpty();
    assertThat(house.library.release(STOLLEN, CURATOR)).isEqualTo(new Releasing.Missing());

    assertThat(house.library.undelete(STOLLEN, CURATOR)).isTrue();
    assertThat(shown()).isEmpty();
    assertThat(draft().releasedAt()).isEmpty();
    assertThat(house.library.release(STOLLEN, CURATOR)).isInstanceOf(Releasing.Released.class);
  }

  @Test
  void aPictureBecomesAPanoramaByACuratorsWord() {
    house.readyPicture(1, "Stollen.jpg");
    house.queue.take("w", job -> job.kind().equals("PICTURES")).ifPresent(house.queue::finish);
    Description said = complete("Titel");

    house.library.save(STOLLEN, 1, withPanorama(said), CURATOR);

    assertThat(house.entry(1).kind()).contains(Kind.PANORAMA);
    assertThat(house.queue.find("PICTURES:" + id(1)).orElseThrow().state())
        .isEqualTo(Job.State.READY);
  }

  private static Description withPanorama(Description said) {
    return new Description(
        said.title(),
        said.alt(),
        said.description(),
        said.caption(),
        said.licence(),
        said.creator(),
        said.holder(),
        said.date(),
        said.source(),
        said.note(),
        said.people(),
        said.nobodyShown(),
        said.consent(),
        said.place(),
        Optional.of(true),
        said.poster(),
        said.spoken(),
        said.synthetic(),
        said.transcripts());
  }

  @Test
  void aRefusedFileCanBeLookedAtAgain() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    house.queue.take("w", _ -> true).ifPresent(house.queue::finish);
    house.production.refused(id(1), german("Das ist kein Bild."));
    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.REFUSED);

    assertThat(house.library.startAgain(STOLLEN, CURATOR)).isTrue();

    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.RECEIVED);
    assertThat(house.queue.find("inspect:" + id(1)).orElseThrow().state())
        .isEqualTo(Job.State.READY);
    assertThat(house.library.startAgain(STOLLEN, CURATOR)).as("it waits already").isFalse();
  }

  @Test
  void whatIsStoppedSaysSoAndCanBeStartedAgain() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));

    assertThat(house.library.cancel(STOLLEN, CURATOR)).isTrue();
    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.FAILED);
    assertThat(house.entry(1).master().reason().orElseThrow().in(Language.GERMAN))
        .contains("abgebrochen");
    assertThat(house.library.startAgain(STOLLEN, CURATOR)).isTrue();
    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.RECEIVED);
  }

  @Test
  void whatWasGivenUpIsNoNewsOnceItIsStartedAgain() {
    house.library.receive(house.arrival(1, "Stollen.jpg"));
    house.queue.take("w", _ -> true).ifPresent(house.queue::finish);
    house.production.accepted(id(1), facts(Kind.PICTURE));
    house
        .queue
        .take("w", _ -> true)
        .flatMap(pictures -> house.queue.fail(pictures, german("Kaputt."), true))
        .ifPresent(dead -> house.production.gaveUp(dead, dead.reason().orElseThrow()));
    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.FAILED);
    assertThat(house.library.startAgain(STOLLEN, CURATOR)).isTrue();

    // As every hour, while the inspection still waits for its turn.
    house.production.resume();

    assertThat(house.entry(1).master().state()).isEqualTo(Master.State.RECEIVED);
    assertThat(house.library.jobs(house.entry(1))).extracting(Job::kind).containsExactly("inspect");
  }

  @Test
  void captionsWhoseSoundHasThemAlreadyAreNoItemOfTheirOwn() {
    sound(1, "interview.wav");
    captions(2, "interview.vtt");
    house.drafts.undelete(house.entry(2).slug());

    // Again by who takes over from a process that died between the two.
    house.production.made(id(2), Stage.PLAIN, 3, house.entry(2).master().derivatives());

    assertThat(house.entry(2).draft().deletedAt()).isPresent();
    assertThat(house.entry(1).draft().description().transcripts()).hasSize(1);
  }

  @Test
  void captionsFindTheSoundOfTheirNameWhicheverComesFirst() {
    captions(1, "interview.vtt");
    sound(2, "Interview.wav");
    sound(3, "bericht.wav");
    captions(4, "bericht.en.vtt");

    assertThat(house.entry(2).draft().description().transcripts())
        .singleElement()
        .satisfies(transcript -> {
          assertThat(transcript.language()).isEqualTo(Language.GERMAN);
          assertThat(transcript.cues().getFirst().text()).isEqualTo("Glück auf!");
        });
    assertThat(house.entry(3).draft().description().transcripts().getFirst().language())
        .isEqualTo(Language.ENGLISH);
    assertThat(house.entry(1).draft().deletedAt()).as("no item of its own").isPresent();
  }

  @Test
  void captionsThatFitSeveralSoundsWaitForACurator() {
    sound(1, "interview.wav");
    sound(2, "interview.mp3");
    captions(3, "interview.vtt");

    assertThat(house.entry(1).draft().description().transcripts()).isEmpty();
    assertThat(house.entry(3).isCaptions()).isTrue();
    assertThat(house.entry(3).draft().deletedAt()).isEmpty();
    assertThat(house.library.transcript(house.entry(3).slug(), Language.GERMAN)).isPresent();
    assertThat(house.library.transcript(house.entry(1).slug(), Language.GERMAN)).isEmpty();
  }

  private void sound(int number, String name) {
    house.library.receive(house.arrival(number, name));
    house.production.accepted(id(number), facts(Kind.SOUND));
    house.production.made(id(number), Stage.SOUND, number, house.derivatives(number, Stage.SOUND));
  }

  private void captions(int number, String name) {
    house.library.receive(house.arrival(number, name));
    house.production.accepted(id(number), facts(Optional.empty(), Facts.Suggestion.NONE));
    Rendition vtt =
        house.rendition("u.vtt", "text/vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nGlück auf!\n");
    house.production.made(id(number), Stage.PLAIN, number, Derivatives.of(List.of(vtt)));
  }

  @Test
  void afterAMonthADeletedItemIsGoneWithItsFiles() throws IOException {
    MediaEntry entry = house.releasedPicture(1, "Stollen.jpg");
    house.library.delete(STOLLEN, CURATOR);
    house.clock.pass(Duration.ofDays(30));
    assertThat(house.purge.run()).as("to the day").isZero();
    house.clock.pass(Duration.ofMillis(1));
    age(entry.master());

    assertThat(house.purge.run()).isEqualTo(1);

    assertThat(house.library.all()).isEmpty();
    assertThat(house.masters.all()).isEmpty();
    assertThat(house.queue.of(id(1))).isEmpty();
    assertThat(house.has(entry.master().sha256())).isFalse();
    assertThat(house.has(file(entry.master()))).isFalse();
  }

  @Test
  void aFileThatAnythingElseNamesStays() throws IOException {
    MediaEntry deleted = house.readyPicture(1, "Stollen.jpg");
    MediaEntry other = house.readyPicture(2, "Schacht.jpg");
    house.masters.keep(id(2), Stage.TILES, 1, deleted.master().derivatives());
    house.library.delete(STOLLEN, CURATOR);
    house.clock.pass(Duration.ofDays(31));
    age(deleted.master());
    age(other.master());

    assertThat(house.purge.run()).isEqualTo(1);

    assertThat(house.has(deleted.master().sha256())).isFalse();
    assertThat(house.has(file(deleted.master()))).as("named by another").isTrue();
    assertThat(house.has(other.master().sha256())).isTrue();
  }

  @Test
  void aFileThatSomebodyPutsAgainStays() throws IOException {
    MediaEntry deleted = house.readyPicture(1, "Stollen.jpg");
    house.library.delete(STOLLEN, CURATOR);
    house.clock.pass(Duration.ofDays(31));
    age(deleted.master());
    touch(house.arrival(1, "noch einmal.jpg").sha256());

    assertThat(house.purge.run()).as("it is not over").isZero();

    assertThat(house.has(deleted.master().sha256())).isTrue();
    assertThat(house.drafts.find(STOLLEN)).isEmpty();
    setTime(deleted.master().sha256(), house.clock.instant().minus(Duration.ofDays(2)));
    assertThat(house.purge.run()).as("nobody wanted it").isEqualTo(1);
    assertThat(house.has(deleted.master().sha256())).isFalse();
  }

  /** The files were put long ago, by the clock of the house. */
  private void age(Master master) throws IOException {
    for (Sha256 file : List.of(master.sha256(), file(master))) {
      setTime(file, house.clock.instant().minus(Duration.ofDays(2)));
    }
  }

  private void touch(Sha256 file) throws IOException {
    setTime(file, house.clock.instant());
  }

  private void setTime(Sha256 file, java.time.Instant time) throws IOException {
    Path path = house.blobs.find(file).orElseThrow().path();
    Files.setLastModifiedTime(path, FileTime.from(time));
  }

  private static Sha256 file(Master master) {
    return master.derivatives().files().getFirst().sha256();
  }
}
