package de.kaliregion.obenunten.media.deliver.iiif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.media.deliver.MediaFile;
import de.kaliregion.obenunten.web.HttpServer;
import de.kaliregion.obenunten.web.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The IIIF Image API 3.0 at level 0, of packs that the renderer really makes. */
class ImageServiceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ADDRESS = "https://erbe.example/iiif/3";
  private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
  private static final Map<Sha256, TiledPicture> PICTURES = new HashMap<>();

  @TempDir private static Path folder;
  private static HttpServer server;
  private static HttpClient client;

  /** Pictures whose red grows to the right and whose green grows downwards. */
  private enum Sample {
    /** More than the largest rendition, and no multiple of a tile's size. */
    LARGE(2_705, 1_801),
    /** All of it fits into one file. */
    SMALL(1_301, 777),
    /** Narrower than a tile. */
    TALL(301, 2_051);

    private final Dimensions size;
    private TilePack pack;

    Sample(int width, int height) {
      this.size = new Dimensions(width, height);
    }

    String path(String rest) {
      return "/iiif/3/" + pack.sha256() + rest;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    try (TileMaker maker = new TileMaker(folder)) {
      for (Sample sample : Sample.values()) {
        sample.pack = maker.tiles(gradient(sample.size));
        Path copy = Files.copy(maker.file(sample.pack), folder.resolve(sample + ".zip"));
        PICTURES.put(sample.pack.sha256(), picture(sample.pack, copy));
      }
    }
    client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    server =
        TestServer.start(routing ->
            routing.register(
                "/iiif/3",
                new ImageService(ADDRESS, pack -> Optional.ofNullable(PICTURES.get(pack)))));
  }

  @AfterAll
  static void stop() {
    server.stop();
    client.close();
  }

  private static TiledPicture picture(TilePack pack, Path file) {
    return new TiledPicture(pack, file, Optional.of(LICENCE), Optional.empty());
  }

  private static BufferedImage gradient(Dimensions size) {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        image.setRGB(x, y, red(x, size) << 16 | green(y, size) << 8);
      }
    }
    return image;
  }

  private static int red(double x, Dimensions size) {
    return (int) (x * 255 / size.width());
  }

  private static int green(double y, Dimensions size) {
    return (int) (y * 255 / size.height());
  }

  private static HttpResponse<byte[]> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode information(Sample sample) {
    return json(get(sample.path("/info.json")));
  }

  @ParameterizedTest
  @EnumSource
  void informationHasAllThatTheSpecificationRequires(Sample sample) {
    JsonNode info = information(sample);

    assertThat(info.fieldNames().next()).isEqualTo("@context");
    assertThat(info.path("@context").asText()).isEqualTo("http://iiif.io/api/image/3/context.json");
    assertThat(info.path("id").asText()).isEqualTo(ADDRESS + "/" + sample.pack.sha256());
    assertThat(info.path("type").asText()).isEqualTo("ImageService3");
    assertThat(info.path("protocol").asText()).isEqualTo("http://iiif.io/api/image");
    assertThat(info.path("profile").asText()).isEqualTo("level0");
    assertThat(info.path("width").asInt()).isEqualTo(sample.size.width());
    assertThat(info.path("height").asInt()).isEqualTo(sample.size.height());
    assertThat(info.path("rights").asText())
        .isEqualTo("http://creativecommons.org/licenses/by/4.0/");
    JsonNode tiles = info.at("/tiles/0");
    assertThat(tiles.path("width").asInt()).isEqualTo(512);
    List<Integer> factors = new ArrayList<>();
    tiles.path("scaleFactors").forEach(factor -> factors.add(factor.asInt()));
    assertThat(factors).startsWith(1).isSorted().doesNotHaveDuplicates();
    int longest = Math.max(sample.size.width(), sample.size.height());
    assertThat(Math.ceilDiv(longest, factors.getLast())).as("one tile holds all").isLessThan(513);
  }

  @Test
  void whatCannotBeHadInOneFileIsLimited() {
    assertThat(information(Sample.LARGE).path("maxWidth").asInt()).isBetween(2_500, 2_560);
    assertThat(information(Sample.LARGE).path("maxHeight").asInt()).isBetween(1_665, 1_704);
    assertThat(information(Sample.SMALL).has("maxWidth")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everySizeThatItNamesIsServed(Sample sample) throws IOException {
    JsonNode info = information(sample);
    List<Integer> widths = new ArrayList<>();
    for (JsonNode size : info.path("sizes")) {
      int width = size.path("width").asInt();
      int height = size.path("height").asInt();
      widths.add(width);
      requirePicture(
          get(sample.path("/full/%d,%d/0/default.jpg".formatted(width, height))),
          width,
          height,
          sample,
          new int[] {0, 0, sample.size.width(), sample.size.height()});
    }
    assertThat(widths).isNotEmpty().isSorted().doesNotHaveDuplicates();
    int most = info.path("maxWidth").asInt(sample.size.width());
    BufferedImage max = decoded(get(sample.path("/full/max/0/default.jpg")));
    assertThat(max.getWidth()).isEqualTo(most).isEqualTo(widths.getLast());
  }

  /** As the implementation notes of the specification compute what viewers ask for. */
  @ParameterizedTest
  @EnumSource
  void everyTileOfItsGridIsServedWithItsPartOfThePicture(Sample sample) throws IOException {
    JsonNode tiles = information(sample).at("/tiles/0");
    int count = 0;
    for (JsonNode factor : tiles.path("scaleFactors")) {
      int step = tiles.path("width").asInt() * factor.asInt();
      for (int x = 0; x < sample.size.width(); x += step) {
        for (int y = 0; y < sample.size.height(); y += step) {
          int[] region = {
            x, y, Math.min(step, sample.size.width() - x), Math.min(step, sample.size.height() - y)
          };
          int width = (region[2] + factor.asInt() - 1) / factor.asInt();
          int height = (region[3] + factor.asInt() - 1) / factor.asInt();
          requirePicture(get(tile(sample, region, width, height)), width, height, sample, region);
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(5);
  }

  private static String tile(Sample sample, int[] region, int width, int height) {
    boolean whole = region[2] == sample.size.width() && region[3] == sample.size.height();
    String name =
        whole ? "full" : "%d,%d,%d,%d".formatted(region[0], region[1], region[2], region[3]);
    return sample.path("/%s/%d,%d/0/default.jpg".formatted(name, width, height));
  }

  private static void requirePicture(
      HttpResponse<byte[]> answer, int width, int height, Sample sample, int[] region)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
    BufferedImage image = decoded(answer);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    int middle = image.getRGB(width / 2, height / 2);
    double x = region[0] + region[2] / 2.0;
    double y = region[1] + region[3] / 2.0;
    assertThat(middle >> 16 & 0xff).isCloseTo(red(x, sample.size), within(8));
    assertThat(middle >> 8 & 0xff).isCloseTo(green(y, sample.size), within(8));
  }

  private static BufferedImage decoded(HttpResponse<byte[]> answer) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(image).as(answer.uri().getPath()).isNotNull();
    return image;
  }

  @Test
  void aTileThatShowsAllMayBeAskedForByItsMeasures() {
    int width = information(Sample.SMALL).at("/sizes/0/width").asInt();
    int height = information(Sample.SMALL).at("/sizes/0/height").asInt();
    String size = "/%d,%d/0/default.jpg".formatted(width, height);

    assertThat(get(Sample.SMALL.path("/0,0,1301,777" + size)).body())
        .isEqualTo(get(Sample.SMALL.path("/full" + size)).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/full/300,/0/default.jpg",
        "/full/%5Emax/0/default.jpg",
        "/full/9999,5760/0/default.jpg",
        "/full/max/90/default.jpg",
        "/full/max/!0/default.jpg",
        "/full/max/0/gray.jpg",
        "/full/max/0/default.png",
        "/square/max/0/default.jpg",
        "/pct:0,0,50,50/max/0/default.jpg",
        "/1,0,512,512/512,512/0/default.jpg",
        "/0,0,512,512/256,256/0/default.jpg",
        "/4096,0,512,512/512,512/0/default.jpg"
      })
  void whatItDoesNotNameIsNotThere(String rest) {
    HttpResponse<byte[]> answer = get(Sample.LARGE.path(rest), "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(json(answer).path("detail").asText()).contains("info.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/whole/max/0/default.jpg",
        "/0,0,512/512,512/0/default.jpg",
        "/full/max/left/default.jpg",
        "/full/max/0/default.exe",
        "/-1,0,512,512/512,512/0/default.jpg",
        "/0,0,99999999999,512/512,512/0/default.jpg",
        "/full/max/0/..%5Cdefault.jpg"
      })
  void whatHasNoFormThatTheSpecificationKnowsIsABadRequest(String rest) {
    HttpResponse<byte[]> answer = get(Sample.LARGE.path(rest), "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/field").asText())
        .isIn("region", "size", "rotation", "quality.format");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/iiif/3/0000000000000000000000000000000000000000000000000000000000000000/info.json",
        "/iiif/3/KRISTALL/info.json",
        "/iiif/3/..%2F..%2Fblobs/info.json",
        "/iiif/3/KRISTALL",
        "/iiif/3/KRISTALL/full/..%2F..%2Fetc/0/default.jpg",
        "/iiif/3/KRISTALL/full/max/0/default.jpg"
      })
  void aPictureThatNobodyPublishedIsNotThere(String path) {
    assertThat(get(path, "Accept", "application/json").statusCode()).isEqualTo(404);
  }

  @Test
  void theAddressOfThePictureLeadsToItsInformation() {
    HttpResponse<byte[]> answer = get(Sample.SMALL.path(""));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(header(answer, "Location"))
        .isEqualTo(ADDRESS + "/" + Sample.SMALL.pack.sha256() + "/info.json");
  }

  @Test
  void informationIsJsonUnlessLinkedDataIsAskedFor() {
    HttpResponse<byte[]> plain = get(Sample.SMALL.path("/info.json"), "Accept", "*/*");
    HttpResponse<byte[]> linked =
        get(
            Sample.SMALL.path("/info.json"),
            "Accept",
            "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"");

    assertThat(header(plain, "Content-Type")).isEqualTo("application/json");
    assertThat(header(linked, "Content-Type"))
        .isEqualTo("application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"");
    assertThat(linked.body()).isEqualTo(plain.body());
    assertThat(header(plain, "Vary")).contains("Accept");
    assertThat(header(plain, "ETag")).isNotEqualTo(header(linked, "ETag"));
    assertThat(header(plain, "Link"))
        .isEqualTo("<http://iiif.io/api/image/3/level0.json>;rel=\"profile\"");
    assertThat(header(plain, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(plain, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(plain, "Cache-Control")).isEqualTo("public, max-age=3600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/info.json", "/0,0,512,512/512,512/0/default.jpg"})
  void whoHasItAlreadyIsTold(String rest) {
    HttpResponse<byte[]> first = get(Sample.LARGE.path(rest));
    HttpResponse<byte[]> second =
        get(Sample.LARGE.path(rest), "If-None-Match", header(first, "ETag"));

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(get(Sample.LARGE.path(rest), "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/info.json", "/0,0,512,512/512,512/0/default.jpg"})
  void headTellsWhatGetWouldBring(String rest) {
    HttpResponse<byte[]> whole = get(Sample.LARGE.path(rest));
    HttpResponse<byte[]> head = send("HEAD", Sample.LARGE.path(rest));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
      assertThat(header(head, name)).as(name).isNotEmpty().isEqualTo(header(whole, name));
    }
  }

  @Test
  void aTileNeverChanges() {
    assertThat(
            header(get(Sample.LARGE.path("/0,0,512,512/512,512/0/default.jpg")), "Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  void viewersElsewhereMayAskForLinkedData() {
    HttpResponse<byte[]> answer =
        send(
            "OPTIONS",
            Sample.LARGE.path("/info.json"),
            "Origin",
            "https://viewer.example",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "accept");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(answer, "Access-Control-Allow-Methods")).contains("GET");
    assertThat(header(answer, "Access-Control-Allow-Headers")).containsIgnoringCase("accept");
  }

  @Test
  void anotherFileStandsForTheWholeWhereThePackHasNone() throws IOException {
    byte[] overview = get(Sample.LARGE.path("/full/max/0/default.jpg")).body();
    Path file = Files.write(folder.resolve("overview.jpg"), overview);
    Path pack = folder.resolve("without.zip");
    copyWithout(PICTURES.get(Sample.LARGE.pack.sha256()).file(), pack, "full/");
    Sha256 digest = Sha256.of(Files.readAllBytes(pack));
    Sha256 own = Sha256.of(overview);
    PICTURES.put(
        digest,
        new TiledPicture(
            new TilePack(digest, Files.size(pack), Sample.LARGE.size, 512),
            pack,
            Optional.empty(),
            Optional.of(
                new TiledPicture.Overview(
                    own,
                    new MediaFile(file, "image/jpeg", overview.length),
                    new Dimensions(2_560, 1_704)))));

    JsonNode info = json(get("/iiif/3/" + digest + "/info.json"));
    HttpResponse<byte[]> whole = get("/iiif/3/" + digest + "/full/max/0/default.jpg");

    assertThat(info.path("maxWidth").asInt()).isEqualTo(2_560);
    assertThat(info.at("/sizes").findValues("width").getLast().asInt()).isEqualTo(2_560);
    assertThat(info.has("rights")).isFalse();
    assertThat(whole.body()).isEqualTo(overview);
    assertThat(header(whole, "ETag")).isEqualTo('"' + own.hex() + '"');
    assertThat(header(whole, "Cache-Control")).doesNotContain("immutable");
    assertThat(get("/iiif/3/" + digest + "/full/2560,1704/0/default.jpg").body())
        .isEqualTo(overview);
  }

  private static void copyWithout(Path from, Path to, String beginning) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().startsWith(beginning)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
  }

  @Test
  void aPackThatIsCutShortIsTold() throws IOException {
    byte[] bytes = Files.readAllBytes(PICTURES.get(Sample.SMALL.pack.sha256()).file());
    Path file = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    Sha256 digest = publish(Sample.SMALL, file);

    requireToldDamaged("/iiif/3/" + digest + "/info.json");
    requireToldDamaged("/iiif/3/" + digest + "/0,0,512,512/512,512/0/default.jpg");

    Files.write(file, bytes);
    assertThat(get("/iiif/3/" + digest + "/0,0,512,512/512,512/0/default.jpg").statusCode())
        .as("restored")
        .isEqualTo(200);
  }

  @Test
  void aTileOfWhichOneBitFlippedIsNotSent() throws IOException {
    TiledPicture good = PICTURES.get(Sample.TALL.pack.sha256());
    byte[] bytes = Files.readAllBytes(good.file());
    String name = "0,512,301,512/301,512/0/default.jpg";
    byte[] tile = get(Sample.TALL.path("/" + name)).body();
    bytes[indexOf(bytes, tile) + tile.length / 2] ^= 1;
    Sha256 digest = publish(Sample.TALL, Files.write(folder.resolve("flipped.zip"), bytes));

    requireToldDamaged("/iiif/3/" + digest + "/" + name);
    assertThat(get("/iiif/3/" + digest + "/0,0,301,512/301,512/0/default.jpg").statusCode())
        .as("another tile")
        .isEqualTo(200);
  }

  /** Another file in the place of a sample's pack. */
  private static Sha256 publish(Sample sample, Path file) throws IOException {
    Sha256 digest = Sha256.of(Files.readAllBytes(file));
    TilePack pack = new TilePack(digest, Files.size(file), sample.size, 512);
    PICTURES.put(digest, picture(pack, file));
    return digest;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  private static void requireToldDamaged(String path) {
    HttpResponse<byte[]> answer = get(path, "Accept", "application/json", "Accept-Language", "en");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(json(answer).path("detail").asText()).contains("tiles", "damaged");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .doesNotContain("Exception", folder.toString(), ".zip");
  }

  /** More are looked at than are kept open. */
  @Test
  void manyPicturesAreLookedAtAtOnce() throws Exception {
    TiledPicture good = PICTURES.get(Sample.TALL.pack.sha256());
    OpenPacks packs = new OpenPacks();
    String name = "0,0,301,512/301,512/0/default.jpg";
    byte[] expected = get(Sample.TALL.path("/" + name)).body();
    List<Callable<byte[]>> looks =
        IntStream.range(0, 2_000)
            .<Callable<byte[]>>mapToObj(look ->
                () ->
                    packs.read(
                        new Sha256("%064x".formatted(look * 7 % 50)),
                        good.file(),
                        pack -> pack.find(List.of(name)).orElseThrow()))
            .toList();

    try (ExecutorService readers = Executors.newFixedThreadPool(16)) {
      for (Future<byte[]> look : readers.invokeAll(looks)) {
        assertThat(look.get()).isEqualTo(expected);
      }
    }
    assertThat(packs.count()).isLessThanOrEqualTo(32);
  }
}
