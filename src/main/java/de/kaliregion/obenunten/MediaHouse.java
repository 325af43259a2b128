package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.inspect.IsolatedInspector;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.media.library.Purge;
import de.kaliregion.obenunten.media.library.StagePlan;
import de.kaliregion.obenunten.media.pipeline.MediaWork;
import de.kaliregion.obenunten.media.pipeline.Toolbox;
import de.kaliregion.obenunten.media.pipeline.Upkeep;
import de.kaliregion.obenunten.media.pipeline.Workshop;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.media.render.Stages;
import de.kaliregion.obenunten.media.render.picture.AvifRenderer;
import de.kaliregion.obenunten.media.render.picture.PictureRenderer;
import de.kaliregion.obenunten.media.render.picture.TileRenderer;
import de.kaliregion.obenunten.media.render.timed.FilmRenderer;
import de.kaliregion.obenunten.media.render.timed.FilmSize;
import de.kaliregion.obenunten.media.render.timed.SoundRenderer;
import de.kaliregion.obenunten.media.upload.UploadLimits;
import de.kaliregion.obenunten.media.upload.UploadService;
import de.kaliregion.obenunten.media.upload.Uploads;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.studio.account.AccountServices;
import de.kaliregion.obenunten.studio.media.AuditJournal;
import de.kaliregion.obenunten.studio.media.UploadDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;

/** Everything that becomes of files: how they come in, the work on them, and the library. */
record MediaHouse(MediaLibrary library, Workshop workshop, UploadService uploads, long quota) {

  /** Each organisation may keep so many bytes. */
  private static final long QUOTA = 50L << 30;

  /**
   * Opens all parts.
   *
   * @param part is told each part that must be closed, in the order of opening
   */
  static MediaHouse open(
      Settings settings, Stores stores, AccountServices accounts, Clock clock, Parts part) {
    MasterStore masters = MasterStore.open(stores.database());
    MediaDraftStore drafts = MediaDraftStore.open(stores.database());
    JobQueue queue = JobQueue.open(stores.database(), clock, System::nanoTime);
    MediaJournal journal = new AuditJournal(accounts.log());
    StagePlan plan = Stages::of;
    BlobStore blobs = stores.blobs();
    MediaLibrary library =
        new MediaLibrary(masters, drafts, stores.content(), blobs, queue, plan, journal, clock);
    MediaProduction production =
        new MediaProduction(masters, drafts, stores.content(), blobs, queue, plan, clock);
    Sandbox sandbox = part.add(new Sandbox());
    try {
      IsolatedInspector inspector =
          new IsolatedInspector(sandbox, settings.dataFolder().resolve("inspections"));
      MediaWork work =
          new MediaWork(
              production,
              blobs,
              (original, _) -> inspector.inspect(original),
              renderers(sandbox, blobs));
      Workshop workshop =
          part.add(
              Workshop.open(settings.dataFolder(), queue, production, work, Toolbox.of(sandbox)));
      Purge purge = new Purge(masters, drafts, stores.content(), blobs, queue, journal, clock);
      part.add(Upkeep.start(queue, production, purge));
      UploadDesk desk = new UploadDesk(accounts.studio(), accounts.accounts(), library);
      Uploads uploads =
          part.add(
              Uploads.open(
                  settings.dataFolder(),
                  UploadStore.open(stores.database()),
                  blobs,
                  desk,
                  desk,
                  library::bytes,
                  UploadLimits.standard(QUOTA),
                  clock));
      return new MediaHouse(library, workshop, new UploadService(uploads, desk), QUOTA);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The data folder " + settings.dataFolder() + " cannot take uploads", e);
    }
  }

  private static Map<Stage, Renderer> renderers(Sandbox sandbox, BlobStore blobs) {
    return Map.of(
        Stage.PICTURES, new PictureRenderer(sandbox, blobs),
        Stage.AVIF, new AvifRenderer(sandbox, blobs),
        Stage.TILES, new TileRenderer(sandbox, blobs),
        Stage.SOUND, new SoundRenderer(sandbox, blobs),
        Stage.FILM_SMALL, new FilmRenderer(sandbox, blobs, FilmSize.SMALL),
        Stage.FILM_LARGE, new FilmRenderer(sandbox, blobs, FilmSize.LARGE));
  }

  /** Keeps what must be closed at the end. */
  @FunctionalInterface
  interface Parts {
    <T extends AutoCloseable> T add(T part);
  }
}
