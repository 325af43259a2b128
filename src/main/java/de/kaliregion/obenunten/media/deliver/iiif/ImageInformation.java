package de.kaliregion.obenunten.media.deliver.iiif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code info.json} says of a picture (IIIF Image API 3.0, 5).
 *
 * @param id the address of the picture as a service
 * @param maxWidth of what {@code full/max} gives, where that is less than all
 * @param sizes in which all of it can be had in one file
 * @param rights with {@code http}, as Creative Commons and rightsstatements.org write the addresses
 *     that stand for a licence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"@context", "id", "type", "protocol", "profile"})
record ImageInformation(
    @JsonProperty("@context") String context,
    String id,
    String type,
    String protocol,
    String profile,
    int width,
    int height,
    Integer maxWidth,
    Integer maxHeight,
    List<Size> sizes,
    List<Tiles> tiles,
    String rights) {

  static final String CONTEXT = "http://iiif.io/api/image/3/context.json";

  record Size(int width, int height) {
    Size(Dimensions dimensions) {
      this(dimensions.width(), dimensions.height());
    }
  }

  record Tiles(int width, int height, List<Integer> scaleFactors) {}

  static ImageInformation of(String id, TiledPicture picture, Pack pack) {
    Dimensions whole = picture.pack().dimensions();
    List<Dimensions> packed = pack.sizes(whole);
    Dimensions most =
        pack.has(ImageService.WHOLE) && !packed.isEmpty()
            ? packed.getLast()
            : overview(picture, whole);
    int tileSize = picture.pack().tileSize();
    List<Size> sizes = new ArrayList<>(packed.stream().map(Size::new).toList());
    if (!sizes.contains(new Size(most))) {
      sizes.add(new Size(most));
    }
    boolean limited = !most.equals(whole);
    return new ImageInformation(
        CONTEXT,
        id,
        "ImageService3",
        "http://iiif.io/api/image",
        "level0",
        whole.width(),
        whole.height(),
        limited ? most.width() : null,
        limited ? most.height() : null,
        sizes,
        List.of(new Tiles(tileSize, tileSize, pack.scaleFactors(whole, tileSize))),
        picture.rights().map(url -> url.replaceFirst("^https:", "http:")).orElse(null));
  }

  private static Dimensions overview(TiledPicture picture, Dimensions whole) {
    return picture.overview().map(TiledPicture.Overview::dimensions).orElse(whole);
  }
}
