package de.kaliregion.obenunten.media.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks {@code ffprobe} and {@code ffmpeg} for what is in a sound or film. They run in the same
 * sandbox as this process, with less memory, and open the one format that was found and nothing
 * that it may point to.
 */
final class StreamProbe {
  /** Address space of each program, in bytes; no more than this process has. */
  private static final long MEMORY = 3L << 29;

  /** The longest single piece of memory; a picture within a sound may claim any size. */
  private static final long LARGEST_PIECE = 300_000_000;

  private static final int MOST_OUTPUT = 4 * 1024 * 1024;

  /** How many packets are decoded to see whether it can be played. */
  private static final int TRIED_PACKETS = 48;

  private static final String WANTED =
      "format=duration:format_tags:stream=index,codec_type,codec_name,codec_tag_string,width,height,"
          + "sample_aspect_ratio,channels,duration:stream_tags:stream_disposition=attached_pic"
          + ":stream_side_data_list:stream_side_data:frame=media_type,stream_index";

  private final Path file;
  private final String demuxer;

  StreamProbe(Path file, Format format) {
    this.file = file;
    this.demuxer = demuxer(format);
  }

  private static String demuxer(Format format) {
    return switch (format) {
      case MP4, QUICKTIME -> "mov";
      case MATROSKA, WEBM -> "matroska";
      case OGG -> "ogg";
      case MP3 -> "mp3";
      case WAV -> "wav";
      case AIFF -> "aiff";
      case FLAC -> "flac";
      case AAC -> "aac";
      default -> throw new IllegalArgumentException(format.label());
    };
  }

  /**
   * All that it tells of the streams, and of the first frames that it could decode.
   *
   * @return names such as {@code streams.stream.0.codec_name} with their values; empty if it cannot
   *     read the file
   */
  Optional<Map<String, String>> streams() throws IOException, InterruptedException {
    return run(List.of(
            "-read_intervals", "%+#" + TRIED_PACKETS, "-show_entries", WANTED, "-of", "flat"))
        .map(StreamProbe::flat);
  }

  /** Whether a frame of this stream can be decoded, however late its first one comes. */
  boolean decodes(int stream) throws IOException, InterruptedException {
    return run(List.of(
            "-read_intervals",
            "%+#" + TRIED_PACKETS,
            "-select_streams",
            Integer.toString(stream),
            "-show_entries",
            "frame=media_type",
            "-of",
            "flat"))
        .filter(out -> out.contains("media_type="))
        .isPresent();
  }

  /** How long a stream lasts, by reading it to its end. */
  Optional<Long> milliseconds(int stream) throws IOException, InterruptedException {
    List<String> line = command("ffmpeg");
    line.addAll(List.of("-nostdin", "-i", file.toString(), "-map", "0:" + stream));
    line.addAll(List.of("-c", "copy", "-f", "null", "-nostats", "-progress", "pipe:1", "-"));
    return output(line)
        .flatMap(out ->
            out.lines()
                .filter(l -> l.matches("out_time_us=\\d{1,15}"))
                .reduce((first, second) -> second))
        .map(last -> Long.parseLong(last.substring(last.indexOf('=') + 1)) / 1000)
        .filter(milliseconds -> milliseconds > 0);
  }

  private Optional<String> run(List<String> options) throws IOException, InterruptedException {
    List<String> line = command("ffprobe");
    line.addAll(options);
    line.add(file.toString());
    return output(line);
  }

  private List<String> command(String program) {
    List<String> line = new ArrayList<>(List.of("prlimit", "--as=" + MEMORY, "--", program));
    line.addAll(List.of("-v", "error", "-max_alloc", Long.toString(LARGEST_PIECE)));
    line.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", demuxer));
    // Each thread takes memory of its own, on a machine with many cores more than there is.
    line.addAll(List.of("-threads", "1", "-f", demuxer));
    return line;
  }

  private static Optional<String> output(List<String> line)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    try (InputStream in = process.getInputStream()) {
      String out = new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
      if (out.length() == MOST_OUTPUT) {
        process.destroyForcibly();
      }
      return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
    }
  }

  /** The {@code flat} format of ffprobe: {@code name="value"} in each line. */
  private static Map<String, String> flat(String out) {
    Map<String, String> values = new HashMap<>();
    out.lines()
        .forEach(l -> {
          int equals = l.indexOf('=');
          if (equals > 0) {
            values.put(l.substring(0, equals), unquoted(l.substring(equals + 1)));
          }
        });
    return values;
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || text.charAt(0) != '"') {
      return text;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        c = text.charAt(++i);
        c = c == 'n' || c == 'r' ? ' ' : c;
      }
      value.append(c);
    }
    return value.toString();
  }
}
