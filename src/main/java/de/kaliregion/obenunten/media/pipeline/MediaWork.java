package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.inspect.Finding;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaJobs;
import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Does one job on an original: looks into it, or has a renderer make something of it. */
public final class MediaWork {
  private final MediaProduction production;
  private final BlobStore blobs;
  private final Examination examination;
  private final Map<Stage, Renderer> renderers;

  public MediaWork(
      MediaProduction production,
      BlobStore blobs,
      Examination examination,
      Map<Stage, Renderer> renderers) {
    this.production = production;
    this.blobs = blobs;
    this.examination = examination;
    this.renderers = Map.copyOf(renderers);
  }

  /** What a job has found or made; storing it may be done twice. */
  @FunctionalInterface
  interface Result {
    /** Stores it. */
    void store();
  }

  /** Whether this is a kind of job that it can do. */
  boolean knows(String kind) {
    return kind.equals(MediaJobs.INSPECT)
        || renderers.keySet().stream().anyMatch(stage -> stage.name().equals(kind));
  }

  /**
   * Does the job; nothing is stored but files.
   *
   * @param folder empty, for this run alone
   * @throws RenderException when the file or a program gives up
   * @throws IOException when this machine is at fault
   * @throws InterruptedException when it was broken off
   */
  Result run(Job lease, Path folder, Running running)
      throws RenderException, IOException, InterruptedException {
    Optional<MediaEntry> entry = production.find(lease.subject());
    if (entry.isEmpty()) {
      return () -> {};
    }
    Path original = file(entry.get());
    running.open();
    try {
      return lease.kind().equals(MediaJobs.INSPECT)
          ? inspect(lease, original, folder)
          : render(lease, entry.get(), original, folder, running);
    } finally {
      running.shut();
    }
  }

  private Path file(MediaEntry entry) throws RenderException, IOException {
    Optional<Blob> blob = blobs.find(entry.master().sha256());
    if (blob.isEmpty()) {
      throw new RenderException(
          Reasons.LOST, true, "no blob " + entry.master().sha256() + " for " + entry.slug());
    }
    return blob.get().path();
  }

  private Result inspect(Job lease, Path original, Path folder)
      throws IOException, InterruptedException {
    String master = lease.subject();
    return switch (examination.examine(original, folder)) {
      case Finding.Accepted(var facts) -> () -> production.accepted(master, facts);
      case Finding.Refused(var reason) -> () -> production.refused(master, reason);
    };
  }

  private Result render(Job lease, MediaEntry entry, Path file, Path folder, Running running)
      throws RenderException, IOException, InterruptedException {
    if (entry.master().facts().isEmpty()) {
      return () -> {}; // It is being inspected anew, which begins this job again.
    }
    Stage stage = Stage.valueOf(lease.kind());
    Original original =
        new Original(file, entry.master().facts().get(), entry.slug().value(), entry.isPanorama());
    Derivatives made = renderers.get(stage).render(original, folder, running);
    return () -> production.made(lease.subject(), stage, lease.fence(), made);
  }
}
