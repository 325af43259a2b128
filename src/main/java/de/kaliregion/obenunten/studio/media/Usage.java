package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import java.util.ArrayList;
import java.util.List;

/**
 * A page for visitors on which an item stands.
 *
 * @param title of the page
 * @param path of the page, in the reader's language or the nearest
 */
public record Usage(String title, String path) {

  /** All of them: stories that show it, or have it as their cover. */
  static List<Usage> of(Slug item, Exhibition exhibition, Language language) {
    List<Usage> all = new ArrayList<>();
    for (PublishedStory story : exhibition.stories()) {
      if (shows(story, item)) {
        Edition edition = story.edition(language);
        all.add(
            new Usage(
                edition.title(), "/" + edition.language().tag() + "/stories/" + story.slug()));
      }
    }
    return List.copyOf(all);
  }

  private static boolean shows(PublishedStory story, Slug item) {
    return story.story().cover().equals(item)
        || story.languages().stream()
            .flatMap(language -> story.edition(language).blocks().stream())
            .anyMatch(block -> block.items().contains(item));
  }
}
