package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.media.captions.WebVttException;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings captions to the sound or film whose file has the same name: {@code interview.vtt} or
 * {@code interview.en.srt} to {@code interview.mp4}. Where that is not clear, both stay as they
 * are, and a curator brings them together.
 */
final class CaptionsMatch {
  private static final Pattern LANGUAGE =
      Pattern.compile("(.+)[._-](de-simple|de|deu|ger|en|eng)", Pattern.CASE_INSENSITIVE);

  private final MasterStore masters;
  private final MediaDraftStore drafts;
  private final BlobStore blobs;

  CaptionsMatch(MasterStore masters, MediaDraftStore drafts, BlobStore blobs) {
    this.masters = masters;
    this.drafts = drafts;
    this.blobs = blobs;
  }

  /** Looks for the counterpart of an item that can be shown now. */
  void match(MediaEntry ready, Instant now) {
    if (ready.isCaptions()) {
      List<MediaEntry> items = others(ready).stream().filter(item -> takes(item, ready)).toList();
      if (items.size() == 1) {
        attach(items.getFirst(), ready, now);
      }
    } else if (isTimed(ready)) {
      others(ready).stream()
          .filter(other -> other.isCaptions() && other.isReady())
          .filter(other -> name(other).equals(name(ready)))
          .forEach(other -> match(other, now));
    }
  }

  private List<MediaEntry> others(MediaEntry entry) {
    List<MediaDraft> around =
        drafts.of(entry.draft().organisation()).stream()
            .filter(draft -> draft.deletedAt().isEmpty())
            .filter(draft -> !draft.slug().equals(entry.slug()))
            .toList();
    return MediaLibrary.entries(around, masters);
  }

  private static boolean takes(MediaEntry item, MediaEntry captions) {
    Language language = language(captions);
    return isTimed(item)
        && name(item).equals(name(captions))
        && (has(item, captions)
            || item.draft().description().transcripts().stream()
                .noneMatch(transcript -> transcript.language() == language));
  }

  private static boolean isTimed(MediaEntry entry) {
    return entry.kind().filter(MediaItem.Kind::timed).isPresent();
  }

  /** Whether it was given these captions before, by a process that came no further. */
  private static boolean has(MediaEntry item, MediaEntry captions) {
    return item.draft().description().transcripts().stream()
        .filter(transcript -> transcript.language() == language(captions))
        .anyMatch(
            transcript -> captions.master().derivatives().files().contains(transcript.captions()));
  }

  private void attach(MediaEntry item, MediaEntry captions, Instant now) {
    if (has(item, captions)) {
      drafts.delete(captions.slug(), now);
      return;
    }
    transcript(captions.master(), language(captions))
        .ifPresent(transcript -> {
          List<Transcript> all = new ArrayList<>(item.draft().description().transcripts());
          all.add(transcript);
          Saving saving =
              drafts.save(
                  item.slug(),
                  item.draft().version(),
                  item.draft().description().withTranscripts(all),
                  now,
                  MediaDraft.INSPECTION);
          if (saving instanceof Saving.Saved) {
            drafts.delete(captions.slug(), now);
          }
        });
  }

  /** What the captions say; empty when they are not ready. */
  Optional<Transcript> transcript(Master captions, Language language) {
    return captions.derivatives().renditions().stream()
        .filter(rendition -> rendition.mediaType().equals("text/vtt"))
        .findFirst()
        .flatMap(rendition -> transcript(rendition, language));
  }

  private Optional<Transcript> transcript(Rendition rendition, Language language) {
    try {
      Blob blob =
          blobs
              .find(rendition.sha256())
              .orElseThrow(() -> new IOException("no file for " + rendition.path()));
      List<Transcript.Cue> cues = WebVtt.parse(Files.readString(blob.path()));
      return cues.isEmpty()
          ? Optional.empty()
          : Optional.of(new Transcript(language, rendition, cues));
    } catch (WebVttException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Language language(MediaEntry captions) {
    Matcher named = LANGUAGE.matcher(base(captions));
    if (!named.matches()) {
      return Language.GERMAN;
    }
    return switch (named.group(2).toLowerCase(Locale.ROOT)) {
      case "en", "eng" -> Language.ENGLISH;
      case "de-simple" -> Language.EASY_GERMAN;
      default -> Language.GERMAN;
    };
  }

  /** Without folders, ending and, for captions, language. */
  private static String name(MediaEntry entry) {
    Matcher named = LANGUAGE.matcher(base(entry));
    return entry.isCaptions() && named.matches() ? named.group(1) : base(entry);
  }

  private static String base(MediaEntry entry) {
    return ItemNames.base(entry.master().fileName()).toLowerCase(Locale.ROOT);
  }
}
