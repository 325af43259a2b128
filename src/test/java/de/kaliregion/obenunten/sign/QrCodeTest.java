package de.kaliregion.obenunten.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import de.kaliregion.obenunten.content.SignCode;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class QrCodeTest {
  private static final String ADDRESS = "HTTPS://ERBE.LANDKREIS-MUSTER.DE/M/2R811KV";
  private static final QrCode QR = QrCode.of(ADDRESS);
  private static final int EDGE_OF_VERSION_3 = 29;

  static Stream<SignCode> sampleCodes() {
    return SampleCodes.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("sampleCodes")
  void everySampleCodeIsReadBackFromEachKindOfPicture(SignCode code) {
    String address = new SignAddress(URI.create("http://localhost:8080")).of(code);
    QrCode qr = QrCode.of(address);
    assertThat(QrPictures.decode(QrPictures.png(qr.png(512))).getText()).isEqualTo(address);
    assertThat(QrPictures.decode(QrPictures.svg(qr.svg(), 4)).getText()).isEqualTo(address);
    assertThat(QrPictures.decode(QrPictures.terminal(qr.terminal(), 4)).getText())
        .isEqualTo(address);
  }

  @Test
  void anAddressOf42CapitalsIsVersion3AtLevelQ() {
    assertThat(ADDRESS).hasSize(42);
    Result read = QrPictures.decode(QrPictures.png(QR.png(400)));
    assertThat(read.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL))
        .isEqualTo("Q");
    assertThat(QR.version()).isEqualTo(3);
    assertThat(QR.edge()).isEqualTo(EDGE_OF_VERSION_3 + 8);
  }

  @Test
  void smallLettersWouldMakeTheCodeLarger() {
    assertThat(QrCode.of(ADDRESS.toLowerCase(java.util.Locale.ROOT)).version()).isEqualTo(4);
  }

  @Test
  void fourModulesOnEachSideAreWhiteAndTheFindersBeginBehindThem() {
    int edge = QR.edge();
    for (int i = 0; i < edge; i++) {
      for (int quiet = 0; quiet < 4; quiet++) {
        assertThat(QR.isDark(i, quiet)).isFalse();
        assertThat(QR.isDark(quiet, i)).isFalse();
        assertThat(QR.isDark(i, edge - 1 - quiet)).isFalse();
        assertThat(QR.isDark(edge - 1 - quiet, i)).isFalse();
      }
    }
    assertThat(QR.isDark(4, 4)).isTrue();
    assertThat(QR.isDark(edge - 5, 4)).isTrue();
    assertThat(QR.isDark(4, edge - 5)).isTrue();
  }

  @Test
  void isStillReadWithASmallPieceScratchedOff() {
    BufferedImage picture = QrPictures.png(QR.png(370));
    for (int x = 180; x < 240; x++) {
      for (int y = 180; y < 240; y++) {
        picture.setRGB(x, y, 0xffffffff);
      }
    }
    assertThat(QrPictures.decode(picture).getText()).isEqualTo(ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 111, 148, 255, 256, 257, 370, 1000, 1001, 4000})
  void aPngHasExactlyTheEdgeAskedForAndIsRead(int edge) {
    BufferedImage picture = QrPictures.png(QR.png(edge));
    assertThat(picture.getWidth()).isEqualTo(edge);
    assertThat(picture.getHeight()).isEqualTo(edge);
    assertThat(QrPictures.decode(picture).getText()).isEqualTo(ADDRESS);
  }

  @Test
  void aPngIsGreyOfOneBit() {
    ByteBuffer header = ByteBuffer.wrap(QR.png(256)).position(12 + 4 + 8);
    assertThat(header.get()).as("bit depth").isEqualTo((byte) 1);
    assertThat(header.get()).as("colour type").isZero();
  }

  @Test
  void theModulesOfAPngAreWholePixelsCentredOnWhite() {
    int edge = 200;
    int scale = edge / QR.edge();
    int margin = (edge - scale * QR.edge()) / 2;
    BufferedImage picture = QrPictures.png(QR.png(edge));
    assertThat(scale).isEqualTo(5);
    assertThat(margin).isEqualTo(7);
    for (int x = 0; x < edge; x++) {
      for (int y = 0; y < edge; y++) {
        boolean inside =
            x >= margin
                && y >= margin
                && x < margin + scale * QR.edge()
                && y < margin + scale * QR.edge();
        boolean dark = inside && QR.isDark((x - margin) / scale, (y - margin) / scale);
        assertThat((picture.getRGB(x, y) & 0xffffff) == 0).isEqualTo(dark);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99, 4001, Integer.MAX_VALUE})
  void anEdgeOutOfRangeIsRefused(int edge) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QR.png(edge))
        .withMessage("edge must be 100 to 4000 pixels, but is " + edge);
  }

  @Test
  void anEdgeWithLessThanAPixelForAModuleIsRefused() {
    QrCode large = QrCode.of("A".repeat(900));
    assertThat(large.edge()).isGreaterThan(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> large.png(100))
        .withMessageContaining("at least " + large.edge() + " pixels");
    assertThat(QrPictures.png(large.png(large.edge())).getWidth()).isEqualTo(large.edge());
  }

  @Test
  void anSvgMeasuresInModulesAndKeepsItsEdgesSharp() throws Exception {
    Element svg = parsed(QR.svg());
    assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 37 37");
    assertThat(svg.getAttribute("shape-rendering")).isEqualTo("crispEdges");
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1);
    assertThat(svg.getElementsByTagName("title").getLength()).isZero();
    assertThat(QR.svg()).hasSizeLessThan(6_000);
  }

  @Test
  void anSvgCanHaveATitleOfAnyText() throws Exception {
    Element svg = parsed(QR.svg("Oben & <unten>\u0000 \"Schacht\" \ud83d\ude00\ud800"));
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Oben & <unten> \"Schacht\" \ud83d\ude00");
  }

  @Test
  void aTerminalShowsTwoRowsInALineOnWhite() {
    assertThat(QR.terminal().lines())
        .hasSize(19)
        .allSatisfy(line -> assertThat(line).startsWith("\u001B[30;107m").endsWith("\u001B[0m"));
  }

  @Test
  void textThatReadersMayShowWronglyIsRefused() {
    for (String text : new String[] {"", "HTTPS://RHÖN.DE", "A\nB", "\u0000"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of(text));
    }
  }

  @Test
  void textThatNoCodeCanHoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QrCode.of("A".repeat(3_000)))
        .withMessageContaining("3000 characters are too many");
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }
}
