package de.kaliregion.obenunten.web.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** The scripts, styles and fonts that the web build left in the jar, by their lasting names. */
public final class Assets {
  private static final String FOLDER = "/web/";

  private final Map<String, String> files;
  private final String style;

  /**
   * Reads what the build made.
   *
   * @throws IllegalStateException if the jar was built without it
   */
  public Assets(ObjectMapper json) {
    try {
      files = json.readValue(bytes("manifest.json"), new TypeReference<Map<String, String>>() {});
      style = new String(bytes(files.get("visitor.css")), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the newest version. */
  public String path(String name) {
    String file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + file;
  }

  /** The names of the files that are served below {@code /assets/}. */
  public Set<String> fileNames() {
    return Set.copyOf(files.values());
  }

  /** The bytes of a file. */
  public byte[] bytes(String file) {
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar holds no " + FOLDER + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages' style sheet. It stands in each page: one request less on a bad line. */
  public String style() {
    return style;
  }

  /**
   * The Content Security Policy of every page: nothing but this service, no inline script, and of
   * inline styles only the one above, by its digest (CSP Level 3).
   */
  public String contentSecurityPolicy() {
    return "default-src 'self'; style-src 'self' 'sha256-%s'; img-src 'self' data:; object-src 'none'; "
            .formatted(digest(style))
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
