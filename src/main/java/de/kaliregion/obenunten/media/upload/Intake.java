package de.kaliregion.obenunten.media.upload;

/** Takes in files that have arrived whole. */
public interface Intake {

  /**
   * Notes that a file lies in the blob store. May be told of the same upload more than once, after
   * a crash for instance, and must then change nothing. The client's upload succeeds only when this
   * returns; when it throws, it is asked again later.
   */
  void received(CompletedUpload upload);
}
