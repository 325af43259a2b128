package de.kaliregion.obenunten.media.deliver;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.EntityTags;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sends renditions from {@code /media/{sha256}/{name}}: whole, in one range or in a few (RFC 9110
 * 14), in pieces of 64 KiB. The digest in the address makes the answer immutable and is its entity
 * tag. Only files that the given function knows are ever opened.
 */
public final class MediaService implements HttpService {
  private static final int PIECE = 64 * 1024;

  private static final List<Header> OF_EACH_FILE =
      List.of(
          HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, "bytes"),
          HeaderValues.createCached(HeaderNames.CONTENT_DISPOSITION, "inline"),
          // A file is shown, never run: not even a drawing that was uploaded with a script in it.
          HeaderValues.createCached(
              HeaderNames.create("Content-Security-Policy"),
              "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox;"
                  + " frame-ancestors 'none'"));

  private static final List<Header> OF_PUBLISHED_FILES =
      List.of(
          HeaderValues.createCached(
              HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable"),
          // Viewers of other institutions may show our media, as open data should be.
          HeaderValues.createCached(
              HeaderNames.create("Cross-Origin-Resource-Policy"), "cross-origin"),
          HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*"));

  /** May be kept, but each use asks again whether it still may be seen. */
  private static final List<Header> OF_RESTRICTED_FILES =
      List.of(HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-cache"));

  /** Finds files for those who may see them. */
  @FunctionalInterface
  public interface Shelf {
    /**
     * The file of this digest and name, if there is one for whoever makes the request.
     *
     * @throws de.kaliregion.obenunten.web.ProblemException when they are refused
     */
    Optional<MediaFile> find(ServerRequest request, Sha256 digest, String name);
  }

  private final Shelf files;
  private final List<Header> caching;

  /**
   * @param files the published renditions by their digest and name
   */
  public MediaService(BiFunction<Sha256, String, Optional<MediaFile>> files) {
    this((_, digest, name) -> files.apply(digest, name), OF_PUBLISHED_FILES);
  }

  private MediaService(Shelf files, List<Header> caching) {
    this.files = files;
    this.caching = caching;
  }

  /** The same for files that not everybody may see. */
  public static MediaService restricted(Shelf files) {
    return new MediaService(files, OF_RESTRICTED_FILES);
  }

  /** To be registered at {@code /media}, or where the restricted files are. */
  @Override
  public void routing(HttpRules rules) {
    Resource.at("/{sha256}/{name}").get(this::send).register(rules);
  }

  private void send(ServerRequest request, ServerResponse response) throws IOException {
    String digest = request.path().pathParameters().get("sha256");
    String name = request.path().pathParameters().get("name");
    MediaFile file = find(request, digest, name);
    String tag = '"' + digest + '"';
    ServerResponseHeaders headers = response.headers();
    OF_EACH_FILE.forEach(headers::set);
    caching.forEach(headers::set);
    headers.set(HeaderNames.ETAG, tag);
    if (EntityTags.noneMatchFails(request.headers(), tag)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else if (request.prologue().method().equals(Method.HEAD)) {
      describe(headers, file.mediaType(), file.size());
      response.send();
    } else {
      sendParts(requested(request.headers(), tag, file.size()), file, response);
    }
  }

  private MediaFile find(ServerRequest request, String digest, String name) {
    if (!Sha256.isValid(digest) || !Rendition.isValidName(name)) {
      throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
    return files
        .find(request, new Sha256(digest), name)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  private static RequestedRanges requested(Headers headers, String tag, long size) {
    if (!headers.contains(HeaderNames.RANGE)) {
      return new RequestedRanges.Whole();
    }
    List<String> ranges = headers.get(HeaderNames.RANGE).allValues();
    // A date or a weak tag cannot vouch for bytes: only our own strong tag can.
    boolean unchanged =
        !headers.contains(HeaderNames.IF_RANGE)
            || headers.get(HeaderNames.IF_RANGE).get().equals(tag);
    return unchanged && ranges.size() == 1
        ? RequestedRanges.parse(ranges.getFirst(), size)
        : new RequestedRanges.Whole();
  }

  private static void sendParts(RequestedRanges requested, MediaFile file, ServerResponse response)
      throws IOException {
    switch (requested) {
      case RequestedRanges.OutOfBounds() ->
          throw Problem.of(ProblemType.RANGE_NOT_SATISFIABLE)
              .withHeader(HeaderNames.CONTENT_RANGE, "bytes */" + file.size())
              .exception();
      case RequestedRanges.Whole() -> sendOne(new ByteRange(0, file.size() - 1), file, response);
      case RequestedRanges.Parts(List<ByteRange> ranges) when ranges.size() == 1 -> {
        ByteRange range = ranges.getFirst();
        response.status(Status.PARTIAL_CONTENT_206);
        response.headers().set(HeaderNames.CONTENT_RANGE, range.of(file.size()));
        sendOne(range, file, response);
      }
      case RequestedRanges.Parts(List<ByteRange> ranges) -> {
        response.status(Status.PARTIAL_CONTENT_206);
        sendSeveral(ranges, file, response);
      }
    }
  }

  private static void sendOne(ByteRange range, MediaFile file, ServerResponse response)
      throws IOException {
    try (FileChannel channel = open(file)) {
      describe(response.headers(), file.mediaType(), range.length());
      OutputStream out = response.outputStream();
      copy(channel, range, buffer(range.length()), out);
      out.close();
    }
  }

  /** As {@code multipart/byteranges} (RFC 9110 14.6). */
  private static void sendSeveral(List<ByteRange> ranges, MediaFile file, ServerResponse response)
      throws IOException {
    // The digest cannot be found in the file that it is the digest of, but for a wonder.
    String boundary = response.headers().get(HeaderNames.ETAG).get().substring(1, 65);
    List<byte[]> partHeads = new ArrayList<>();
    byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    long length = end.length;
    for (ByteRange range : ranges) {
      byte[] head = partHead(boundary, file, range);
      partHeads.add(head);
      length += head.length + range.length();
    }
    try (FileChannel channel = open(file)) {
      describe(response.headers(), "multipart/byteranges; boundary=" + boundary, length);
      OutputStream out = response.outputStream();
      ByteBuffer buffer = buffer(file.size());
      for (int i = 0; i < ranges.size(); i++) {
        out.write(partHeads.get(i));
        copy(channel, ranges.get(i), buffer, out);
      }
      out.write(end);
      out.close();
    }
  }

  private static byte[] partHead(String boundary, MediaFile file, ByteRange range) {
    return ("\r\n--"
            + boundary
            + "\r\nContent-Type: "
            + file.mediaType()
            + "\r\nContent-Range: "
            + range.of(file.size())
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void describe(ServerResponseHeaders headers, String mediaType, long length) {
    headers.set(
        HeaderNames.CONTENT_TYPE,
        mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType);
    headers.set(HeaderNames.CONTENT_LENGTH, Long.toString(length));
  }

  private static FileChannel open(MediaFile file) throws IOException {
    FileChannel channel = FileChannel.open(file.path());
    if (channel.size() != file.size()) {
      channel.close();
      throw new IOException(
          file.path().getFileName() + " has not the " + file.size() + " bytes that it should");
    }
    return channel;
  }

  private static ByteBuffer buffer(long needed) {
    return ByteBuffer.allocate((int) Math.min(PIECE, needed));
  }

  private static void copy(
      FileChannel channel, ByteRange range, ByteBuffer buffer, OutputStream out)
      throws IOException {
    long at = range.first();
    while (at <= range.last()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), range.last() + 1 - at));
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new EOFException("the file was cut short while it was sent");
      }
      out.write(buffer.array(), 0, read);
      at += read;
    }
  }
}
