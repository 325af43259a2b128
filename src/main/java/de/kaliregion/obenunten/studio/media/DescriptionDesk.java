package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.function.Supplier;

/** Judges what was typed for an item against what there is, and keeps its transcripts' files. */
final class DescriptionDesk {
  private final MediaLibrary library;
  private final Supplier<Exhibition> exhibition;
  private final TranscriptFiles transcripts;

  DescriptionDesk(
      MediaLibrary library, Supplier<Exhibition> exhibition, TranscriptFiles transcripts) {
    this.library = library;
    this.exhibition = exhibition;
    this.transcripts = transcripts;
  }

  /** What became of it. */
  sealed interface Judgement {
    record Good(Description description) implements Judgement {}

    record Faulty(FormFaults faults) implements Judgement {}
  }

  /** Reads what was typed; faults are told in the language. */
  Judgement judge(MediaEntry entry, TypedDescription typed, Language language) {
    DescriptionReader reader =
        new DescriptionReader(
            typed,
            Messages.ofStudio(language),
            entry.master().facts().flatMap(Facts::milliseconds),
            slug -> exhibition.get().place(slug).isPresent(),
            slug -> isPoster(slug, entry));
    return reader
        .read((of, cues) -> transcripts.store(entry.slug(), of, cues))
        .<Judgement>map(Judgement.Good::new)
        .orElseGet(() -> new Judgement.Faulty(reader.faults()));
  }

  /** A picture of the same organisation can stand for a film; the one that it has may stay. */
  private boolean isPoster(Slug slug, MediaEntry film) {
    return film.draft().description().poster().filter(slug::equals).isPresent()
        || library
            .find(slug)
            .filter(other -> other.draft().organisation().equals(film.draft().organisation()))
            .filter(other -> other.kind().filter(Kind.PICTURE::equals).isPresent())
            .isPresent();
  }
}
