package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.exhibition.search.WordFields;
import de.kaliregion.obenunten.web.page.Messages;
import java.text.Collator;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** How a story stands in the index, and how it is found and ordered there. */
final class StoryDocuments {
  static final String SLUG = "slug";

  /** A bit for each {@link StoryShow}. */
  static final String SHOWS = "shows";

  private static final String SHOW = "show";
  private static final String ORGANISATION = "organisation";
  private static final String PERSON = "person";
  private static final String WAITS = "waits";
  private static final String CHANGED = "changed";
  private static final String TITLE = "title.";

  /** In place of an account, whose name is longer: whoever may publish the story. */
  private static final String ANYBODY = "anybody";

  /** Of titles that begin alike, the names decide, which were made of the first titles. */
  private static final int ORDERED_BYTES = 32;

  private static final Set<Field.Form> WORDS =
      Set.of(Field.Form.LINE, Field.Form.TEXT, Field.Form.RICH_TEXT);

  private StoryDocuments() {}

  static Document of(StorySource source, StoryLine line) {
    Document document = new Document();
    document.add(new StringField(SLUG, line.slug().value(), Store.YES));
    document.add(new SortedDocValuesField(SLUG, new BytesRef(line.slug().value())));
    document.add(new StringField(ORGANISATION, line.organisation().value(), Store.NO));
    line.people().forEach(person -> document.add(new StringField(PERSON, person, Store.NO)));
    line.waitsFor().forEach(person -> document.add(new StringField(WAITS, person, Store.NO)));
    if (line.waitsForAnybody()) {
      document.add(new StringField(WAITS, ANYBODY, Store.NO));
    }
    addShows(document, StoryShow.of(line));
    document.add(new NumericDocValuesField(CHANGED, line.changedAt().toEpochMilli()));
    Messages.STUDIO_LANGUAGES.forEach(reader -> addTitle(document, line, reader));
    source.editions().forEach(edition -> addWords(document, edition));
    source.place().ifPresent(place -> addWords(document, place));
    return document;
  }

  private static void addShows(Document document, Set<StoryShow> shows) {
    shows.forEach(show -> document.add(new StringField(SHOW, show.name(), Store.NO)));
    long bits = shows.stream().mapToLong(StoryDocuments::bit).sum();
    document.add(new NumericDocValuesField(SHOWS, bits));
  }

  /** The bit of a sort among those that a story is of. */
  static long bit(StoryShow show) {
    return 1L << show.ordinal();
  }

  /** In the order of a dictionary; stories without a title have no such field. */
  private static void addTitle(Document document, StoryLine line, Language reader) {
    String title = line.title(reader);
    if (!title.isEmpty()) {
      Collator dictionary = Collator.getInstance(Messages.ofStudio(reader).locale());
      dictionary.setStrength(Collator.PRIMARY);
      byte[] key = dictionary.getCollationKey(title).toByteArray();
      BytesRef beginning = new BytesRef(key, 0, Math.min(key.length, ORDERED_BYTES));
      document.add(new SortedDocValuesField(TITLE + reader.tag(), beginning));
    }
  }

  private static void addWords(Document document, EditionDraft edition) {
    Manuscript manuscript = edition.manuscript();
    String words =
        Stream.concat(
                Stream.of(manuscript.title(), manuscript.teaser()),
                manuscript.blocks().stream().flatMap(StoryDocuments::words))
            .collect(Collectors.joining("\n"));
    document.add(WordFields.of(edition.language(), words));
  }

  private static Stream<String> words(BlockDraft block) {
    return Stream.concat(
        names(block.kind().fields()).map(block::word),
        block.entries().stream().flatMap(entry -> words(entry, block.kind().entryFields())));
  }

  private static Stream<String> words(EntryDraft entry, List<Field> fields) {
    return names(fields).map(entry::word);
  }

  /** Of the fields that hold words, and not the name of something. */
  private static Stream<String> names(List<Field> fields) {
    return fields.stream().filter(field -> WORDS.contains(field.form())).map(Field::name);
  }

  private static void addWords(Document document, Place place) {
    for (Language language : Language.values()) {
      String words = place.name().in(language) + "\n" + place.municipality();
      document.add(WordFields.of(language, words));
    }
  }

  static Term named(Slug story) {
    return new Term(SLUG, story.value());
  }

  static Query shownAs(StoryShow show) {
    return new TermQuery(new Term(SHOW, show.name()));
  }

  static Query of(Collection<Slug> organisations) {
    return new TermInSetQuery(
        ORGANISATION, organisations.stream().map(slug -> new BytesRef(slug.value())).toList());
  }

  /** What waits for somebody: in person, or as one of those who may publish it. */
  static Query waitingFor(StoryViewer viewer) {
    Query asOne =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(WAITS, ANYBODY)), Occur.FILTER)
            .add(of(viewer.publishes()), Occur.FILTER)
            .build();
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(WAITS, viewer.account())), Occur.SHOULD)
        .add(asOne, Occur.SHOULD)
        .build();
  }

  static Query by(String account) {
    return new TermQuery(new Term(PERSON, account));
  }

  /** An order in which no two stories are alike, so that pages neither repeat nor skip one. */
  static Sort sort(StoryQuery.Order order, Language reader) {
    SortField name = new SortField(SLUG, SortField.Type.STRING);
    if (order == StoryQuery.Order.CHANGE) {
      return new Sort(new SortField(CHANGED, SortField.Type.LONG, true), name);
    }
    SortField title =
        new SortField(TITLE + reader.tag(), SortField.Type.STRING, false, SortField.STRING_LAST);
    return new Sort(title, name);
  }
}
