package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what curators say of a media item, where that is not what visitors are told. */
final class ItemDraftReader {
  private final ItemFolder folder;

  ItemDraftReader(ItemFolder folder) {
    this.folder = folder;
  }

  /**
   * What was read of one item.
   *
   * @param file the original, where it does not stand with what visitors have
   * @param name as the original was called
   */
  record Said(
      Slug slug,
      Slug organisation,
      Optional<Path> file,
      Optional<String> name,
      boolean changed,
      Description description) {}

  Optional<Said> read(Slug slug, Fields fields) {
    var file = fields.optionalText("file").flatMap(text -> folder.existing(text, "file", fields));
    var name = fields.optionalText("name");
    var organisation = fields.slug("organisation");
    var changed = fields.yes("changed");
    var title = fields.optionalWording("title");
    var alt = fields.optionalWording("alt");
    var description = fields.optionalWording("description");
    var caption = fields.optionalWording("caption");
    var rights = fields.fields("rights").flatMap(ItemDraftReader::rights).orElse(SaidRights.NONE);
    var people = fields.optionalText("people");
    var nobody = fields.yes("nobody");
    var consent = fields.fields("consent").flatMap(ItemFolder::consent);
    var place = fields.optionalSlug("place");
    Optional<Boolean> panorama =
        fields.optionalText("panorama").isPresent()
            ? Optional.of(fields.yes("panorama"))
            : Optional.empty();
    var poster = fields.optionalSlug("poster");
    var spoken = fields.optionalChoice("spoken", Language::ofTag, "de, en or de-simple");
    var synthetic = fields.yes("synthetic");
    var transcripts = folder.transcripts(fields);
    return fields.build(() ->
        new Said(
            slug,
            organisation,
            file,
            name,
            changed,
            new Description(
                title,
                alt,
                description,
                caption,
                rights.licence(),
                rights.creator(),
                rights.holder(),
                rights.date(),
                rights.source(),
                rights.note(),
                people,
                nobody,
                consent,
                place,
                panorama,
                poster,
                spoken,
                synthetic,
                transcripts)));
  }

  private record SaidRights(
      Optional<Licence> licence,
      Optional<String> creator,
      Optional<String> holder,
      Optional<String> date,
      Optional<String> source,
      Optional<Wording> note) {

    static final SaidRights NONE =
        new SaidRights(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private static Optional<SaidRights> rights(Fields fields) {
    var licence =
        fields.optionalChoice("licence", Licence::ofId, "one of the licences in the README");
    var creator = fields.optionalText("creator");
    var holder = fields.optionalText("holder");
    var date = fields.optionalText("date");
    var source = fields.optionalText("source");
    var note = fields.optionalWording("note");
    return fields.build(() -> new SaidRights(licence, creator, holder, date, source, note));
  }
}
