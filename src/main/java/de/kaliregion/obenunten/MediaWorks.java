package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.inspect.IsolatedInspector;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.library.Adoption;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.media.library.Purge;
import de.kaliregion.obenunten.media.library.Transfer;
import de.kaliregion.obenunten.media.pipeline.MediaWork;
import de.kaliregion.obenunten.media.pipeline.Toolbox;
import de.kaliregion.obenunten.media.pipeline.Upkeep;
import de.kaliregion.obenunten.media.pipeline.Workshop;
import de.kaliregion.obenunten.media.render.ModelRenderer;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.media.render.Stages;
import de.kaliregion.obenunten.media.render.document.DocumentRenderer;
import de.kaliregion.obenunten.media.render.picture.AvifRenderer;
import de.kaliregion.obenunten.media.render.picture.PictureRenderer;
import de.kaliregion.obenunten.media.render.picture.TileRenderer;
import de.kaliregion.obenunten.media.render.timed.CaptionsRenderer;
import de.kaliregion.obenunten.media.render.timed.FilmRenderer;
import de.kaliregion.obenunten.media.render.timed.FilmSize;
import de.kaliregion.obenunten.media.render.timed.SoundRenderer;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The media library of this installation, and the work on its originals. */
record MediaWorks(
    MediaLibrary library,
    Adoption adoption,
    Transfer transfer,
    Workshop workshop,
    Upkeep upkeep,
    Sandbox sandbox)
    implements AutoCloseable {

  /** Opens the library and begins to work on what waits. */
  static MediaWorks open(Settings settings, Stores stores, MediaJournal journal, Clock clock) {
    Path dataFolder = settings.dataFolder();
    MasterStore masters = MasterStore.open(stores.database());
    MediaDraftStore drafts = MediaDraftStore.open(stores.database());
    JobQueue queue = JobQueue.open(stores.database(), clock, System::nanoTime);
    BlobStore blobs = stores.blobs();
    MediaLibrary library =
        new MediaLibrary(
            masters, drafts, stores.content(), blobs, queue, Stages::of, journal, clock);
    MediaProduction production =
        new MediaProduction(masters, drafts, stores.content(), blobs, queue, Stages::of, clock);
    Sandbox sandbox = new Sandbox();
    try {
      IsolatedInspector inspector =
          new IsolatedInspector(
              sandbox,
              dataFolder.resolve("inspections"),
              settings.cacheFolder().resolve("start-cache"));
      MediaWork work =
          new MediaWork(production, blobs, inspector::inspect, renderers(sandbox, blobs));
      Workshop workshop = Workshop.open(dataFolder, queue, production, work, Toolbox.of(sandbox));
      Purge purge = new Purge(masters, drafts, stores.content(), blobs, queue, journal, clock);
      return new MediaWorks(
          library,
          new Adoption(masters, drafts, queue, clock),
          new Transfer(masters, drafts, queue, clock),
          workshop,
          Upkeep.start(queue, production, purge),
          sandbox);
    } catch (IOException e) {
      sandbox.close();
      throw new UncheckedIOException("The data folder " + dataFolder + " cannot be used", e);
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  private static Map<Stage, Renderer> renderers(Sandbox sandbox, BlobStore blobs) {
    Renderer pictures = new PictureRenderer(sandbox, blobs);
    Renderer documents = new DocumentRenderer(sandbox, blobs);
    Renderer captions = new CaptionsRenderer(blobs);
    Renderer models = new ModelRenderer(blobs);
    return Map.of(
        Stage.PICTURES,
            (original, folder, progress) ->
                (isDocument(original) ? documents : pictures).render(original, folder, progress),
        Stage.PLAIN,
            (original, folder, progress) ->
                (original.facts().kind().isEmpty() ? captions : models)
                    .render(original, folder, progress),
        Stage.AVIF, new AvifRenderer(sandbox, blobs),
        Stage.TILES, new TileRenderer(sandbox, blobs),
        Stage.SOUND, new SoundRenderer(sandbox, blobs),
        Stage.FILM_SMALL, new FilmRenderer(sandbox, blobs, FilmSize.SMALL),
        Stage.FILM_LARGE, new FilmRenderer(sandbox, blobs, FilmSize.LARGE));
  }

  private static boolean isDocument(Original original) {
    return original.facts().kind().filter(MediaItem.Kind.DOCUMENT::equals).isPresent();
  }

  /** Lets go of running work, so that it can be taken up again at once. */
  @Override
  public void close() throws IOException {
    try (sandbox;
        workshop) {
      upkeep.close();
    }
  }
}
