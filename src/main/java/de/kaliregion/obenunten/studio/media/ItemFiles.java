package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.media.deliver.MediaFile;
import de.kaliregion.obenunten.media.deliver.MediaService;
import de.kaliregion.obenunten.media.deliver.iiif.ImageService;
import de.kaliregion.obenunten.media.deliver.iiif.TiledPicture;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files and tiles of an item for those who work on it: what was made for visitors, released or
 * not, and what stands in for a transcript that is still missing.
 */
final class ItemFiles implements HttpService {
  private final MediaDesk desk;
  private final BlobStore blobs;
  private final String origin;

  /**
   * @param origin the service's own address, without a slash at the end
   */
  ItemFiles(MediaDesk desk, BlobStore blobs, String origin) {
    this.desk = desk;
    this.blobs = blobs;
    this.origin = origin;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.register(ItemPages.PATH + "/files", MediaService.restricted(this::find));
    rules.register(ItemPages.PATH + "/iiif", ImageService.restricted(origin, this::tiled));
    Resource.at(LibraryPages.PATH + "/" + Preview.NO_CAPTIONS)
        .get(ItemFiles::sendNoCaptions)
        .register(rules);
  }

  private Optional<MediaFile> find(ServerRequest request, Sha256 digest, String name) {
    MediaEntry entry = desk.visit(request, slug(request)).entry();
    return shown(entry)
        .flatMap(ItemFiles::files)
        .filter(file -> file.sha256().equals(digest) && file.name().equals(name))
        .findFirst()
        .flatMap(this::onDisk);
  }

  private Optional<TiledPicture> tiled(ServerRequest request, Sha256 pack) {
    return shown(desk.visit(request, slug(request)).entry())
        .flatMap(entry -> Preview.of(entry).stream())
        .filter(item -> item.derivatives().tiles().map(TilePack::sha256).equals(Optional.of(pack)))
        .findFirst()
        .map(item -> TiledPicture.of(item, this::stored));
  }

  private Stream<MediaEntry> shown(MediaEntry entry) {
    return Stream.concat(Stream.of(entry), poster(entry).stream());
  }

  /** Below a path with a parameter, only the whole path tells it. */
  private static String slug(ServerRequest request) {
    return request.path().absolute().path().substring(LibraryPages.PATH.length() + 1).split("/")[0];
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
    return blob(file.sha256())
        .map(blob -> new MediaFile(blob.path(), file.mediaType(), file.bytes()));
  }

  private Path stored(Sha256 digest) {
    return blob(digest)
        .map(Blob::path)
        .orElseThrow(() -> new IllegalStateException("no file with the digest " + digest));
  }

  private Optional<Blob> blob(Sha256 digest) {
    try {
      return blobs.find(digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for the file with the digest " + digest, e);
    }
  }

  private static void sendNoCaptions(ServerRequest request, ServerResponse response) {
    response.headers().set(HeaderNames.CONTENT_TYPE, "text/vtt; charset=utf-8");
    response.send("WEBVTT\n");
  }
}
