package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The codes of the sample collection. */
public final class SampleCodes {
  private static final Pattern CODE = Pattern.compile("^ *- code: (\\S+)$", Pattern.MULTILINE);

  public static final Set<SignCode> ALL = read();

  private SampleCodes() {}

  private static Set<SignCode> read() {
    try {
      return CODE.matcher(Files.readString(Path.of("media/signs.yaml")))
          .results()
          .map(found -> new SignCode(found.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
