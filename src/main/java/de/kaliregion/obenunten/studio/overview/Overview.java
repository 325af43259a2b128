package de.kaliregion.obenunten.studio.overview;

import java.util.List;
import java.util.Optional;

/**
 * The first page, as one person sees it.
 *
 * @param tasks what waits; empty lists are left out
 * @param stories how many stories there are
 * @param media how many media there are
 * @param gaps how much of what visitors have not everybody can use
 * @param disk for who runs the service
 */
public record Overview(
    List<TaskGroup> tasks,
    List<Change> changes,
    ScanFigures scans,
    List<StorageUse> storage,
    long stories,
    long media,
    long gaps,
    Optional<Disk> disk) {}
