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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The scripts, styles and fonts that the web build left in the jar, by their lasting names. */
public final class Assets {
  private static final String FOLDER = "/web/";

  /** The sheets that stand in pages. */
  private static final List<String> INLINE = List.of("stories.css", "visitor.css");

  private final Map<String, String> files;
  private final Map<String, String> styles = new TreeMap<>();

  /**
   * Reads what the build made.
   *
   * @throws IllegalStateException if the jar was built without it
   */
  public Assets(ObjectMapper json) {
    try {
      files = json.readValue(bytes("manifest.json"), new TypeReference<Map<String, String>>() {});
      for (String name : INLINE) {
        styles.put(name, new String(bytes(files.get(name)), StandardCharsets.UTF_8).strip());
      }
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

  /**
   * A style sheet that stands in each page of its kind: one request less on a bad line.
   *
   * @param name {@code stories.css} or {@code visitor.css}
   */
  public String style(String name) {
    return styles.get(name);
  }

  /**
   * The Content Security Policy of every page: nothing but this service, no inline script, and of
   * inline styles only those above, by their digests (CSP Level 3).
   */
  public String contentSecurityPolicy() {
    String inline =
        styles.values().stream()
            .map(style -> "'sha256-" + digest(style) + "'")
            .collect(Collectors.joining(" "));
    return "default-src 'self'; style-src 'self' %s; img-src 'self' data:; object-src 'none'; "
            .formatted(inline)
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
