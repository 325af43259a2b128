package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.web.page.Site;
import de.kaliregion.obenunten.web.page.Templates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One media item alone, just as a story shows it, whether it is in the exhibition or not. */
public final class ItemPage {
  private final Templates templates;
  private final Site site;

  public ItemPage(Templates templates, Site site) {
    this.templates = templates;
    this.site = site;
  }

  /**
   * The page, in HTML.
   *
   * @param others items that it needs beside it, such as the poster of a film
   */
  public String show(MediaItem item, List<MediaItem> others, Language language) {
    VisitorView view = new VisitorView(exhibitionOf(item, others), language, site);
    byte[] page =
        templates.render(
            "visitor/item",
            Map.of(
                "view",
                view,
                "item",
                item,
                "poster",
                others.stream().findFirst().flatMap(other -> view.picture(other.slug()))));
    return new String(page, StandardCharsets.UTF_8);
  }

  private static Exhibition exhibitionOf(MediaItem item, List<MediaItem> others) {
    Published none = Published.nothing();
    return new Exhibition(
        new Published(
            none.generation(),
            none.organisations(),
            none.places(),
            Stream.concat(Stream.of(item), others.stream()).toList(),
            none.signs(),
            none.routes(),
            none.terms(),
            none.notices(),
            none.releases()));
  }
}
