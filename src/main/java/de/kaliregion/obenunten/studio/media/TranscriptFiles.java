package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes transcripts as the WebVTT files that players show as captions. */
final class TranscriptFiles {
  private final BlobStore blobs;

  TranscriptFiles(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The transcript with its file, which is on the disk then. */
  Transcript store(Slug item, Language language, List<Transcript.Cue> cues) {
    byte[] file = WebVtt.write(cues).getBytes(StandardCharsets.UTF_8);
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
}
