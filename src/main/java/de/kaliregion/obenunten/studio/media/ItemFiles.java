package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.media.deliver.MediaFile;
import de.kaliregion.obenunten.media.deliver.MediaService;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an item for those who work on it: what was made for visitors, released or not, and
 * what stands in for a transcript that is still missing.
 */
final class ItemFiles implements HttpService {
  private final MediaDesk desk;
  private final BlobStore blobs;

  ItemFiles(MediaDesk desk, BlobStore blobs) {
    this.desk = desk;
    this.blobs = blobs;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.register(ItemPages.PATH + "/files", MediaService.restricted(this::find));
    Resource.at(LibraryPages.PATH + "/" + Preview.NO_CAPTIONS)
        .get(ItemFiles::sendNoCaptions)
        .register(rules);
  }

  private Optional<MediaFile> find(ServerRequest request, Sha256 digest, String name) {
    String slug = request.path().absolute().segments().get(2).value();
    MediaEntry entry = desk.visit(request, slug).entry();
    return Stream.concat(Stream.of(entry), poster(entry).stream())
        .flatMap(ItemFiles::files)
        .filter(file -> file.sha256().equals(digest) && file.name().equals(name))
        .findFirst()
        .flatMap(this::onDisk);
  }

  /** The picture that stands for a film is another item of the same organisation. */
  private Optional<MediaEntry> poster(MediaEntry film) {
    return film.draft()
        .description()
        .poster()
        .flatMap(desk.library()::find)
        .filter(other -> other.draft().organisation().equals(film.draft().organisation()));
  }

  private static Stream<Rendition> files(MediaEntry entry) {
    return Stream.concat(
        entry.master().derivatives().files().stream(),
        entry.draft().description().transcripts().stream().map(Transcript::captions));
  }

  private Optional<MediaFile> onDisk(Rendition file) {
    try {
      return blobs
          .find(file.sha256())
          .map(blob -> new MediaFile(blob.path(), file.mediaType(), file.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for " + file.path(), e);
    }
  }

  private static void sendNoCaptions(ServerRequest request, ServerResponse response) {
    response.headers().set(HeaderNames.CONTENT_TYPE, "text/vtt; charset=utf-8");
    response.send("WEBVTT\n");
  }
}
