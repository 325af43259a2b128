package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes transcripts as the WebVTT files that players show as captions. */
final class Captions {
  private final BlobStore blobs;

  Captions(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The transcript with its file, which is on the disk then. */
  Transcript store(Slug item, Language language, List<Transcript.Cue> cues) {
    byte[] file = write(cues).getBytes(StandardCharsets.UTF_8);
    try {
      Blob blob = blobs.put(new ByteArrayInputStream(file));
      Rendition captions =
          new Rendition(
              blob.sha256(),
              item + "." + language.tag() + ".vtt",
              "text/vtt",
              file.length,
              Optional.empty(),
              Optional.empty());
      return new Transcript(language, captions, cues);
    } catch (IOException e) {
      throw new UncheckedIOException("The captions of " + item + " cannot be stored", e);
    }
  }

  static String write(List<Transcript.Cue> cues) {
    StringBuilder file = new StringBuilder("WEBVTT\n");
    for (Transcript.Cue cue : cues) {
      file.append('\n').append(time(cue.start())).append(" --> ").append(time(cue.end()));
      file.append('\n');
      cue.speaker().ifPresent(name -> file.append("<v ").append(escape(name)).append('>'));
      // A blank line would end the cue.
      file.append(escape(cue.text()).replaceAll("\n\\s*\n", "\n")).append('\n');
    }
    return file.toString();
  }

  private static String time(long milliseconds) {
    long seconds = milliseconds / 1000;
    return "%02d:%02d:%02d.%03d"
        .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, milliseconds % 1000);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
