package de.kaliregion.obenunten.visitor.api;

import java.util.Optional;

/**
 * A sign, whatever became of it.
 *
 * @param state {@code assigned}, {@code unassigned} or {@code retired}
 * @param page where a scan leads
 * @param place of the story, or where the retired sign stood
 * @param location where on the spot it hangs
 */
record SignJson(
    String code,
    String self,
    String page,
    String state,
    Qr qr,
    Optional<String> location,
    Optional<PlaceJson.Summary> place,
    Optional<StoryJson.Summary> story) {

  /** Addresses of the QR code's picture. */
  record Qr(String svg, String png) {}
}
