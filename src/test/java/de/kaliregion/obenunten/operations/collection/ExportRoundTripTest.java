package de.kaliregion.obenunten.operations.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.Copyist;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.Translation;
import de.kaliregion.obenunten.media.library.Transfer;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A museum leaves one house for another with all that it has. */
class ExportRoundTripTest {
  private static final Slug MUSEUM = new Slug("leben-oben-leben-unten");
  private static final Slug STORY = new Slug("merkers-goldraum");
  private static final String CURATOR = "c".repeat(32);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  /** The stores of one installation. */
  private record House(
      MongoConnection connection,
      ContentStore content,
      BlobStore blobs,
      MasterStore masters,
      MediaDraftStore items,
      StoryDraftStore stories,
      EditionDraftStore editions)
      implements AutoCloseable {

    static House in(Path data) throws IOException {
      MongoConnection connection = MongoConnection.embedded(data);
      return new House(
          connection,
          ContentStore.open(connection.database()),
          BlobStore.open(data),
          MasterStore.open(connection.database()),
          MediaDraftStore.open(connection.database()),
          StoryDraftStore.open(connection.database()),
          EditionDraftStore.open(connection.database()));
    }

    Export export() {
      return new CollectionExport(content, blobs, masters, items, stories, editions).of(MUSEUM);
    }

    /** Returns how much is different from before. */
    int take(Path export) {
      Collection read =
          new Fitting(content, stories, editions, items).fit(CollectionReader.read(export));
      Transfer transfer =
          new Transfer(
              masters, items, JobQueue.open(connection.database(), CLOCK, System::nanoTime), CLOCK);
      BelongingsWay way = BelongingsWay.asTheyAre(transfer);
      CollectionImport.Outcome outcome = new CollectionImport(content, blobs, way, CLOCK).run(read);
      int drafts =
          new DraftImport(content, stories, editions, CLOCK).run(read.belongings().orElseThrow());
      assertThat(way.waiting()).isEmpty();
      return outcome.stored() + outcome.published() + way.changes() + drafts;
    }

    void takeSamples() {
      new CollectionImport(content, blobs, MediaPreparation.AS_THEY_ARE, CLOCK)
          .run(CollectionReader.read(Path.of("media")));
    }

    Blob blob(String bytes) {
      try {
        return blobs.put(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      try (connection) {
        blobs.close();
      }
    }
  }

  private House house(String name) throws IOException {
    return House.in(folder.resolve(name));
  }

  private Path written(House house, String name) throws IOException {
    Path target = folder.resolve(name);
    ExportFolder.write(house.export(), target);
    return target;
  }

  /** Every file by its path. */
  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void assertSame(Path one, Path other) throws IOException {
    Map<String, byte[]> expected = files(one);
    Map<String, byte[]> found = files(other);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((path, bytes) -> assertThat(found.get(path)).as(path).isEqualTo(bytes));
  }

  /** The sample collection, and beside it whatever people may have begun. */
  private static void furnish(House house) {
    house.takeSamples();
    writings(house);
    item(
        house, "unfertig", "Foto vom Schacht (3).HEIC", Description.EMPTY, false, Optional.empty());
    item(
        house,
        "bergmann",
        "Bergmann.tif",
        new GeneratedContent(3).description().withTranscripts(List.of()),
        false,
        Optional.empty());
    item(house, "weg", "weg.jpg", Description.EMPTY, false, Optional.of(CLOCK.instant()));
    sampleItemInTheLibrary(house);
  }

  private static void writings(House house) {
    List<Release> releases = house.content().releases(STORY);
    house
        .stories()
        .begin(
            new StoryDraft(
                STORY,
                MUSEUM,
                Optional.empty(),
                1,
                SaveId.random(),
                new StoryFacts("merkers-goldraum", Tone.SOBER, "", List.of()),
                CLOCK.instant(),
                CURATOR));
    Translation[] labels = Translation.values();
    for (Release release : releases) {
      Language language = release.edition().language();
      Manuscript shown = Copyist.manuscript(release.edition(), Optional.empty());
      EditionDraft first =
          EditionDraft.first(
              STORY, language, MUSEUM, SaveId.random(), shown, CLOCK.instant(), CURATOR);
      house.editions().begin(first);
      house.editions().published(first, release.number());
      Manuscript words =
          new Manuscript(
              "  " + language + ": neu\t",
              "",
              new GeneratedContent(language.ordinal()).manuscript().blocks(),
              Optional.of(labels[language.ordinal() + 1]),
              language == Language.GERMAN ? Optional.empty() : Optional.of(1L));
      house.editions().save(STORY, language, 1, SaveId.random(), words, CLOCK.instant(), CURATOR);
    }
    house.editions().turn(STORY, Language.ENGLISH, EditionDraft.State.REVIEW);
    Slug begun = new Slug("nur-begonnen");
    house
        .stories()
        .begin(
            new StoryDraft(
                begun,
                MUSEUM,
                Optional.of(CURATOR),
                1,
                SaveId.random(),
                StoryFacts.EMPTY,
                CLOCK.instant(),
                CURATOR));
    house
        .editions()
        .begin(
            EditionDraft.first(
                begun,
                Language.ENGLISH,
                MUSEUM,
                SaveId.random(),
                new Manuscript(
                    "", "", List.of(), Optional.of(Translation.ORIGINAL), Optional.empty()),
                CLOCK.instant(),
                CURATOR));
  }

  private static void item(
      House house,
      String slug,
      String fileName,
      Description said,
      boolean released,
      Optional<Instant> deleted) {
    Blob blob = house.blob("original of " + slug);
    insert(house, new Slug(slug), fileName, blob, said, released, deleted);
  }

  private static void insert(
      House house,
      Slug slug,
      String fileName,
      Blob blob,
      Description said,
      boolean released,
      Optional<Instant> deleted) {
    String id = Sha256.of(slug.value().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    house
        .masters()
        .insert(
            Master.received(
                id, MUSEUM, CURATOR, fileName, blob.sha256(), blob.size(), CLOCK.instant()));
    house
        .items()
        .insert(
            new MediaDraft(
                slug,
                MUSEUM,
                id,
                3,
                said,
                CLOCK.instant(),
                CURATOR,
                released ? Optional.of(CLOCK.instant().minusSeconds(9)) : Optional.empty(),
                deleted));
  }

  /** A picture that visitors have, described otherwise since, with a person who consents. */
  private static void sampleItemInTheLibrary(House house) {
    var shown = house.content().mediaItem(new Slug("kaue")).orElseThrow();
    Description plain = ItemWords.of(shown, Optional.of("Erna Beispiel"));
    Description said =
        new Description(
            plain.title(),
            plain.alt(),
            plain.description(),
            Optional.of(new Wording(Map.of(Language.GERMAN, "Neu: #1"))),
            plain.licence(),
            plain.creator(),
            plain.holder(),
            Optional.of("1925-06~"),
            plain.source(),
            plain.note(),
            plain.people(),
            false,
            Optional.of(new Consent("Formular", Optional.of(LocalDate.parse("2031-12-31")))),
            Optional.of(new Slug("merkers-goldraum")),
            Optional.of(false),
            plain.poster(),
            plain.spoken(),
            plain.synthetic(),
            plain.transcripts());
    try {
      Blob blob = house.blobs().find(shown.main().sha256()).orElseThrow();
      insert(house, shown.slug(), "Kaue – groß.WEBP", blob, said, true, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void exportedImportedAndExportedAgainEveryByteIsTheSame() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      furnish(old);
      Path first = written(old, "first");

      other.take(first);

      assertSame(first, written(other, "second"));
    }
  }

  @Test
  void visitorsOfTheOtherHouseGetTheSame() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      old.takeSamples();
      other.take(written(old, "first"));

      Published before = old.content().published();
      Published after = other.content().published();
      assertThat(after.organisations()).isEqualTo(before.organisations());
      assertThat(after.places()).containsExactlyInAnyOrderElementsOf(before.places());
      assertThat(after.signs()).containsExactlyInAnyOrderElementsOf(before.signs());
      assertThat(after.routes()).containsExactlyInAnyOrderElementsOf(before.routes());
      assertThat(after.terms()).containsExactlyInAnyOrderElementsOf(before.terms());
      assertThat(after.mediaItems()).containsExactlyInAnyOrderElementsOf(before.mediaItems());
      assertThat(after.releases()).containsExactlyInAnyOrderElementsOf(before.releases());
      assertThat(after.notices()).as("they belong to the operator").isEmpty();
    }
  }

  @Test
  void importingItAgainChangesNothing() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      furnish(old);
      Path first = written(old, "first");

      assertThat(other.take(first)).isPositive();
      long generation = other.content().generation();
      assertThat(other.take(first)).isZero();
      assertThat(other.content().generation()).isEqualTo(generation);
    }
  }

  @Test
  void draftsKeepTheirStateTheirLabelAndTheNumberOfTheirVersion() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      furnish(old);
      other.take(written(old, "first"));

      for (EditionDraft draft : old.editions().of(STORY)) {
        EditionDraft found = other.editions().find(STORY, draft.language()).orElseThrow();
        assertThat(found.manuscript()).isEqualTo(draft.manuscript());
        assertThat(found.state()).isEqualTo(draft.state());
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.published()).isEqualTo(draft.published());
        assertThat(other.editions().version(STORY, draft.language(), 1)).isPresent();
      }
    }
  }

  @Test
  void originalsComeBitByBitWithTheirNamesAndDeletedItemsStayOut() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      furnish(old);
      Path first = written(old, "first");
      other.take(first);

      MediaDraft draft = other.items().find(new Slug("unfertig")).orElseThrow();
      Master master = other.masters().find(draft.master()).orElseThrow();
      assertThat(master.fileName()).isEqualTo("Foto vom Schacht (3).HEIC");
      assertThat(other.blobs().find(master.sha256()).orElseThrow().path())
          .hasContent("original of unfertig");
      assertThat(other.items().find(new Slug("weg"))).isEmpty();
      assertThat(files(first).keySet()).noneMatch(path -> path.contains("weg."));
    }
  }

  @Test
  void whatPeopleOfTheHouseHaveWrittenSinceStays() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      furnish(old);
      Path first = written(old, "first");
      other.take(first);
      Manuscript mine = new Manuscript("Meins", "", List.of(), Optional.empty(), Optional.empty());
      other
          .editions()
          .save(STORY, Language.GERMAN, 2, SaveId.random(), mine, CLOCK.instant(), CURATOR);

      assertThat(other.take(first)).isZero();

      assertThat(other.editions().find(STORY, Language.GERMAN).orElseThrow().manuscript())
          .isEqualTo(mine);
    }
  }

  @Test
  void aNameThatIsSomebodyElsesHereRefusesTheExport() throws IOException {
    try (House old = house("old");
        House other = house("other")) {
      old.takeSamples();
      Path first = written(old, "first");
      Slug neighbour = new Slug("nachbar");
      other
          .content()
          .put(new Organisation(neighbour, new Wording(Map.of(Language.GERMAN, "Nachbar"))));
      var place = old.content().place(new Slug("merkers-kaiseroda-2")).orElseThrow();
      other
          .content()
          .put(
              new Place(
                  place.slug(),
                  place.name(),
                  neighbour,
                  place.municipality(),
                  place.district(),
                  place.states(),
                  place.coordinates(),
                  place.level(),
                  place.under(),
                  place.depth()));

      assertThatThrownBy(() -> other.take(first))
          .isInstanceOf(CollectionFaultException.class)
          .hasMessageContaining("places/merkers-kaiseroda-2.yaml")
          .hasMessageContaining("nachbar");
      assertThat(other.content().published().places()).hasSize(1);
    }
  }

  @Test
  void aFolderInWhichSomethingLiesIsRefused() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "x");

    assertThatThrownBy(() -> ExportFolder.requireEmpty(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void theArchiveHoldsExactlyTheFilesOfTheFolderAndIsTheSameEachTime() throws IOException {
    try (House old = house("old")) {
      furnish(old);
      Map<String, byte[]> expected = files(written(old, "first"));
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      ExportZip.write(old.export(), zip);
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      ExportZip.write(old.export(), again);

      Map<String, byte[]> found = new LinkedHashMap<>();
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          found.put(entry.getName(), in.readAllBytes());
        }
      }
      assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
      expected.forEach((path, bytes) -> assertThat(found.get(path)).as(path).isEqualTo(bytes));
      assertThat(again.toByteArray()).isEqualTo(zip.toByteArray());
    }
  }
}
