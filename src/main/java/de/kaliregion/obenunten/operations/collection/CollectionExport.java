package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.Copyist;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gathers everything of an organisation, in the form that {@code media/README.md} tells. The same
 * holdings make the same files, wherever and whenever.
 */
public final class CollectionExport {
  private final ContentStore content;
  private final BlobStore blobs;
  private final MasterStore masters;
  private final MediaDraftStore items;
  private final StoryDraftStore stories;
  private final EditionDraftStore editions;

  public CollectionExport(
      ContentStore content,
      BlobStore blobs,
      MasterStore masters,
      MediaDraftStore items,
      StoryDraftStore stories,
      EditionDraftStore editions) {
    this.content = content;
    this.blobs = blobs;
    this.masters = masters;
    this.items = items;
    this.stories = stories;
    this.editions = editions;
  }

  /**
   * What there is of the organisation now.
   *
   * @throws StorageException when there is no such organisation, or a file of its is missing
   */
  public Export of(Slug organisation) {
    Organisation owner =
        content
            .organisation(organisation)
            .orElseThrow(() -> new StorageException("There is no organisation " + organisation));
    return new Gathering(owner, content.published(), stories.all(), items.all()).run();
  }

  /** One export in the making. */
  private final class Gathering {
    private final Organisation owner;
    private final Slug organisation;
    private final Published published;
    private final Owners owners;
    private final Map<Slug, MediaDraft> drafts;
    private final List<Export.Part> parts = new ArrayList<>();
    private long mediaBytes;

    Gathering(
        Organisation owner,
        Published published,
        List<StoryDraft> storyDrafts,
        List<MediaDraft> itemDrafts) {
      this.owner = owner;
      this.organisation = owner.slug();
      this.published = published;
      this.owners = new Owners(published, storyDrafts, itemDrafts);
      this.drafts =
          itemDrafts.stream()
              .filter(draft -> draft.organisation().equals(organisation))
              .filter(draft -> draft.deletedAt().isEmpty())
              .collect(Collectors.toMap(MediaDraft::slug, Function.identity()));
    }

    Export run() {
      StoryHoldings held = storyHoldings();
      List<Sign> signs =
          published.signs().stream()
              .filter(sign -> owners.ofSign(sign).filter(organisation::equals).isPresent())
              .sorted(Comparator.comparing(Sign::code))
              .toList();
      List<LearningRoute> routes =
          published.routes().stream()
              .filter(route -> route.organisation().equals(organisation))
              .toList();
      Neighbours neighbours = Neighbours.of(published, owner, held, signs, drafts.values());
      about();
      text("organisations.yaml", () -> ThingWriter.organisations(neighbours.organisations()));
      for (Place place : neighbours.places()) {
        text("places/" + place.slug() + ".yaml", () -> ThingWriter.place(place));
      }
      stories(held);
      int itemCount = items();
      text("signs.yaml", () -> ThingWriter.signs(signs));
      for (LearningRoute route : routes) {
        text("routes/" + route.slug() + ".yaml", () -> ThingWriter.route(route));
      }
      List<GlossaryTerm> terms =
          published.terms().stream().sorted(Comparator.comparing(GlossaryTerm::slug)).toList();
      text("glossary.yaml", () -> ThingWriter.glossary(terms));
      return new Export(
          organisation,
          parts,
          new Export.Counts(
              (int) published.places().stream().filter(this::isOwn).count(),
              held.slugs().size(),
              routes.size(),
              signs.size(),
              itemCount,
              mediaBytes));
    }

    private boolean isOwn(Place place) {
      return place.organisation().equals(organisation);
    }

    private void about() {
      text(
          CollectionReader.EXPORT,
          () ->
              YamlWriter.write(fields ->
                  fields
                      .number("form", CollectionReader.FORM)
                      .text("organisation", organisation.value())));
      text("README.md", () -> ExportReadme.in(Language.ENGLISH, owner));
      text("LIESMICH.md", () -> ExportReadme.in(Language.GERMAN, owner));
    }

    private StoryHoldings storyHoldings() {
      Map<Slug, Map<Language, Release>> releases = new TreeMap<>();
      published.releases().stream()
          .filter(release -> ownsStory(release.story().slug()))
          .forEach(release ->
              releases
                  .computeIfAbsent(release.story().slug(), _ -> new TreeMap<>())
                  .put(release.edition().language(), release));
      Map<Slug, StoryDraft> facts = new HashMap<>();
      stories.of(organisation).forEach(draft -> facts.put(draft.slug(), draft));
      Map<Slug, Map<Language, EditionDraft>> written = new HashMap<>();
      editions
          .ofOrganisation(organisation)
          .forEach(draft ->
              written
                  .computeIfAbsent(draft.story(), _ -> new TreeMap<>())
                  .put(draft.language(), draft));
      return new StoryHoldings(releases, facts, written);
    }

    private boolean ownsStory(Slug story) {
      return owners.ofStory(story).filter(organisation::equals).isPresent();
    }

    private void stories(StoryHoldings held) {
      for (Slug story : held.slugs()) {
        held.newest(story)
            .ifPresent(release ->
                text("stories/" + story + "/story.yaml", () -> ThingWriter.story(release.story())));
        for (Release release : held.releases(story)) {
          Edition edition = release.edition();
          text(
              "stories/" + story + "/" + edition.language().tag() + ".md",
              () -> EditionWriter.write(edition));
        }
        held.factsToTell(story)
            .ifPresent(facts ->
                text("drafts/stories/" + story + "/story.yaml", () -> DraftWriter.facts(facts)));
        for (Belongings.EditionWriting edition : held.editionsToTell(story)) {
          text(
              "drafts/stories/" + story + "/" + edition.language().tag() + ".yaml",
              () -> DraftWriter.edition(edition));
        }
      }
    }

    private int items() {
      Map<String, Master> originals =
          masters.find(drafts.values().stream().map(MediaDraft::master).toList()).stream()
              .collect(Collectors.toMap(Master::id, Function.identity()));
      Map<Slug, MediaItem> shown = new HashMap<>();
      published.mediaItems().stream()
          .filter(item -> owners.ofItem(item.slug()).contains(organisation))
          .forEach(item -> shown.put(item.slug(), item));
      TreeSet<Slug> all = new TreeSet<>(shown.keySet());
      all.addAll(drafts.keySet());
      for (Slug slug : all) {
        item(
            slug,
            Optional.ofNullable(shown.get(slug)),
            Optional.ofNullable(drafts.get(slug)),
            originals);
      }
      return all.size();
    }

    private void item(
        Slug slug,
        Optional<MediaItem> shown,
        Optional<MediaDraft> draft,
        Map<String, Master> originals) {
      Optional<Master> master = draft.map(MediaDraft::master).map(originals::get);
      ItemWriter.Original original =
          new ItemWriter.Original(
              slug,
              master.map(Master::fileName).orElseGet(() -> shown.orElseThrow().main().name()));
      Sha256 digest =
          master.map(Master::sha256).orElseGet(() -> shown.orElseThrow().main().sha256());
      String folder = shown.isPresent() ? "items/" : "drafts/items/";
      file(folder + original.file(), digest);
      Optional<String> people = draft.flatMap(known -> known.description().people());
      shown.ifPresent(item -> {
        text(
            "items/" + slug + ".yaml",
            () -> ItemWriter.shown(item, original, organisation, people));
        captions("items/", slug, item.transcripts());
      });
      draft
          .filter(known -> isMoreThan(known, shown, people))
          .ifPresent(known -> {
            Description said = known.description();
            boolean changed = shown.isPresent() && known.changedSinceRelease();
            text(
                "drafts/items/" + slug + ".yaml",
                () ->
                    ItemWriter.said(
                        slug,
                        said,
                        shown.isPresent() ? Optional.empty() : Optional.of(original),
                        organisation,
                        changed));
            captions("drafts/items/", slug, said.transcripts());
          });
    }

    /** Whether curators say more of it than visitors are told. */
    private boolean isMoreThan(
        MediaDraft draft, Optional<MediaItem> shown, Optional<String> people) {
      return shown.isEmpty()
          || draft.changedSinceRelease()
          || !draft.description().equals(ItemWords.of(shown.get(), people));
    }

    private void captions(String folder, Slug item, List<Transcript> transcripts) {
      for (Transcript transcript : transcripts) {
        Rendition captions = transcript.captions();
        file(folder + ItemWriter.captions(item, transcript.language()), captions.sha256());
      }
    }

    private void text(String path, Supplier<String> text) {
      parts.add(new Export.Text(path, text));
    }

    private void file(String path, Sha256 digest) {
      Blob blob = stored(path, digest);
      mediaBytes += blob.size();
      parts.add(new Export.Original(path, blob.path(), blob.size()));
    }

    private Blob stored(String path, Sha256 digest) {
      try {
        return blobs
            .find(digest)
            .orElseThrow(() ->
                new StorageException(
                    "The file for %s is missing in the data folder: %s".formatted(path, digest)));
      } catch (IOException e) {
        throw new UncheckedIOException("The file for " + path + " cannot be read", e);
      }
    }
  }

  /** What there is of an organisation's stories, in whatever state. */
  record StoryHoldings(
      Map<Slug, Map<Language, Release>> published,
      Map<Slug, StoryDraft> facts,
      Map<Slug, Map<Language, EditionDraft>> written) {

    TreeSet<Slug> slugs() {
      TreeSet<Slug> all = new TreeSet<>(published.keySet());
      all.addAll(facts.keySet());
      return all;
    }

    List<Release> releases(Slug story) {
      return List.copyOf(published.getOrDefault(story, Map.of()).values());
    }

    List<EditionDraft> editions(Slug story) {
      return List.copyOf(written.getOrDefault(story, Map.of()).values());
    }

    /** Whose facts visitors are shown. */
    Optional<Release> newest(Slug story) {
      return releases(story).stream()
          .max(Comparator.comparing(Release::publishedAt).thenComparing(Release::id));
    }

    /** Where they are not those that visitors are shown. */
    Optional<StoryFacts> factsToTell(Slug story) {
      return Optional.ofNullable(facts.get(story))
          .map(StoryDraft::facts)
          .filter(said ->
              newest(story).map(Release::story).map(Copyist::facts).filter(said::equals).isEmpty());
    }

    /** But for those that the studio makes of what visitors have, as soon as it is opened there. */
    List<Belongings.EditionWriting> editionsToTell(Slug story) {
      return editions(story).stream()
          .filter(draft -> !saysNoMore(draft))
          .map(draft ->
              new Belongings.EditionWriting(
                  draft.language(),
                  draft.version(),
                  draft.published().map(EditionDraft.Publication::version),
                  draft.state(),
                  draft.manuscript()))
          .toList();
    }

    private boolean saysNoMore(EditionDraft draft) {
      return draft.version() == 1
          && draft.published().isPresent()
          && draft.state() == EditionDraft.State.DRAFT
          && Optional.ofNullable(published.get(draft.story()))
              .map(releases -> releases.get(draft.language()))
              .map(release -> Copyist.manuscript(release.edition(), germanVersion(draft)))
              .filter(draft.manuscript()::equals)
              .isPresent();
    }

    private Optional<Long> germanVersion(EditionDraft draft) {
      if (draft.language() == Language.GERMAN) {
        return Optional.empty();
      }
      Optional<EditionDraft> german =
          editions(draft.story()).stream()
              .filter(other -> other.language() == Language.GERMAN)
              .findFirst();
      return german.isPresent()
          ? german.flatMap(EditionDraft::published).map(EditionDraft.Publication::version)
          : Optional.of(1L).filter(_ -> published.get(draft.story()).containsKey(Language.GERMAN));
    }
  }
}
