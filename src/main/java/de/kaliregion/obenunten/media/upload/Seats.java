package de.kaliregion.obenunten.media.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The seats of all uploads that somebody asked for since the process started. */
final class Seats {
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();

  Seat of(UploadId id) {
    return seats.computeIfAbsent(id.value(), _ -> new Seat());
  }

  /**
   * Forgets a seat: called when the upload has ended, so that whoever still waits for it finds
   * nothing to do.
   */
  void remove(String id) {
    seats.remove(id);
  }

  /** Forgets the seats of uploads that are no more. */
  void removeIf(Predicate<String> noMore) {
    seats.keySet().removeIf(noMore);
  }
}
