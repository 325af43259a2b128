package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.Arrival;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.upload.CompletedUpload;
import de.kaliregion.obenunten.media.upload.Intake;
import de.kaliregion.obenunten.media.upload.UploadGate;
import de.kaliregion.obenunten.media.upload.UploadLimits;
import de.kaliregion.obenunten.media.upload.Uploader;
import de.kaliregion.obenunten.media.upload.Uploads;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import io.helidon.webserver.http.ServerRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The service without its pages, as a process of its own: it takes whole uploads in and works on
 * them. It says which jobs it does, and when nothing is left to do. It ends when its input does,
 * and can be killed at any time.
 */
final class RenderingServer {
  static final String OPEN = "OPEN";
  static final String DOES = "DOES ";
  static final String DONE = "DONE";

  private static final long LOOK_NANOS = Duration.ofMillis(40).toNanos();

  private final UploadStore uploads;
  private final JobQueue queue;

  private RenderingServer(UploadStore uploads, JobQueue queue) {
    this.uploads = uploads;
    this.queue = queue;
  }

  /** Arguments: the data folder, by how many hours its clock is ahead, and a folder for caches. */
  public static void main(String[] arguments) {
    try {
      serve(Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]);
      System.exit(0);
    } catch (Exception | Error e) {
      // Threads of libraries would keep the process alive.
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void serve(Path data, int hoursAhead, String cache) throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hoursAhead));
    Settings settings = Settings.of(Map.of("DATA_DIR", data.toString(), "CACHE_DIR", cache));
    try (Stores stores = Stores.open(settings);
        MediaWorks works = MediaWorks.open(settings, stores, MediaJournal.NONE, clock)) {
      UploadStore uploads = UploadStore.open(stores.database());
      Everybody everybody = new Everybody(works.library());
      try (Uploads _ =
          Uploads.open(
              data,
              uploads,
              stores.blobs(),
              everybody,
              everybody,
              works.library()::bytes,
              UploadLimits.standard(20L << 30).withReserve(0, 0),
              clock)) {
        System.out.println(OPEN);
        JobQueue queue = JobQueue.open(stores.database(), clock, System::nanoTime);
        Thread teller = Thread.ofPlatform().start(new RenderingServer(uploads, queue)::tell);
        while (System.in.read() >= 0) {
          // Nothing is ever said to it.
        }
        teller.interrupt();
        teller.join();
      }
    }
  }

  private void tell() {
    String said = "";
    while (!Thread.currentThread().isInterrupted()) {
      String now = now();
      if (!now.equals(said)) {
        System.out.println(now);
        said = now;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private String now() {
    boolean taken =
        uploads.all().stream().allMatch(upload -> upload.state() == StoredUpload.State.COMPLETE);
    List<Job> jobs = queue.in(Job.State.READY, Job.State.LEASED);
    if (taken && jobs.isEmpty()) {
      return DONE;
    }
    return DOES
        + jobs.stream()
            .filter(job -> job.state() == Job.State.LEASED)
            .map(Job::kind)
            .sorted()
            .toList();
  }

  /** Anybody may send anything; nobody asks by HTTP. */
  private record Everybody(MediaLibrary library) implements UploadGate, Intake {
    @Override
    public Uploader admit(ServerRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean mayUpload(String account, Slug organisation) {
      return true;
    }

    @Override
    public void received(CompletedUpload upload) {
      library.receive(
          new Arrival(
              upload.id(),
              upload.sha256(),
              upload.size(),
              upload.name(),
              upload.account(),
              upload.organisation(),
              upload.replaces(),
              upload.place(),
              upload.received()));
    }
  }
}
