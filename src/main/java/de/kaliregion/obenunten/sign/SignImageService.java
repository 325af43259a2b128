package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The QR code of each issued sign, as SVG for printing and as PNG of any size. */
public final class SignImageService implements HttpService {
  private static final int USUAL_EDGE = 400;
  private static final String CACHING = "public, max-age=86400";

  private final Supplier<Showing> showing;
  private final SignAddress address;

  public SignImageService(Supplier<Showing> showing, SignAddress address) {
    this.showing = showing;
    this.address = address;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/{m:[mM]}/{code:[0-9A-Za-z]+}.svg").get(this::svg).register(rules);
    Resource.at("/{m:[mM]}/{code:[0-9A-Za-z]+}.png").get(this::png).register(rules);
  }

  private void svg(ServerRequest request, ServerResponse response) {
    SignCode code = issued(request);
    byte[] image =
        QrCode.of(address.of(code)).svg(address.of(code)).getBytes(StandardCharsets.UTF_8);
    send(response, "image/svg+xml", image);
  }

  private void png(ServerRequest request, ServerResponse response) {
    SignCode code = issued(request);
    int edge = request.query().first("size").asOptional().map(this::edge).orElse(USUAL_EDGE);
    try {
      send(response, "image/png", QrCode.of(address.of(code)).png(edge));
    } catch (IllegalArgumentException e) {
      throw wrongSize();
    }
  }

  private int edge(String text) {
    if (!text.matches("\\d{1,4}")) {
      throw wrongSize();
    }
    return Integer.parseInt(text);
  }

  private static RuntimeException wrongSize() {
    return Problem.of(ProblemType.BAD_REQUEST)
        .withField(
            "size",
            "Kantenlänge in Bildpunkten, %d bis %d"
                .formatted(QrCode.SMALLEST_EDGE, QrCode.LARGEST_EDGE),
            "Edge in pixels, %d to %d".formatted(QrCode.SMALLEST_EDGE, QrCode.LARGEST_EDGE),
            "Eine Zahl von %d bis %d".formatted(QrCode.SMALLEST_EDGE, QrCode.LARGEST_EDGE))
        .exception();
  }

  private SignCode issued(ServerRequest request) {
    String text = request.path().pathParameters().get("code").toUpperCase(Locale.ROOT);
    return Optional.of(text)
        .flatMap(SignCode::of)
        .filter(code -> showing.get().exhibition().sign(code).isPresent())
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  private static void send(ServerResponse response, String type, byte[] image) {
    response
        .header(HeaderNames.CONTENT_TYPE, type)
        .header(HeaderNames.CACHE_CONTROL, CACHING)
        .send(image);
  }
}
