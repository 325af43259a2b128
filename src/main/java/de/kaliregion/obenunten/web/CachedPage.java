package de.kaliregion.obenunten.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that is finished before anyone asks for it: compressed bytes and headers that only need
 * to be copied out. Immutable.
 */
public final class CachedPage {
  private final byte[] gzip;
  private final int length;
  private final Representation compressed;
  private final Representation plain;

  private CachedPage(byte[] gzip, int length, Representation compressed, Representation plain) {
    this.gzip = gzip;
    this.length = length;
    this.compressed = compressed;
    this.plain = plain;
  }

  /** The headers of one form of the page; they are the same for each request. */
  private record Representation(String tag, Header[] always, Header[] withBody) {}

  /**
   * Compresses the content.
   *
   * @param content the page
   * @param contentType such as {@code text/html; charset=utf-8}
   * @param tag what stands for this content in this version, without quotes: printable ASCII
   *     without quotation marks; the uncompressed form gets the suffix {@code -plain}
   * @param cacheControl the {@code Cache-Control} header
   * @param vary request headers that chose this content, such as {@code Accept-Language}; {@code
   *     Accept-Encoding} is added
   */
  public static CachedPage of(
      byte[] content, String contentType, String tag, String cacheControl, String... vary) {
    if (!tag.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"')) {
      throw new IllegalArgumentException("not an entity tag: " + tag);
    }
    byte[] gzip = compress(content);
    Header varies =
        header(
            HeaderNames.VARY,
            vary.length == 0 ? "Accept-Encoding" : "Accept-Encoding, " + String.join(", ", vary));
    Header caching = header(HeaderNames.CACHE_CONTROL, cacheControl);
    Header type = header(HeaderNames.CONTENT_TYPE, contentType);
    String gzipTag = '"' + tag + '"';
    String plainTag = '"' + tag + "-plain\"";
    return new CachedPage(
        gzip,
        content.length,
        new Representation(
            gzipTag,
            new Header[] {header(HeaderNames.ETAG, gzipTag), varies, caching},
            new Header[] {
              type,
              header(HeaderNames.CONTENT_ENCODING, "gzip"),
              header(HeaderNames.CONTENT_LENGTH, Integer.toString(gzip.length))
            }),
        new Representation(
            plainTag,
            new Header[] {header(HeaderNames.ETAG, plainTag), varies, caching},
            new Header[] {
              type, header(HeaderNames.CONTENT_LENGTH, Integer.toString(content.length))
            }));
  }

  /** The memory that the page takes, in bytes, for a cache that counts. */
  public int weight() {
    return gzip.length + 1_000;
  }

  /** The size of the compressed page in bytes. */
  public int compressedLength() {
    return gzip.length;
  }

  /** The page itself, uncompressed. */
  public byte[] content() {
    byte[] content = new byte[length];
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip), 8192)) {
      if (in.readNBytes(content, 0, length) != length) {
        throw new IllegalStateException("the compressed page is cut short");
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers 200, or 304 to a client that has this page, or the headers alone to HEAD. */
  public void send(ServerRequest request, ServerResponse response) {
    boolean acceptsGzip = AcceptedEncoding.isGzip(request.headers());
    Representation form = acceptsGzip ? compressed : plain;
    ServerResponseHeaders headers = response.headers();
    for (Header header : form.always) {
      headers.set(header);
    }
    if (EntityTags.noneMatchFails(request.headers(), form.tag)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    for (Header header : form.withBody) {
      headers.set(header);
    }
    response.send(acceptsGzip ? gzip : content());
  }

  private static Header header(HeaderName name, String value) {
    return HeaderValues.createCached(name, value);
  }

  private static byte[] compress(byte[] content) {
    var out = new ByteArrayOutputStream(content.length / 3 + 64);
    try (var gzip = new StrongGzip(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A page is compressed once and sent often. */
  private static final class StrongGzip extends GZIPOutputStream {
    StrongGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
