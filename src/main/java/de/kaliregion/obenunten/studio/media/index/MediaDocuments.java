package de.kaliregion.obenunten.studio.media.index;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.exhibition.search.WordFields;
import de.kaliregion.obenunten.media.library.MediaEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** How a media item stands in the index, and how it is found and ordered there. */
final class MediaDocuments {
  static final String SLUG = "slug";
  private static final String MASTER = "master";
  private static final String ORGANISATION = "organisation";
  private static final String MAKER = "maker";
  private static final String TRAIT = "trait";
  private static final String CHANGED = "changed";

  /** Bytes of the original. */
  static final String BYTES = "bytes";

  /** Bytes of what was made of it. */
  static final String MADE = "made";

  /** The last change first; no two items are alike in it. */
  static final Sort LATEST =
      new Sort(
          new SortField(CHANGED, SortField.Type.LONG, true),
          new SortField(SLUG, SortField.Type.STRING));

  private MediaDocuments() {}

  static Document of(MediaEntry entry) {
    Document document = new Document();
    String slug = entry.slug().value();
    document.add(new StringField(SLUG, slug, Store.YES));
    document.add(new SortedDocValuesField(SLUG, new BytesRef(slug)));
    document.add(new StringField(MASTER, entry.master().id(), Store.NO));
    document.add(new StringField(ORGANISATION, entry.draft().organisation().value(), Store.NO));
    document.add(new StringField(MAKER, entry.master().account(), Store.NO));
    traits(entry).forEach(trait -> document.add(new StringField(TRAIT, trait, Store.NO)));
    document.add(new NumericDocValuesField(CHANGED, entry.draft().changedAt().toEpochMilli()));
    Master master = entry.master();
    document.add(new NumericDocValuesField(BYTES, master.bytes()));
    document.add(new NumericDocValuesField(MADE, master.bytesInAll() - master.bytes()));
    addWords(document, entry);
    return document;
  }

  /** One that is deleted is nothing but that: it only takes room. */
  private static Set<String> traits(MediaEntry entry) {
    if (entry.draft().deletedAt().isPresent()) {
      return Set.of(MediaTrait.DELETED.name());
    }
    Set<String> traits = new HashSet<>();
    traits.add(MediaTrait.PRESENT.name());
    for (Gap gap : entry.gaps()) {
      traits.add(MediaTrait.lacks(gap).name());
      if (isOfRights(gap)) {
        traits.add(MediaTrait.LACKS_RIGHTS.name());
      }
    }
    entry
        .kind()
        .map(kind -> Barrier.of(kind, words(entry), entry.master().derivatives().tagged()))
        .orElse(Set.of())
        .forEach(barrier -> traits.add(MediaTrait.has(barrier).name()));
    if (!entry.isCaptions()) {
      entry
          .kind()
          .map(Stream::of)
          .orElseGet(() -> Stream.of(MediaItem.Kind.values()))
          .forEach(kind -> traits.add(MediaTrait.mayBe(kind).name()));
    }
    if (entry.draft().releasedAt().isEmpty()) {
      traits.add(MediaTrait.NOT_RELEASED.name());
    }
    Master.State state = entry.master().state();
    if (state == Master.State.REFUSED || state == Master.State.FAILED) {
      traits.add(MediaTrait.FAILED.name());
    }
    return traits;
  }

  private static boolean isOfRights(Gap gap) {
    return gap == Gap.LICENCE || gap == Gap.CREATOR || gap == Gap.PEOPLE || gap == Gap.CONSENT;
  }

  private static Barrier.Words words(MediaEntry entry) {
    Description said = entry.draft().description();
    return new Barrier.Words(said.alt(), said.description(), said.spoken(), said.transcripts());
  }

  private static void addWords(Document document, MediaEntry entry) {
    Description said = entry.draft().description();
    for (Language language : Language.values()) {
      Stream.of(said.title(), said.alt(), said.description(), said.caption())
          .flatMap(Optional::stream)
          .map(Wording::texts)
          .filter(texts -> texts.containsKey(language))
          .forEach(texts -> document.add(WordFields.of(language, texts.get(language))));
    }
    String names = entry.master().fileName().replaceAll("[._]", " ") + " " + entry.slug();
    document.add(WordFields.of(Language.GERMAN, names));
    document.add(WordFields.of(Language.ENGLISH, names));
    Stream.of(said.creator(), said.people())
        .flatMap(Optional::stream)
        .forEach(name -> document.add(WordFields.of(Language.GERMAN, name)));
  }

  static Term named(Slug item) {
    return new Term(SLUG, item.value());
  }

  static Term of(String master) {
    return new Term(MASTER, master);
  }

  static Query of(Collection<Slug> organisations) {
    return new TermInSetQuery(
        ORGANISATION, organisations.stream().map(slug -> new BytesRef(slug.value())).toList());
  }

  static Query sentBy(String account) {
    return new TermQuery(new Term(MAKER, account));
  }

  static Query with(MediaTrait trait) {
    return new TermQuery(new Term(TRAIT, trait.name()));
  }
}
