package de.kaliregion.obenunten.media.pipeline;

import static de.kaliregion.obenunten.media.MediaHouse.CURATOR;
import static de.kaliregion.obenunten.media.MediaHouse.facts;
import static de.kaliregion.obenunten.media.MediaHouse.id;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.media.inspect.Finding;
import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.Task;
import de.kaliregion.obenunten.media.render.Faults;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.storage.Orphans;
import de.kaliregion.obenunten.storage.SmallDisk;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of work that is hindered, broken off, or done by two. */
class WorkshopTest {
  private static final Limits LIMITS =
      new Limits(1L << 30, Duration.ofSeconds(60), Duration.ofSeconds(120), 1L << 30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final String COPY = "cp /in/original result";

  /** Says that it runs, leaves a process behind, and takes its time. */
  private static final String ENDLESS = "echo runs; sleep 300 & sleep 300";

  @TempDir Path folder;
  private MediaHouse house;
  private Sandbox sandbox;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();

  /** What a program does to make something of an original. */
  private volatile String script = COPY;

  /** What has to be so before anything is made. */
  private volatile BooleanSupplier begin = () -> true;

  private volatile BlobStore blobs;
  private volatile boolean runs;

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
    blobs = house.blobs;
    sandbox = new Sandbox();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
    sandbox.close();
    house.close();
  }

  private Workshop begin() {
    return begin(folder, house.queue);
  }

  private Workshop begin(Path data, JobQueue queue) {
    Toolbox tools = new Toolbox(sandbox::obstacle, program -> !missing.contains(program));
    Workshop workshop =
        Workshop.open(data, queue, house.production, work(this::runScript), tools, 4 << 20, 2);
    open.add(workshop);
    return workshop;
  }

  private MediaWork work(Renderer sounds) {
    return new MediaWork(
        house.production,
        house.blobs,
        (_, _) -> new Finding.Accepted(facts(MediaItem.Kind.SOUND)),
        Map.of(Stage.SOUND, sounds));
  }

  private Derivatives runScript(Original original, Path job, Progress progress)
      throws RenderException, IOException, InterruptedException {
    await("it may begin", begin);
    Task task =
        Task.of(List.of("sh", "-c", script), job, Map.of("original", original.file()), LIMITS);
    if (sandbox.run(task, _ -> runs = true) instanceof Outcome.Failed failed) {
      Faults.requireSoundMachine(failed, job);
      throw new RenderException(
          new Wording(Map.of(Language.GERMAN, "Kaputt.", Language.ENGLISH, "Broken.")),
          true,
          failed.errors());
    }
    made.incrementAndGet();
    try (InputStream result = Product.in(job, "result").open()) {
      return derivatives(original, blobs.put(result));
    }
  }

  private static Derivatives derivatives(Original original, Blob blob) {
    return Derivatives.of(
        List.of(
            new Rendition(
                blob.sha256(),
                original.name() + ".m4a",
                "audio/mp4",
                blob.size(),
                Optional.empty(),
                Optional.of(1_000L))));
  }

  private void receive(int number) {
    house.library.receive(house.arrival(number, "ton-" + number + ".wav"));
  }

  private Master master(int number) {
    return house.masters.find(id(number)).orElseThrow();
  }

  private Job job(int number) {
    return house.queue.find(Job.keyOf("SOUND", id(number))).orElseThrow();
  }

  private boolean hasFailedOnce(int number) {
    return house
        .queue
        .find(Job.keyOf("SOUND", id(number)))
        .filter(job -> job.reason().isPresent())
        .isPresent();
  }

  private boolean isReady(int number) {
    return master(number).state() == Master.State.READY;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within " + LONGEST_WAIT + ": " + what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void awaitProgram() throws InterruptedException {
    runs = false;
    await("the program runs", () -> runs && !house.queue.in(Job.State.LEASED).isEmpty());
  }

  private static String german(Optional<Wording> reason) {
    return reason.orElseThrow().in(Language.GERMAN);
  }

  /** The folders of jobs that are there. */
  private static List<Path> folders(Path data) {
    try (Stream<Path> owners = Files.list(data.resolve("jobs"))) {
      List<Path> folders = new ArrayList<>();
      for (Path owner : owners.filter(Files::isDirectory).toList()) {
        try (Stream<Path> jobs = Files.list(owner)) {
          jobs.forEach(folders::add);
        }
      }
      return folders;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatACuratorStopsEndsWithItsProgramsAndCanBeStartedAgain() throws Exception {
    script = ENDLESS;
    begin();
    receive(1);
    awaitProgram();
    assertThat(Orphans.of(folder)).isNotEmpty();

    assertThat(house.library.cancel(house.entry(1).slug(), CURATOR)).isTrue();

    await("the job is stopped", () -> job(1).state() == Job.State.CANCELLED);
    assertThat(Orphans.awaitNone(folder, Duration.ofSeconds(2))).isEmpty();
    assertThat(folders(folder)).isEmpty();
    assertThat(master(1).state()).isEqualTo(Master.State.FAILED);
    assertThat(german(master(1).reason())).contains("abgebrochen");
    script = COPY;
    assertThat(house.library.startAgain(house.entry(1).slug(), CURATOR)).isTrue();
    await("it is ready", () -> isReady(1));
  }

  @Test
  void whatIsStartedAgainBeforeItsProgramsHaveEndedIsDoneAnew() throws Exception {
    script = ENDLESS;
    begin();
    receive(1);
    awaitProgram();
    script = COPY;
    house.library.cancel(house.entry(1).slug(), CURATOR);
    house.library.startAgain(house.entry(1).slug(), CURATOR);

    await("it is ready", () -> isReady(1));
    await("the old programs have ended", () -> folders(folder).isEmpty());
    assertThat(isReady(1)).as("still").isTrue();
  }

  @Test
  void whatIsBrokenOffAtTheEndIsNotTriedInVain() throws Exception {
    script = ENDLESS;
    Workshop workshop = begin();
    receive(1);
    awaitProgram();

    long start = System.nanoTime();
    workshop.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(job(1).state()).isEqualTo(Job.State.READY);
    assertThat(job(1).tries()).isZero();
    assertThat(Orphans.of(folder)).isEmpty();
    assertThat(folder.resolve("jobs")).isEmptyDirectory();
    script = COPY;
    begin();
    await("it is ready", () -> isReady(1));
    assertThat(job(1).tries()).isEqualTo(1);
  }

  @Test
  void whatNeedsAProgramThatIsMissingWaitsAndSaysWhy() throws Exception {
    missing.add("ffmpeg");
    Workshop without = begin();
    receive(1);
    await("it is inspected", () -> house.queue.counts().containsKey(Job.State.DONE));

    assertThat(without.obstacles())
        .singleElement()
        .satisfies(obstacle -> {
          assertThat(obstacle.reason().in(Language.GERMAN))
              .contains("fehlt das Programm ffmpeg")
              .contains("installieren");
          assertThat(obstacle.reason().in(Language.ENGLISH)).contains("lacks the program ffmpeg");
        });
    assertThat(job(1).state()).isEqualTo(Job.State.READY);
    assertThat(job(1).tries()).isZero();
    without.close();

    missing.clear();
    assertThat(begin().obstacles()).isEmpty();
    await("it is ready", () -> isReady(1));
  }

  @Test
  void aProgramThatVanishesIsNoFaultOfTheFile() throws Exception {
    script = "exec env no-such-program";
    begin();
    receive(1);

    await("the first try has failed", () -> hasFailedOnce(1));

    assertThat(job(1).state()).isEqualTo(Job.State.READY);
    assertThat(german(job(1).reason()))
        .contains("An der Datei liegt es nicht")
        .contains("Programm");
    script = COPY;
    house.clock.pass(Duration.ofSeconds(11));
    await("it is ready", () -> isReady(1));
  }

  @Test
  void aFileThatFillsTheDiskLeavesNothingBehindAndIsTriedAgain() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk disk = SmallDisk.mount(mount, 40 << 20)) {
      Path data = disk.path().resolve("here");
      script = "head -c 60000000 /dev/zero > result";
      try (Workshop _ = begin(data, house.queue)) {
        receive(1);
        await("the first try has failed", () -> hasFailedOnce(1));

        assertThat(job(1).state()).isEqualTo(Job.State.READY);
        assertThat(german(job(1).reason())).contains("Platz auf der Festplatte");
        assertThat(folders(data)).isEmpty();
        assertThat(master(1).made()).isEmpty();
        script = COPY;
        house.clock.pass(Duration.ofSeconds(11));
        await("it is ready", () -> isReady(1));
      }
    }
  }

  @Test
  void aDiskThatOthersHaveFilledCostsNoTryAndWorkGoesOnByItself() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk disk = SmallDisk.mount(mount, 40 << 20)) {
      Path data = disk.path().resolve("here");
      try (BlobStore store = BlobStore.open(data);
          Workshop workshop = begin(data, house.queue)) {
        blobs = store;
        script =
            "echo runs; until test -e go; do sleep 0.1; done; head -c 9000000 /dev/zero > result";
        receive(1);
        awaitProgram();
        disk.fill();
        Files.createFile(folders(data).getFirst().resolve("go"));
        await("it waits", () -> job(1).state() == Job.State.READY && folders(data).isEmpty());

        assertThat(job(1).tries()).isZero();
        await("it says why", () -> !workshop.obstacles().isEmpty());
        assertThat(workshop.obstacles().getFirst().reason().in(Language.GERMAN))
            .contains("Festplatte des Servers ist voll");
        assertThat(master(1).made()).isEmpty();

        disk.empty();
        script = COPY;
        await("it is ready", () -> isReady(1));
        await("nothing hinders it", () -> workshop.obstacles().isEmpty());
      }
    }
  }

  @Test
  void aFileOnWhichProgramsDieIsGivenUpAfterFiveTriesAndHindersNoOther() throws Exception {
    script = "test $(cat /in/original | tail -c 1) = 1 && kill -KILL $$; cp /in/original result";
    begin();
    receive(1);
    for (int attempt = 1; attempt < JobQueue.MOST_TRIES; attempt++) {
      int tries = attempt;
      await(
          "try " + tries,
          () ->
              house
                  .queue
                  .find(Job.keyOf("SOUND", id(1)))
                  .filter(job -> job.tries() == tries && job.state() == Job.State.READY)
                  .isPresent());
      receive(tries * 10 + 2);
      await("another is ready", () -> isReady(tries * 10 + 2));
      assertThat(master(1).state()).isEqualTo(Master.State.RENDERING);
      house.clock.pass(Duration.ofHours(1));
    }

    await("it is given up", () -> job(1).state() == Job.State.DEAD);
    await("the item says so", () -> master(1).state() == Master.State.FAILED);
    assertThat(german(master(1).reason())).contains("An der Datei liegt es nicht");
    script = COPY;
    assertThat(house.library.startAgain(house.entry(1).slug(), CURATOR)).isTrue();
    await("it is ready", () -> isReady(1));
  }

  @Test
  void aFileOnWhichFiveServersDiedIsGivenUpAtTheNextStart() throws Exception {
    receive(1);
    for (int death = 1; death <= JobQueue.MOST_TRIES; death++) {
      assertThat(master(1).state()).isEqualTo(Master.State.RECEIVED);
      house.clock.pass(Duration.ofHours(1));
      String dead = "dead-" + death;
      house.queue.take(dead, _ -> true).orElseThrow();
      // What a process that was killed leaves: its lock, held by nobody, and its folder.
      Files.createDirectories(folder.resolve("jobs").resolve(dead).resolve("inspect/deep"));
      Files.createFile(folder.resolve("jobs").resolve(dead + ".lock"));
      Bench.open(folder, owner -> giveUp(house.queue.release(owner))).close();
      assertThat(folder.resolve("jobs")).isEmptyDirectory();
    }

    assertThat(master(1).state()).isEqualTo(Master.State.FAILED);
    assertThat(german(master(1).reason())).contains("fünfmal abgebrochen");
  }

  private void giveUp(List<Job> dead) {
    dead.forEach(job -> house.production.gaveUp(job, job.reason().orElseThrow()));
  }

  @Test
  void twoWorkshopsDoEachJobOnce() throws Exception {
    begin = () -> owners(Job.State.LEASED, Job.State.DONE) == 2;
    begin(Files.createDirectory(folder.resolve("one")), house.queue);
    begin(Files.createDirectory(folder.resolve("two")), house.anotherQueue());
    int items = 20;
    for (int number = 1; number <= items; number++) {
      receive(number);
    }

    for (int number = 1; number <= items; number++) {
      int each = number;
      await("all are ready", () -> isReady(each));
    }
    await("all is done", () -> house.queue.in(Job.State.READY, Job.State.LEASED).isEmpty());
    assertThat(made.get()).isEqualTo(items);
    assertThat(house.queue.in(Job.State.DONE)).hasSize(2 * items).allMatch(job -> job.tries() == 1);
    assertThat(owners(Job.State.DONE)).as("who has worked").isEqualTo(2);
  }

  private long owners(Job.State... states) {
    return house.queue.in(states).stream().map(Job::owner).distinct().count();
  }

  @Test
  void whoWasAwayWhileAnotherTookTheJobWritesNothing() throws Exception {
    Path data = Files.createDirectory(folder.resolve("stalled"));
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch awake = new CountDownLatch(1);
    receive(1);
    house.production.accepted(id(1), facts(MediaItem.Kind.SOUND));
    house.queue.take("other", job -> job.kind().equals("inspect")).ifPresent(house.queue::finish);
    try (Bench bench = Bench.open(data, _ -> {})) {
      Workplace stalled =
          new Workplace(
              house.queue,
              house.production,
              work((original, _, _) -> {
                began.countDown();
                awake.await();
                return derivatives(original, house.blob("of the one who was away"));
              }),
              bench,
              new FreeSpace(data, 0));
      Job lost = house.queue.take("stalled", _ -> true).orElseThrow();
      Thread away = Thread.ofVirtual().start(() -> stalled.perform(new Running(lost)));
      began.await();
      house.queue.release("stalled");
      Job taken = house.queue.take("other", _ -> true).orElseThrow();

      awake.countDown();
      away.join();

      assertThat(master(1).made()).as("while the other is at it").isEmpty();
      assertThat(master(1).state()).isEqualTo(Master.State.RENDERING);
      assertThat(house.queue.find(taken.key()).orElseThrow().state()).isEqualTo(Job.State.LEASED);
      assertThat(house.queue.finish(taken)).isTrue();
    }
  }
}
