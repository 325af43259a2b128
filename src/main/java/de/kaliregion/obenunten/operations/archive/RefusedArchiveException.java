package de.kaliregion.obenunten.operations.archive;

import java.util.List;
import java.util.stream.Collectors;

/** A folder or an archive that is not read, with every reason for it. */
public final class RefusedArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_TOLD = 50;

  private final transient List<String> reasons;

  RefusedArchiveException(List<String> reasons) {
    super(
        reasons.stream()
            .limit(MOST_TOLD)
            .collect(Collectors.joining("\n", "This is not imported; nothing was changed:\n", "")));
    this.reasons = List.copyOf(reasons);
  }

  RefusedArchiveException(String reason) {
    this(List.of(reason));
  }

  /** Each names its file. */
  public List<String> reasons() {
    return reasons;
  }
}
