package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import java.util.List;
import java.util.Optional;

/**
 * What the part of a page needs that sends files.
 *
 * @param endpoint where files are sent to (tus)
 * @param account whose uploads on this device are gone on with
 * @param csrf proves that changes come from this page
 * @param words of the script, as JSON
 * @param organisations for which the person may send files; the first one is offered
 * @param replaces the item whose file is to be replaced
 */
public record UploadBox(
    String endpoint,
    String account,
    String csrf,
    String words,
    List<Slug> organisations,
    OrganisationNames names,
    Optional<Slug> replaces) {

  /** What file pickers offer; the server judges by the content all the same. */
  public static final String ACCEPT = "image/*,audio/*,video/*,.pdf,.vtt,.srt,.glb";

  /** The same to replace one item. */
  UploadBox replacing(Slug item) {
    return new UploadBox(endpoint, account, csrf, words, organisations, names, Optional.of(item));
  }
}
