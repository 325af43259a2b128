package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.media.library.Arrival;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.upload.DisplayName;
import de.kaliregion.obenunten.operations.folder.Row.Result;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.blob.WrongDigestException;
import de.kaliregion.obenunten.storage.job.Job;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Brings the files of a folder into the library of an organisation, and waits until they can be
 * shown. What the organisation has already is not taken again; so after being broken off, the next
 * run goes on where this one was.
 */
public final class FolderImport {
  /** Who brought the files, in place of an account. */
  public static final String ACCOUNT = "command-line";

  private static final int ID_LENGTH = 32;
  private static final int LOOKED_AT = 50;
  private static final Duration LOOK = Duration.ofMillis(300);

  private final MediaLibrary library;
  private final BlobStore blobs;
  private final BooleanSupplier hindered;
  private final InstantSource clock;

  /**
   * @param hindered whether something is missing on this machine, so that work may wait for ever
   */
  public FolderImport(
      MediaLibrary library, BlobStore blobs, BooleanSupplier hindered, InstantSource clock) {
    this.library = library;
    this.blobs = blobs;
    this.hindered = hindered;
    this.clock = clock;
  }

  /** Hears how far an import is. */
  public interface Watcher {
    /** So many of all files are stored. */
    void stored(int done, int all);

    /**
     * So many of all files can be shown, or never will be.
     *
     * @param now the name of the file that is worked on, if there is one, and how far that is
     */
    void ready(int done, int all, Optional<String> now, double progress);
  }

  /**
   * A file on its way.
   *
   * @param wasThere whether the organisation had it before
   * @param same the file of this folder that came before, with the same bytes
   * @param lost what is told where there is no original
   */
  private record Entry(
      FolderFile file,
      Optional<String> master,
      boolean wasThere,
      Optional<String> same,
      Optional<Row> lost) {

    static Entry lost(FolderFile file, Row row) {
      return new Entry(file, Optional.empty(), false, Optional.empty(), Optional.of(row));
    }
  }

  /**
   * Imports all files of the folder.
   *
   * @return what became of each, in the order of their names
   * @throws IOException if the folder cannot be read, or the store cannot be written
   */
  public List<Row> run(Path folder, Slug organisation, Watcher watcher)
      throws IOException, InterruptedException {
    List<FolderFile> files = FolderFile.in(folder);
    List<Entry> entries = new ArrayList<>();
    Map<Sha256, String> seen = new HashMap<>();
    for (FolderFile file : files) {
      entries.add(take(file, organisation, seen));
      watcher.stored(entries.size(), files.size());
    }
    await(entries, watcher);
    return rows(entries);
  }

  /** A file that cannot be read is told of, and does not keep the others waiting. */
  private Entry take(FolderFile file, Slug organisation, Map<Sha256, String> seen)
      throws IOException {
    Optional<Wording> obstruction = Obstruction.of(file.nature());
    if (obstruction.isPresent()) {
      boolean closed = file.nature() == FolderFile.Nature.CLOSED;
      return Entry.lost(
          file, row(file, closed ? Result.FAILED : Result.PASSED_OVER, obstruction.get()));
    }
    try {
      Sha256 sha256 = file.digest();
      Entry entry = take(file, sha256, organisation, Optional.ofNullable(seen.get(sha256)));
      seen.putIfAbsent(sha256, file.name());
      return entry;
    } catch (UnreadableFileException e) {
      return Entry.lost(file, row(file, Result.FAILED, e.reason()));
    } catch (WrongDigestException e) {
      return Entry.lost(file, row(file, Result.FAILED, Obstruction.CHANGED));
    }
  }

  private Entry take(FolderFile file, Sha256 sha256, Slug organisation, Optional<String> same)
      throws IOException {
    Optional<Master> there = library.original(organisation, sha256);
    if (there.isEmpty()) {
      try (InputStream in = file.open()) {
        blobs.put(in, sha256);
      }
    }
    String id = there.map(Master::id).orElseGet(() -> id(organisation, sha256));
    if (same.isEmpty() && (there.isEmpty() || id.equals(id(organisation, sha256)))) {
      library.receive(arrival(id, file, sha256, organisation));
    }
    there.filter(master -> master.state() == Master.State.FAILED).ifPresent(this::startAgain);
    boolean wasThere =
        same.isEmpty() && there.filter(m -> m.state() == Master.State.READY).isPresent();
    return new Entry(file, Optional.of(id), wasThere, same, Optional.empty());
  }

  /** Whoever calls a command again wants it to be tried again. */
  private void startAgain(Master failed) {
    library.ofUpload(failed.id()).ifPresent(entry -> library.startAgain(entry.slug(), ACCOUNT));
  }

  /** The same whenever the same bytes come for the same organisation. */
  private static String id(Slug organisation, Sha256 sha256) {
    byte[] name = (organisation + "/" + sha256).getBytes(StandardCharsets.UTF_8);
    return Sha256.of(name).hex().substring(0, ID_LENGTH);
  }

  private Arrival arrival(String id, FolderFile file, Sha256 sha256, Slug organisation) {
    return new Arrival(
        id,
        sha256,
        file.bytes(),
        DisplayName.of(file.path().getFileName().toString()),
        ACCOUNT,
        organisation,
        Optional.empty(),
        Optional.empty(),
        clock.instant());
  }

  private static Row row(FolderFile file, Result result, Wording reason) {
    return new Row(file.name(), result, Optional.empty(), file.bytes(), Optional.of(reason));
  }

  private static boolean hasEnded(Master master) {
    return switch (master.state()) {
      case READY, REFUSED, FAILED -> true;
      case RECEIVED, RENDERING -> false;
    };
  }

  /** Only the foremost are looked at: they are done in about the order in which they came. */
  private void await(List<Entry> entries, Watcher watcher) throws InterruptedException {
    Map<String, Entry> waiting = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Entry entry : entries) {
      entry.master().filter(id -> waiting.putIfAbsent(id, entry) == null).ifPresent(order::add);
    }
    int all = order.size();
    while (!order.isEmpty()) {
      List<String> foremost = order.subList(0, Math.min(order.size(), LOOKED_AT));
      Map<String, List<Job>> jobs = library.unfinishedJobs();
      List<String> ended =
          library.originals(foremost).stream()
              .filter(master -> hasEnded(master) || isHeldUp(jobs.get(master.id())))
              .map(Master::id)
              .toList();
      order.removeAll(ended);
      tell(watcher, all - order.size(), all, jobs, waiting);
      if (!order.isEmpty() && ended.isEmpty()) {
        Thread.sleep(LOOK);
      }
    }
  }

  /** Waits for its next try, or for something that this machine lacks. */
  private boolean isHeldUp(List<Job> jobs) {
    return jobs != null
        && jobs.stream().noneMatch(job -> job.state() == Job.State.LEASED)
        && (hindered.getAsBoolean()
            || jobs.stream()
                .anyMatch(job -> job.state() == Job.State.READY && job.reason().isPresent()));
  }

  private static void tell(
      Watcher watcher, int done, int all, Map<String, List<Job>> jobs, Map<String, Entry> waiting) {
    Optional<Job> now =
        jobs.values().stream()
            .flatMap(List::stream)
            .filter(job -> job.state() == Job.State.LEASED && waiting.containsKey(job.subject()))
            .findFirst();
    watcher.ready(
        done,
        all,
        now.map(job -> waiting.get(job.subject()).file().name()),
        now.map(Job::progress).orElse(0.0));
  }

  private List<Row> rows(List<Entry> entries) {
    Map<String, List<Job>> jobs = library.unfinishedJobs();
    return entries.stream().map(entry -> row(entry, jobs)).toList();
  }

  private Row row(Entry entry, Map<String, List<Job>> jobs) {
    if (entry.lost().isPresent()) {
      return entry.lost().get();
    }
    Master master = library.originals(List.of(entry.master().orElseThrow())).getFirst();
    return new Row(
        entry.file().name(),
        result(master, entry),
        master.facts().flatMap(Facts::kind),
        entry.file().bytes(),
        reason(master, entry, jobs));
  }

  private static Optional<Wording> reason(Master master, Entry entry, Map<String, List<Job>> jobs) {
    return master
        .reason()
        .or(() -> entry.same().map(Obstruction::sameAs))
        .or(() ->
            jobs.getOrDefault(master.id(), List.of()).stream()
                .filter(_ -> !hasEnded(master))
                .flatMap(job -> job.reason().stream())
                .findFirst());
  }

  private static Result result(Master master, Entry entry) {
    return switch (master.state()) {
      case READY ->
          entry.wasThere()
              ? Result.ALREADY_THERE
              : entry.same().isPresent() ? Result.DUPLICATE : Result.READY;
      case REFUSED -> Result.REFUSED;
      case FAILED -> Result.FAILED;
      case RECEIVED, RENDERING -> Result.WAITS;
    };
  }
}
