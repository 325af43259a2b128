package de.kaliregion.obenunten.media.render.timed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What ffprobe finds in a file.
 *
 * @param milliseconds how long the whole says it lasts; 0 where it says nothing
 * @param sounds the sound tracks that can be decoded, in order
 * @param pictures the film tracks that can be decoded, in order; a cover is none
 */
record Probe(long milliseconds, List<Sound> sounds, List<Picture> pictures) {
  /** What ffprobe is asked for: no titles, no names. */
  static final List<String> ENTRIES =
      List.of(
          "-show_entries",
          "stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,"
              + "r_frame_rate,color_space,color_transfer,field_order,channels,sample_rate,duration"
              + ":stream_disposition=attached_pic:stream_side_data=rotation:stream_tags="
              + ":format=duration:format_tags=",
          "-of",
          "json");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A sound track.
   *
   * @param index its number among all tracks
   * @param milliseconds 0 where it does not say
   */
  record Sound(int index, String codec, int channels, int sampleRate, long milliseconds) {}

  /** Reads ffprobe's answer. */
  static Optional<Probe> parse(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (!root.isObject()) {
        return Optional.empty();
      }
      List<JsonNode> streams =
          StreamSupport.stream(root.path("streams").spliterator(), false)
              .filter(Probe::decodable)
              .toList();
      return Optional.of(
          new Probe(
              milliseconds(root.path("format")),
              streams.stream().filter(s -> is(s, "audio")).map(Probe::sound).toList(),
              streams.stream().filter(s -> is(s, "video")).map(Probe::picture).toList()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean is(JsonNode stream, String type) {
    return stream.path("codec_type").asText().equals(type);
  }

  private static boolean decodable(JsonNode stream) {
    String codec = stream.path("codec_name").asText("unknown");
    boolean cover = stream.path("disposition").path("attached_pic").asInt() != 0;
    return !codec.equals("unknown") && !codec.equals("none") && !cover;
  }

  private static Sound sound(JsonNode stream) {
    return new Sound(
        stream.path("index").asInt(),
        stream.path("codec_name").asText(),
        stream.path("channels").asInt(),
        stream.path("sample_rate").asInt(),
        milliseconds(stream));
  }

  private static Picture picture(JsonNode stream) {
    int rotation =
        StreamSupport.stream(stream.path("side_data_list").spliterator(), false)
            .filter(data -> data.has("rotation"))
            .mapToInt(data -> data.path("rotation").asInt())
            .findFirst()
            .orElse(0);
    return new Picture(
        stream.path("index").asInt(),
        stream.path("codec_name").asText(),
        stream.path("width").asInt(),
        stream.path("height").asInt(),
        Ratio.parse(stream.path("sample_aspect_ratio").asText()).orElse(Ratio.ONE),
        rotation,
        Ratio.parse(stream.path("avg_frame_rate").asText()),
        Ratio.parse(stream.path("r_frame_rate").asText()),
        stream.path("color_space").asText("unknown"),
        stream.path("color_transfer").asText("unknown"),
        stream.path("field_order").asText("unknown"),
        milliseconds(stream));
  }

  private static long milliseconds(JsonNode node) {
    double seconds = node.path("duration").asDouble(0);
    return seconds > 0 && seconds < 1e9 ? Math.round(seconds * 1000) : 0;
  }
}
