package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Assets;
import de.kaliregion.obenunten.web.page.Site;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that browsers and search engines look for at fixed addresses, and the pages' scripts
 * and fonts.
 */
public final class SiteFiles implements HttpService {
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final String FOR_A_DAY = "public, max-age=86400";
  private static final String FRESH = "no-cache";
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8",
          "woff2", "font/woff2");

  private final Pages pages;
  private final Map<String, CachedPage> assets = new HashMap<>();
  private final Assets source;

  public SiteFiles(Pages pages) {
    this.pages = pages;
    this.source = pages.site().assets();
    source.fileNames().stream()
        .filter(name -> !name.endsWith(".woff2"))
        .forEach(name -> assets.put(name, asset(name)));
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/assets/{file}").get(this::asset).register(rules);
    fixed(rules, "/icon.svg", "image/svg+xml", FOR_A_DAY);
    fixed(rules, "/manifest.webmanifest", "application/manifest+json", FOR_A_DAY);
    fixed(rules, "/openapi.yaml", "application/yaml; charset=utf-8", FRESH);
    Resource.at("/robots.txt").get((q, s) -> text(robots()).send(q, s)).register(rules);
    Resource.at("/sitemap.xml").get(this::sitemap).register(rules);
  }

  private CachedPage asset(String name) {
    return finished(
        source.bytes(name), TYPES.get(name.substring(name.lastIndexOf('.') + 1)), IMMUTABLE);
  }

  private void asset(ServerRequest request, ServerResponse response) {
    String name = request.path().pathParameters().get("file");
    if (!source.fileNames().contains(name)) {
      throw Pages.notFound();
    }
    if (name.endsWith(".woff2")) {
      // Fonts are compressed in themselves.
      response
          .header(HeaderNames.CONTENT_TYPE, TYPES.get("woff2"))
          .header(HeaderNames.CACHE_CONTROL, IMMUTABLE)
          .send(source.bytes(name));
    } else {
      assets.get(name).send(request, response);
    }
  }

  private static void fixed(HttpRules rules, String path, String type, String caching) {
    CachedPage file = finished(resource("/site" + path), type, caching);
    Resource.at(path).get(file::send).register(rules);
  }

  private static byte[] resource(String name) {
    try (InputStream in = SiteFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String robots() {
    return "User-agent: *\nAllow: /\nDisallow: /m/\n\nSitemap: %s\n"
        .formatted(pages.site().url("/sitemap.xml"));
  }

  private static CachedPage text(String text) {
    return finished(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8", FOR_A_DAY);
  }

  private static CachedPage finished(byte[] content, String type, String caching) {
    return CachedPage.of(content, type, Sha256.of(content).hex().substring(0, 32), caching);
  }

  /** Sitemaps protocol 0.9, with the languages of each page as alternates. */
  private void sitemap(ServerRequest request, ServerResponse response) {
    Showing now = pages.showing();
    now.pages()
        .get(
            "/sitemap.xml",
            () ->
                finished(
                    sitemap(now.exhibition(), pages.site()).getBytes(StandardCharsets.UTF_8),
                    "application/xml; charset=utf-8",
                    FRESH))
        .send(request, response);
  }

  private static String sitemap(Exhibition exhibition, Site site) {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            """);
    Stream.of("", "/places", "/map", "/routes", "/glossary")
        .forEach(path -> entry(xml, site, path, List.of(Language.values()), ""));
    exhibition
        .notices()
        .forEach(n -> entry(xml, site, "/" + n.slug(), List.of(Language.values()), ""));
    exhibition
        .places()
        .forEach(p -> entry(xml, site, "/places/" + p.slug(), List.of(Language.values()), ""));
    exhibition
        .routes()
        .forEach(r -> entry(xml, site, "/routes/" + r.slug(), List.of(Language.values()), ""));
    for (PublishedStory story : exhibition.stories()) {
      entry(
          xml, site, "/stories/" + story.slug(), story.languages(), story.publishedAt().toString());
    }
    return xml.append("</urlset>\n").toString();
  }

  private static void entry(
      StringBuilder xml, Site site, String path, List<Language> languages, String modified) {
    for (Language language : languages) {
      xml.append("<url><loc>").append(site.url("/" + language.tag() + path)).append("</loc>");
      if (!modified.isEmpty()) {
        xml.append("<lastmod>").append(modified).append("</lastmod>");
      }
      for (Language other : languages) {
        xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
            .append(other.tag())
            .append("\" href=\"")
            .append(site.url("/" + other.tag() + path))
            .append("\"/>");
      }
      xml.append("</url>\n");
    }
  }
}
