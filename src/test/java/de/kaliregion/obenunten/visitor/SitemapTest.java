package de.kaliregion.obenunten.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.SampleHouse;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The sitemap (Sitemaps protocol 0.9) and the file that leads robots to it. */
@ExtendWith(SampleHouse.Key.class)
class SitemapTest {
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private final SampleHouse house;

  SitemapTest(SampleHouse house) {
    this.house = house;
  }

  @Test
  void everyPageInItIsThere() throws Exception {
    assertThat(pages().keySet())
        .hasSizeGreaterThan(100)
        .allSatisfy(address -> {
          assertThat(address).startsWith(SampleHouse.BASE_URL + "/");
          String path = address.substring(SampleHouse.BASE_URL.length());
          assertThat(house.send("HEAD", path).statusCode()).as(path).isEqualTo(200);
        });
  }

  @Test
  void everyStoryIsInItInEachLanguage() throws Exception {
    assertThat(pages().keySet())
        .contains(
            SampleHouse.BASE_URL + "/de/stories/merkers-kristallgrotte",
            SampleHouse.BASE_URL + "/en/stories/merkers-kristallgrotte",
            SampleHouse.BASE_URL + "/de-simple/stories/merkers-kristallgrotte");
  }

  @Test
  void theLanguagesOfAPageNameEachOther() throws Exception {
    Map<String, Set<String>> pages = pages();

    pages.forEach((address, alternates) -> {
      assertThat(alternates).contains(address);
      for (String other : alternates) {
        assertThat(pages.get(other)).as(other).isEqualTo(alternates);
      }
    });
  }

  @Test
  void noSignIsInIt() throws Exception {
    assertThat(pages().keySet()).noneMatch(address -> address.contains("/m/"));
  }

  @Test
  void robotsAreLedToIt() {
    HttpResponse<byte[]> robots = house.get("/robots.txt");

    assertThat(robots.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(new String(robots.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("Sitemap: " + SampleHouse.BASE_URL + "/sitemap.xml", "Disallow: /m/");
  }

  /** The addresses, each with those of its languages. */
  private Map<String, Set<String>> pages() throws Exception {
    HttpResponse<byte[]> answer = house.get("/sitemap.xml");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document map = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
    assertThat(map.getDocumentElement().getNamespaceURI()).isEqualTo(SITEMAP);
    Map<String, Set<String>> pages = new HashMap<>();
    for (Element url : elements(map.getDocumentElement(), SITEMAP, "url")) {
      Set<String> alternates = new TreeSet<>();
      elements(url, XHTML, "link").forEach(link -> alternates.add(link.getAttribute("href")));
      String address = elements(url, SITEMAP, "loc").getFirst().getTextContent();
      assertThat(pages.put(address, alternates)).as(address).isNull();
    }
    return pages;
  }

  private static List<Element> elements(Element parent, String namespace, String name) {
    NodeList nodes = parent.getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
