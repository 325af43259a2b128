package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.web.Cookies;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/**
 * Keeps the session's token in the browser until it is closed. The prefix {@code __Host-} makes
 * browsers refuse the cookie from anybody but this host over a safe line (RFC 6265bis, section
 * 4.1.3.2).
 */
public final class SessionCookie {
  static final String NAME = "__Host-studio";
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

  private SessionCookie() {}

  static Optional<SecretToken> read(ServerRequest request) {
    return Cookies.value(request.headers(), NAME).flatMap(SecretToken::of);
  }

  /** Gives the token to the browser. */
  public static void set(ServerResponse response, SecretToken token) {
    write(response, NAME + "=" + token.reveal() + ATTRIBUTES);
  }

  /** Takes it back. */
  public static void clear(ServerResponse response) {
    write(response, NAME + "=" + ATTRIBUTES + "; Max-Age=0");
  }

  private static void write(ServerResponse response, String cookie) {
    response.headers().add(HeaderValues.create(HeaderNames.SET_COOKIE, cookie));
  }
}
