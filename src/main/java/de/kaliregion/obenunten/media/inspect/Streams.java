package de.kaliregion.obenunten.media.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The streams of a sound or film, as a probe told them.
 *
 * @param told names such as {@code streams.stream.0.codec_name} with their values
 */
record Streams(Map<String, String> told) {
  private static final int MOST_STREAMS = 64;

  /** One stream of sound or moving pictures. */
  record Stream(int index, String type, Map<String, String> told) {
    String codec() {
      return told.getOrDefault("codec_name", "unknown");
    }

    /** Whether it is a still picture on a sound, such as the cover of a record. */
    boolean isCover() {
      return "1".equals(told.get("disposition.attached_pic"));
    }

    /** Common encryption (ISO/IEC 23001-7) and the shop's own. */
    boolean isProtected() {
      return told.getOrDefault("codec_tag_string", "").matches("drm[sitd]|enc[avst]");
    }

    long number(String name) {
      String value = told.getOrDefault(name, "");
      return value.matches("\\d{1,9}") ? Long.parseLong(value) : 0;
    }

    /** Width and height as shown: turned, and with square pixels. */
    long[] shown() {
      long width = number("width");
      long height = number("height");
      String[] aspect = told.getOrDefault("sample_aspect_ratio", "1:1").split(":");
      if (aspect.length == 2 && (aspect[0] + aspect[1]).matches("[1-9]\\d{0,8}")) {
        double wide = Double.parseDouble(aspect[0]) / Math.max(1, Double.parseDouble(aspect[1]));
        boolean plausible = wide > 0.2 && wide < 5;
        width = plausible ? Math.round(width * wide) : width;
      }
      return isOnItsSide() ? new long[] {height, width} : new long[] {width, height};
    }

    private boolean isOnItsSide() {
      return told.entrySet().stream()
          .filter(entry -> entry.getKey().endsWith(".rotation"))
          .map(Map.Entry::getValue)
          .anyMatch(value -> value.matches("-?(90|270)"));
    }

    boolean isSpherical() {
      return told.entrySet().stream()
          .anyMatch(entry ->
              entry.getKey().endsWith(".projection")
                  && entry.getValue().startsWith("equirectangular"));
    }
  }

  /** The first stream of moving pictures that is no cover. */
  Optional<Stream> film() {
    return all("video").stream().filter(stream -> !stream.isCover()).findFirst();
  }

  Optional<Stream> sound() {
    return all("audio").stream().findFirst();
  }

  boolean anyProtected() {
    return IntStream.range(0, MOST_STREAMS).mapToObj(this::stream).anyMatch(Stream::isProtected);
  }

  /** Whether a frame of this stream was decoded. */
  boolean decoded(Stream stream) {
    String index = Integer.toString(stream.index());
    return told.entrySet().stream()
        .anyMatch(entry ->
            entry.getKey().startsWith("frames.frame.")
                && entry.getKey().endsWith(".stream_index")
                && entry.getValue().equals(index));
  }

  /** How long it lasts, by its header. */
  Optional<Long> milliseconds() {
    return milliseconds(told.get("format.duration"));
  }

  private static Optional<Long> milliseconds(String seconds) {
    return seconds == null || !seconds.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.empty()
        : Optional.of(Math.round(Double.parseDouble(seconds) * 1000)).filter(ms -> ms > 0);
  }

  /** The tags of the file and of its streams, by name. */
  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    told.forEach((name, value) -> {
      int at = name.indexOf(".tags.");
      if (at > 0 && !name.startsWith("frames.")) {
        String tag = name.substring(at + ".tags.".length());
        boolean whole = name.startsWith("format.");
        if (whole || !tags.containsKey(tag)) {
          tags.put(tag, value);
        }
      }
    });
    return tags;
  }

  private List<Stream> all(String type) {
    return IntStream.range(0, MOST_STREAMS)
        .mapToObj(this::stream)
        .filter(stream -> stream.type().equals(type))
        .toList();
  }

  private Stream stream(int index) {
    String prefix = "streams.stream." + index + ".";
    Map<String, String> own = new TreeMap<>();
    told.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        own.put(name.substring(prefix.length()), value);
      }
    });
    return new Stream(index, own.getOrDefault("codec_type", ""), own);
  }
}
