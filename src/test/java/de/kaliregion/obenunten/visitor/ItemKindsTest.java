package de.kaliregion.obenunten.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.JsonMedia;
import de.kaliregion.obenunten.web.page.Assets;
import de.kaliregion.obenunten.web.page.Site;
import de.kaliregion.obenunten.web.page.Templates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A curator may replace a picture by a film: stories that show it read on. */
class ItemKindsTest {
  private static final Slug REPLACED = new Slug("seilfahrt");
  private static final Slug OWNER = new Slug("museum");
  private static final Slug PLACE = new Slug("merkers");
  private static final Slug STORY = new Slug("geschichte");
  private static final Optional<String> NO_WORDS = Optional.empty();

  @ParameterizedTest
  @EnumSource
  void everyBlockShowsAnItemAsWhatItHasBecome(Kind kind) {
    String page = story(kind);

    assertThat(page).contains("<h1>Titel</h1>", "Am Ende.");
    assertThat(occurrences(page, sign(kind))).as(sign(kind)).isEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource
  void onlyAPictureCoversAStory(Kind kind) {
    boolean seen = kind == Kind.PICTURE || kind == Kind.PANORAMA;
    String page = story(kind);

    assertThat(page.contains("class=\"cover\"")).isEqualTo(seen);
    assertThat(page.contains("og:image")).isEqualTo(seen);
  }

  /** A pair whose pictures are no pictures any more, or of which one is gone, is no pair. */
  @ParameterizedTest
  @EnumSource
  void whatIsLeftOfThenAndNowTellsItsCaptionOnce(Kind kind) {
    MediaItem picture = item(Kind.PICTURE, new Slug("bild"));
    MediaItem other = item(kind, REPLACED);

    for (List<MediaItem> items :
        List.of(List.of(picture), List.of(other), List.of(picture, other))) {
      String page = thenAndNow(items);

      assertThat(page).contains("Am Ende.");
      assertThat(occurrences(page, "Das Werkstor.")).isEqualTo(1);
      for (MediaItem item : items) {
        assertThat(page).contains(item.main().path().toString());
      }
    }
  }

  private static String thenAndNow(List<MediaItem> items) {
    return story(
        items,
        List.of(
            new Block.Text(Optional.empty(), Optional.of(new RichText("Am Anfang."))),
            new Block.ThenAndNow(new Slug("bild"), REPLACED, Optional.of("Das Werkstor.")),
            new Block.Text(Optional.of("Am Ende."), Optional.empty())));
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case PICTURE -> "class=\"picture\"";
      case PANORAMA -> "class=\"card panorama\"";
      case SOUND -> "class=\"card audio\"";
      case FILM -> "class=\"card video\"";
      case DOCUMENT -> "class=\"card document\"";
      case MODEL -> "class=\"card model\"";
    };
  }

  private static int occurrences(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static String story(Kind kind) {
    return story(List.of(item(kind, REPLACED)), blocks());
  }

  private static String story(List<MediaItem> items, List<Block> blocks) {
    Site site = new Site(URI.create("https://erbe.example"), new Assets(JsonMedia.strictMapper()));
    Exhibition exhibition = new Exhibition(published(items, blocks));
    Pages pages = new Pages(() -> Showing.of(exhibition), new Templates(), site);
    byte[] html =
        new StoryPages(pages)
            .scanned(pages.showing(), exhibition.story(STORY).orElseThrow(), Language.GERMAN)
            .content();
    return new String(html, StandardCharsets.UTF_8);
  }

  private static Published published(List<MediaItem> items, List<Block> blocks) {
    Place place =
        new Place(
            PLACE,
            german("Merkers"),
            OWNER,
            "Merkers",
            "Wartburgkreis",
            List.of(FederalState.TH),
            new Coordinates(50.82, 10.12, 10),
            Level.ABOVE,
            Optional.empty(),
            Optional.empty());
    Story story =
        new Story(
            STORY,
            PLACE,
            OWNER,
            Tone.PLAIN,
            REPLACED,
            List.of(new Source(Optional.of("G10"), "Quelle", Optional.empty())));
    Edition edition = new Edition(Language.GERMAN, "Titel", "Teaser", blocks);
    return new Published(
        1,
        List.of(),
        List.of(place),
        items,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Release(story, edition, 1, Instant.EPOCH)));
  }

  /** Every block that names an item, each of them this one. */
  private static List<Block> blocks() {
    Block.Picture picture = new Block.Picture(REPLACED, NO_WORDS);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Text(Optional.empty(), Optional.of(new RichText("Am Anfang."))));
    blocks.add(picture);
    blocks.add(new Block.Gallery(List.of(picture, picture)));
    blocks.add(new Block.Audio(REPLACED, NO_WORDS));
    blocks.add(new Block.Video(REPLACED, NO_WORDS));
    blocks.add(new Block.Panorama(REPLACED, NO_WORDS));
    blocks.add(new Block.Document(REPLACED, NO_WORDS));
    blocks.add(new Block.Model(REPLACED, REPLACED, NO_WORDS));
    blocks.add(new Block.ThenAndNow(REPLACED, new Slug("anderes"), NO_WORDS));
    blocks.add(new Block.Text(Optional.of("Am Ende."), Optional.empty()));
    return blocks;
  }

  private static MediaItem item(Kind kind, Slug slug) {
    boolean seen = kind == Kind.PICTURE || kind == Kind.PANORAMA;
    String type =
        switch (kind) {
          case PICTURE, PANORAMA -> "image/jpeg";
          case SOUND -> "audio/mp4";
          case FILM -> "video/mp4";
          case MODEL -> "model/gltf-binary";
          case DOCUMENT -> "application/pdf";
        };
    return new MediaItem(
        slug,
        kind,
        german("Seilfahrt"),
        kind.needsAlt() ? Optional.of(german("Ein Korb")) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Rights.of(Licence.CC_BY, "Museum", 2026),
        Optional.empty(),
        Derivatives.of(
            List.of(
                file(
                    type,
                    seen ? Optional.of(new Rendition.Dimensions(800, 600)) : Optional.empty(),
                    kind.timed() ? Optional.of(5_000L) : Optional.empty()))),
        Optional.empty(),
        Optional.empty(),
        false,
        kind.timed() ? List.of(transcript()) : List.of());
  }

  private static Transcript transcript() {
    return new Transcript(
        Language.GERMAN,
        file("text/vtt", Optional.empty(), Optional.empty()),
        List.of(new Transcript.Cue(0, 2_000, Optional.empty(), "Glück auf.")));
  }

  private static Rendition file(
      String type, Optional<Rendition.Dimensions> dimensions, Optional<Long> milliseconds) {
    return new Rendition(
        Sha256.of(type.getBytes(StandardCharsets.US_ASCII)),
        "seilfahrt-800." + type.replaceFirst(".*/", ""),
        type,
        1_000,
        dimensions,
        milliseconds);
  }

  private static Wording german(String text) {
    return new Wording(Map.of(Language.GERMAN, text));
  }
}
