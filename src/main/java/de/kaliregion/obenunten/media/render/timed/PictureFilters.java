package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Rendition;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters that make film as screens show it: progressive, with square pixels, in the colours of
 * BT.709. ffmpeg itself turns it upright before them.
 */
final class PictureFilters {
  /** Maps a high dynamic range; ffmpeg has it when it was built with the library zimg. */
  static final String MAPPING = "zscale";

  private PictureFilters() {}

  /** At this size and rate. */
  static String moving(Picture picture, Rendition.Dimensions size) {
    List<String> filters = new ArrayList<>();
    filters.add("fps=" + picture.rate());
    filters.addAll(still(picture, size));
    return String.join(",", filters);
  }

  /** At this size, each frame for itself. */
  static List<String> still(Picture picture, Rendition.Dimensions size) {
    List<String> filters = new ArrayList<>();
    if (picture.interlaced()) {
      filters.add("yadif=deint=interlaced");
    }
    if (picture.highDynamicRange()) {
      filters.add("zscale=w=%d:h=%d:t=linear:npl=100".formatted(size.width(), size.height()));
      filters.add("format=gbrpf32le");
      filters.add("zscale=p=bt709");
      filters.add("tonemap=hable:desat=0");
      filters.add("zscale=t=bt709:m=bt709:r=tv");
      filters.add("format=yuv420p");
    } else {
      String given = picture.unmarkedHighDefinition() ? "in_color_matrix=bt709:" : "";
      filters.add(
          "scale=%d:%d:flags=bicubic:%sout_color_matrix=bt709:out_range=tv"
              .formatted(size.width(), size.height(), given));
      filters.add("format=yuv420p");
    }
    filters.add("setsar=1");
    return filters;
  }
}
