package de.kaliregion.obenunten.media.deliver.iiif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.EntityTags;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Pictures as IIIF Image API 3.0 services of level 0, named by the digest of their pack: {@code
 * /{sha256}/info.json} and {@code /{sha256}/{region}/{size}/{rotation}/{quality}.{format}}. Only
 * what lies in the pack is answered; a request in a form that the specification does not know is
 * refused with 400, any other with 404.
 */
public final class ImageService implements HttpService {
  private static final Logger LOG = System.getLogger(ImageService.class.getName());

  /** All of a picture, in the words of the specification. */
  static final String WHOLE = "full/max/0/default.jpg";

  private static final String JSON = "application/json";
  private static final String JSON_LD =
      "application/ld+json;profile=\"" + ImageInformation.CONTEXT + "\"";
  private static final String FOR_AN_HOUR = "public, max-age=3600";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** May be kept, but each use asks again whether it still may be seen. */
  private static final String ASK_EACH_TIME = "private, no-cache";

  private static final Header ANYONE =
      HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  private static final Header ANYWHERE =
      HeaderValues.createCached(HeaderNames.create("Cross-Origin-Resource-Policy"), "cross-origin");
  private static final Header LEVEL =
      HeaderValues.createCached(
          HeaderNames.LINK, "<http://iiif.io/api/image/3/level0.json>;rel=\"profile\"");
  private static final Header JPEG =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "image/jpeg");

  private static final String METHODS = "GET, HEAD, OPTIONS";

  private static final Problem DAMAGED =
      Problem.of(ProblemType.INTERNAL)
          .withDetail(
              "Die Kacheln dieses Bildes sind bei uns beschädigt. Das Bild im Ganzen gibt es noch.",
              "The tiles of this picture are damaged on our side. The picture as a whole is there.",
              "Teile von diesem Bild sind bei uns kaputt. Das ganze Bild gibt es noch.");

  private final Function<ServerRequest, String> address;
  private final Gallery pictures;
  private final boolean restricted;
  private final OpenPacks packs = new OpenPacks();

  /** Those of which the log tells: once is enough, though a viewer asks for hundreds of tiles. */
  private final Set<Sha256> damaged = ConcurrentHashMap.newKeySet();

  private final JsonMapper json = new JsonMapper();

  /** Finds pictures for those who may see them. */
  @FunctionalInterface
  public interface Gallery {
    /**
     * The picture whose pack has this digest, if there is one for whoever makes the request.
     *
     * @throws ProblemException when they are refused
     */
    Optional<TiledPicture> find(ServerRequest request, Sha256 pack);
  }

  /**
   * @param address the full address at which the service is registered, without a slash at the end:
   *     pictures bear it in their ids
   * @param pictures those that may be seen, by the digest of their pack
   */
  public ImageService(String address, Function<Sha256, Optional<TiledPicture>> pictures) {
    this(_ -> address, (_, pack) -> pictures.apply(pack), false);
  }

  private ImageService(
      Function<ServerRequest, String> address, Gallery pictures, boolean restricted) {
    this.address = address;
    this.pictures = pictures;
    this.restricted = restricted;
  }

  /**
   * The same for pictures that not everybody may see: neither other sites nor caches get them.
   *
   * @param origin the service's own address, without a slash at the end; the path is that of the
   *     request
   */
  public static ImageService restricted(String origin, Gallery pictures) {
    return new ImageService(request -> origin + above(request), pictures, true);
  }

  /** What stands in the path before the digest. */
  private static String above(ServerRequest request) {
    String path = request.path().absolute().path();
    return path.substring(0, path.indexOf('/' + request.path().pathParameters().get("sha256")));
  }

  @Override
  public void routing(HttpRules rules) {
    serve(rules, "/{sha256}", this::base);
    serve(rules, "/{sha256}/info.json", this::information);
    serve(rules, "/{sha256}/{region}/{size}/{rotation}/{file}", this::tile);
  }

  private void serve(HttpRules rules, String pattern, Handler handler) {
    Resource resource = Resource.at(pattern).get(open(handler));
    if (!restricted) {
      resource.on(Method.OPTIONS, ImageService::preflight);
    }
    resource.register(rules);
  }

  /**
   * Browsers ask first when a viewer names the JSON-LD profile in {@code Accept}: it holds
   * characters that are not safelisted (Fetch standard, CORS-safelisted request-header).
   */
  private static void preflight(ServerRequest request, ServerResponse response) {
    response.headers().set(ANYONE);
    response
        .status(Status.NO_CONTENT_204)
        .header(HeaderNames.ALLOW, METHODS)
        .header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, If-None-Match")
        .header(HeaderNames.ACCESS_CONTROL_MAX_AGE, "86400")
        .send();
  }

  /** Viewers of other institutions may read the answers, and refusals too. */
  private Handler open(Handler handler) {
    return restricted ? handler : toAll(handler);
  }

  private static Handler toAll(Handler handler) {
    return (request, response) -> {
      try {
        response.headers().set(ANYONE);
        response.headers().set(ANYWHERE);
        handler.handle(request, response);
      } catch (ProblemException e) {
        throw new ProblemException(
            e.problem().withHeader(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*"), e);
      }
    };
  }

  /** The address of the picture itself leads to what is known of it (2.1 of the specification). */
  private void base(ServerRequest request, ServerResponse response) {
    TiledPicture picture = picture(request);
    response
        .status(Status.SEE_OTHER_303)
        .header(HeaderNames.LOCATION, id(request, picture) + "/info.json")
        .send();
  }

  private void information(ServerRequest request, ServerResponse response) {
    TiledPicture picture = picture(request);
    byte[] document =
        read(picture, pack -> document(ImageInformation.of(id(request, picture), picture, pack)));
    String type = wantsLinkedData(request.headers()) ? JSON_LD : JSON;
    response.headers().set(LEVEL);
    String tag = Sha256.of(document).hex().substring(0, 32) + (type.equals(JSON) ? "" : "-ld");
    CachedPage.of(document, type, tag, caching(FOR_AN_HOUR), "Accept").send(request, response);
  }

  private <T> T read(TiledPicture picture, OpenPacks.Reading<T> reading) {
    try {
      return packs.read(picture.pack().sha256(), picture.file(), reading);
    } catch (DamagedPackException e) {
      if (damaged.add(picture.pack().sha256())) {
        LOG.log(
            Level.ERROR,
            "the tiles "
                + picture.pack().sha256()
                + " are damaged; restore the file from a backup, or upload the picture again: "
                + e.getMessage());
      }
      throw new ProblemException(DAMAGED, e);
    }
  }

  private static boolean wantsLinkedData(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.ACCEPT)
        && headers.get(HeaderNames.ACCEPT).allValues().stream()
            .anyMatch(value -> value.contains("application/ld+json"));
  }

  private byte[] document(ImageInformation information) {
    try {
      return json.writeValueAsBytes(information);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is known of a picture must be writable as JSON", e);
    }
  }

  private void tile(ServerRequest request, ServerResponse response) throws IOException {
    var path = request.path().pathParameters();
    TiledPicture picture = picture(request);
    ImageRequest wanted =
        ImageRequest.of(
            path.get("region"), path.get("size"), path.get("rotation"), path.get("file"));
    Optional<byte[]> tile =
        read(picture, pack -> pack.find(wanted.names(picture.pack().dimensions())));
    if (tile.isPresent()) {
      sendTile(request, response, picture, tile.get());
    } else {
      sendOverview(request, response, picture, wanted);
    }
  }

  /** The address names the pack by its digest, and the part of it: together they never change. */
  private void sendTile(
      ServerRequest request, ServerResponse response, TiledPicture picture, byte[] tile)
      throws IOException {
    response.header(HeaderNames.CACHE_CONTROL, caching(FOR_EVER));
    send(
        request,
        response,
        picture.pack().sha256(),
        tile.length,
        () -> new ByteArrayInputStream(tile));
  }

  /** Another file may stand for the whole picture some day, though its tiles stay the same. */
  private void sendOverview(
      ServerRequest request, ServerResponse response, TiledPicture picture, ImageRequest wanted)
      throws IOException {
    TiledPicture.Overview whole =
        picture
            .overview()
            .filter(overview -> wanted.isWhole(overview.dimensions()))
            .orElseThrow(ImageService::notInThePack);
    response.header(HeaderNames.CACHE_CONTROL, caching(FOR_AN_HOUR));
    send(
        request,
        response,
        whole.sha256(),
        whole.file().size(),
        () -> Files.newInputStream(whole.file().path()));
  }

  private static ProblemException notInThePack() {
    return Problem.of(ProblemType.NOT_FOUND)
        .withDetail(
            "Dieses Bild gibt es nur in den Größen und Kacheln, die seine info.json nennt.",
            "This picture comes only in the sizes and tiles that its info.json names.",
            "Diesen Teil vom Bild gibt es nicht.")
        .exception();
  }

  /** What there is to send, opened when it is. */
  @FunctionalInterface
  private interface Source {
    InputStream open() throws IOException;
  }

  private static void send(
      ServerRequest request, ServerResponse response, Sha256 digest, long size, Source source)
      throws IOException {
    String tag = '"' + digest.hex() + '"';
    response.headers().set(LEVEL);
    response.header(HeaderNames.ETAG, tag);
    if (EntityTags.noneMatchFails(request.headers(), tag)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.headers().set(JPEG);
    response.header(HeaderNames.CONTENT_LENGTH, Long.toString(size));
    if (request.prologue().method().equals(Method.HEAD)) {
      response.send();
      return;
    }
    try (InputStream bytes = source.open()) {
      OutputStream out = response.outputStream();
      bytes.transferTo(out);
      out.close();
    }
  }

  private TiledPicture picture(ServerRequest request) {
    String digest = request.path().pathParameters().get("sha256");
    return Optional.of(digest)
        .filter(Sha256::isValid)
        .map(Sha256::new)
        .flatMap(pack -> pictures.find(request, pack))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  private String id(ServerRequest request, TiledPicture picture) {
    return address.apply(request) + "/" + picture.pack().sha256().hex();
  }

  private String caching(String ofPublished) {
    return restricted ? ASK_EACH_TIME : ofPublished;
  }
}
