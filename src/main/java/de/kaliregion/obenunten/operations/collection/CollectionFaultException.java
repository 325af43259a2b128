package de.kaliregion.obenunten.operations.collection;

import java.util.List;
import java.util.stream.Collectors;

/** A collection that cannot be loaded, with everything that is wrong with it. */
public final class CollectionFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  CollectionFaultException(List<Fault> faults) {
    super(
        faults.stream()
            .map(Fault::toString)
            .collect(
                Collectors.joining(
                    "\n",
                    faults.size() == 1
                        ? "The collection has a fault:\n"
                        : "The collection has %d faults:\n".formatted(faults.size()),
                    "")));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, ordered by file and line. */
  public List<Fault> faults() {
    return faults;
  }
}
