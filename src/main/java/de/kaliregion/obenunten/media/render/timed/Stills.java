package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A frame that stands for the film: of a few seconds after its first tenth, which is often a title
 * or black, the one that is most like all others there.
 *
 * @param renditions as of a picture: JPEG files, then WebP, each from wide to narrow
 * @param placeholder a tiny picture as a {@code data:} address
 */
record Stills(List<Rendition> renditions, String placeholder) {
  private static final List<Integer> WIDTHS = List.of(960, 480);
  private static final int LOOKED_AT = 60;
  private static final int TINY = 24;
  private static final String TINY_FILE = "tiny.webp";

  /** A millisecond or less of film: there is nothing to seek in. */
  private static final long SHORT = 2_000;

  /** Makes them, and takes them into the store. */
  static Stills take(
      Ffmpeg ffmpeg,
      Results results,
      Original original,
      Ffmpeg.Input input,
      Picture picture,
      long milliseconds,
      Path folder)
      throws RenderException, IOException, InterruptedException {
    List<Rendition.Dimensions> sizes = sizes(picture.shown());
    long start = milliseconds < SHORT ? 0 : milliseconds / 10;
    make(ffmpeg, input.from(start), picture, sizes, folder);
    if (start > 0 && !isMade(folder)) {
      // Its index or its length is wrong.
      make(ffmpeg, input, picture, sizes, folder);
    }
    if (!isMade(folder)) {
      throw new RenderException(Reasons.BROKEN_FILM, true, "not one frame came out");
    }
    List<Rendition> renditions = new ArrayList<>();
    for (PictureType type : PictureType.values()) {
      for (Rendition.Dimensions size : sizes) {
        String name = original.name() + "-" + size.width() + "." + type.ending();
        renditions.add(results.picture(folder, file(size, type), name, size));
      }
    }
    String tiny = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(TINY_FILE)));
    return new Stills(List.copyOf(renditions), "data:image/webp;base64," + tiny);
  }

  private static boolean isMade(Path folder) {
    return Files.isRegularFile(folder.resolve(TINY_FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /** Never enlarged: a narrow film has one size, its own. */
  private static List<Rendition.Dimensions> sizes(Rendition.Dimensions shown) {
    int widest = Math.min(shown.width(), WIDTHS.getFirst());
    return IntStream.concat(
            IntStream.of(widest), WIDTHS.stream().mapToInt(w -> w).filter(w -> w < widest))
        .mapToObj(width -> scaled(shown, width))
        .toList();
  }

  private static Rendition.Dimensions scaled(Rendition.Dimensions shown, int width) {
    long height = Math.round((double) shown.height() * width / shown.width());
    return new Rendition.Dimensions(width, (int) Math.max(1, height));
  }

  private static String file(Rendition.Dimensions size, PictureType type) {
    return "still-" + size.width() + "." + type.ending();
  }

  /** One decoding makes all sizes. ffmpeg's JPEG has the range of colours that JPEG has. */
  private static void make(
      Ffmpeg ffmpeg,
      Ffmpeg.Input input,
      Picture picture,
      List<Rendition.Dimensions> sizes,
      Path folder)
      throws RenderException, IOException, InterruptedException {
    Rendition.Dimensions largest = sizes.getFirst();
    List<String> filters = new ArrayList<>(PictureFilters.still(picture, largest));
    filters.add("thumbnail=" + LOOKED_AT);
    filters.add("scale=in_color_matrix=bt709:in_range=tv,format=rgb24");
    filters.add("split=" + (2 * sizes.size() + 1));
    StringBuilder graph = new StringBuilder("[0:" + picture.index() + "]");
    graph.append(String.join(",", filters)).append("[tiny]");
    StringBuilder scaling = new StringBuilder(";[tiny]" + scale(scaled(largest, TINY), "yuv420p"));
    scaling.append("[t]");
    List<String> outputs = new ArrayList<>(webp("[t]", "30", TINY_FILE));
    for (Rendition.Dimensions size : sizes) {
      String jpeg = "[j" + size.width() + "]";
      String webp = "[w" + size.width() + "]";
      String pad = size.width() + "]";
      graph.append("[a").append(pad).append("[b").append(pad);
      scaling.append(";[a" + pad + scale(size, "yuvj420p") + jpeg);
      scaling.append(";[b" + pad + scale(size, "yuv420p") + webp);
      outputs.addAll(one(jpeg, "mjpeg", "-q:v", "4", file(size, PictureType.JPEG)));
      outputs.addAll(webp(webp, "78", file(size, PictureType.WEBP)));
    }
    List<String> command = new ArrayList<>(List.of("-filter_complex", graph.append(scaling) + ""));
    command.addAll(outputs);
    ffmpeg.run(input, command, folder, Allowance.film(SHORT), 0, done -> {}, Reasons.BROKEN_FILM);
  }

  private static String scale(Rendition.Dimensions size, String pixels) {
    String range = pixels.equals("yuvj420p") ? "pc" : "tv";
    return String.format(
        Locale.ROOT,
        "scale=%d:%d:flags=lanczos:out_color_matrix=bt601:out_range=%s,format=%s",
        size.width(),
        size.height(),
        range,
        pixels);
  }

  private static List<String> webp(String pad, String quality, String file) {
    return one(pad, "libwebp", "-quality", quality, file);
  }

  private static List<String> one(
      String pad, String codec, String option, String value, String file) {
    List<String> output = new ArrayList<>(List.of("-map", pad, "-frames:v", "1", "-c:v", codec));
    output.addAll(List.of(option, value));
    output.addAll(Ffmpeg.NOTHING_PRIVATE);
    output.addAll(List.of("-f", "image2", "-update", "1", file));
    return output;
  }
}
