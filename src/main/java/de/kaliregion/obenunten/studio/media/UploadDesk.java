package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.Arrival;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.upload.CompletedUpload;
import de.kaliregion.obenunten.media.upload.Intake;
import de.kaliregion.obenunten.media.upload.UploadGate;
import de.kaliregion.obenunten.media.upload.Uploader;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.Studio;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Lets people send files by their rights in the studio, and brings what arrives to the library. */
public final class UploadDesk implements UploadGate, Intake {
  private final Studio studio;
  private final AccountStore accounts;
  private final MediaLibrary library;

  public UploadDesk(Studio studio, AccountStore accounts, MediaLibrary library) {
    this.studio = studio;
    this.accounts = accounts;
    this.library = library;
  }

  @Override
  public Uploader admit(ServerRequest request) {
    return new Uploader(studio.require(request).id().value());
  }

  @Override
  public boolean mayUpload(String account, Slug organisation) {
    return account(account).filter(found -> found.may(Right.UPLOAD, organisation)).isPresent();
  }

  private Optional<Account> account(String id) {
    return AccountId.isValid(id) ? accounts.find(new AccountId(id)) : Optional.empty();
  }

  /** Who may not change the item that shall be replaced gets a new one beside it. */
  @Override
  public void received(CompletedUpload upload) {
    library.receive(
        new Arrival(
            upload.id(),
            upload.sha256(),
            upload.size(),
            upload.name(),
            upload.account(),
            upload.organisation(),
            upload.replaces().filter(item -> mayReplace(upload, item)),
            upload.place(),
            upload.received()));
  }

  /** When told again after it was done, the item stands for this upload already. */
  private boolean mayReplace(CompletedUpload upload, Slug item) {
    return library
        .find(item)
        .filter(
            entry -> entry.master().id().equals(upload.id()) || mayChange(upload.account(), entry))
        .isPresent();
  }

  private boolean mayChange(String account, MediaEntry entry) {
    Slug organisation = entry.draft().organisation();
    Optional<AccountId> maker =
        Optional.of(entry.master().account()).filter(AccountId::isValid).map(AccountId::new);
    return account(account)
        .filter(found ->
            maker
                .map(by -> found.may(Right.EDIT_MEDIA, organisation, by))
                .orElseGet(() -> found.may(Right.EDIT_MEDIA, organisation)))
        .isPresent();
  }
}
