package de.kaliregion.obenunten.content;

import java.util.List;

/**
 * What all languages of a story (Geschichte) share.
 *
 * @param place the place it belongs to
 * @param cover the media item on top and in link previews
 */
public record Story(
    Slug slug, Slug place, Slug organisation, Tone tone, Slug cover, List<Source> sources) {
  public Story {
    Require.present("slug", slug);
    Require.present("place", place);
    Require.present("organisation", organisation);
    Require.present("tone", tone);
    Require.present("cover", cover);
    sources = Require.atLeastOne("sources", sources);
  }
}
