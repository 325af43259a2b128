package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.web.ProblemException;
import io.helidon.webserver.http.ServerRequest;

/** Knows who may send files, and for whom. Whoever has the accounts implements it. */
public interface UploadGate {

  /**
   * Who asks. Called for every request, before anything else is looked at but the protocol version.
   *
   * @throws ProblemException when nobody is signed in, or the request was forged
   */
  Uploader admit(ServerRequest request);

  /**
   * Whether an account may send files for an organisation as of now. Asked when an upload begins
   * and again when it is whole, then also without a request.
   */
  boolean mayUpload(String account, Slug organisation);
}
