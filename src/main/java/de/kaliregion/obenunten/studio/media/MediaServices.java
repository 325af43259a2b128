package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.upload.WholeFiles;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.function.Supplier;

/** The media library of the studio, wired together. */
public final class MediaServices implements HttpService {
  /** To which forms send files: a large body is to be allowed there. */
  public static final String UPLOAD = UploadPages.PATH;

  private final List<HttpService> services;

  /** Shows an item as visitors get it; the visitors' room does it. */
  @FunctionalInterface
  public interface Showcase {
    /**
     * The page, in HTML.
     *
     * @param others items that it needs beside it, such as the poster of a film
     */
    String page(MediaItem item, List<MediaItem> others, Language language);
  }

  /**
   * What the library needs of the rest of the house.
   *
   * @param origin the service's own address, without a slash at the end
   * @param exhibition what visitors have now
   * @param showcase shows an item as visitors get it
   * @param policy the Content Security Policy of pages
   * @param uploads where files are sent to (tus)
   * @param wholeFiles takes those that a form sends
   * @param quota how many bytes an organisation may keep
   * @param obstacles why work on files cannot be done on this machine, and what to do; none where
   *     all is well
   */
  public record Surroundings(
      String origin,
      Supplier<Exhibition> exhibition,
      Showcase showcase,
      String policy,
      String uploads,
      WholeFiles wholeFiles,
      long quota,
      Supplier<List<Wording>> obstacles) {}

  public MediaServices(
      Studio studio,
      StudioPages studioPages,
      MediaLibrary library,
      BlobStore blobs,
      AccountStore accounts,
      Surroundings house) {
    MediaDesk desk =
        new MediaDesk(
            studio,
            library,
            () ->
                house.exhibition().get().organisations().stream().map(Organisation::slug).toList());
    MediaPages pages = new MediaPages(studioPages, new AccountNames(accounts), house);
    DescriptionDesk descriptions =
        new DescriptionDesk(library, house.exhibition(), new TranscriptFiles(blobs));
    services =
        List.of(
            new LibraryPages(desk, pages),
            new UploadPages(desk, pages, house.wholeFiles()),
            new ItemFiles(desk, blobs, house.origin()),
            new PreviewPages(desk, house.showcase(), house.policy()),
            new ItemActions(desk),
            new ItemPages(desk, pages, descriptions),
            new ProgressApi(desk, pages),
            new MediaApi(desk, pages, descriptions));
  }

  @Override
  public void routing(HttpRules rules) {
    services.forEach(service -> service.routing(rules));
  }
}
