package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the printed QR code of every sign to its page. */
@Walk
class SignWalkIT {

  static List<String> codes() throws IOException {
    List<String> codes =
        Pattern.compile("(?m)^ *- code: *([0-9A-Z]+) *$")
            .matcher(Files.readString(SampleCollection.FOLDER.resolve("signs.yaml")))
            .results()
            .map(code -> code.group(1))
            .toList();
    assertThat(codes).hasSizeGreaterThanOrEqualTo(16);
    return codes;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void the_printed_code_leads_to_the_page_of_the_sign(String code, RunningService service)
      throws Exception {
    HttpResponse<byte[]> picture = service.bytes("/m/" + code + ".png");
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");

    String address = decode(picture.body());
    assertThat(address).as("capitals make the code smaller").isUpperCase();
    assertThat(address).isEqualTo(RunningService.BASE_URL.toUpperCase() + "/M/" + code);

    String path = address.substring(RunningService.BASE_URL.length());
    HttpResponse<String> page = service.get(path, "Accept-Language", "en", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html lang=\"en\"", "<h1");
    assertThat(page.body()).doesNotContain("http-equiv=\"refresh\"");
  }

  @Test
  void the_first_sign_leads_to_the_visitor_mine(RunningService service) throws Exception {
    String address = decode(service.bytes("/m/" + RunningService.SIGN + ".png?size=400").body());
    String path = address.substring(RunningService.BASE_URL.length());
    assertThat(service.get(path, "Accept-Language", "de").body())
        .contains(RunningService.BASE_URL + "/de/stories/merkers-erlebnisbergwerk");
  }

  @Test
  void there_is_no_picture_of_a_code_that_was_never_issued(RunningService service) {
    assertThat(service.get("/m/ZZZZZZZ.png").statusCode()).isEqualTo(404);
    assertThat(service.get("/m/ZZZZZZZ.svg").statusCode()).isEqualTo(404);
  }

  private static String decode(byte[] png) throws Exception {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(bitmap).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no code in the picture", e);
    }
  }
}
