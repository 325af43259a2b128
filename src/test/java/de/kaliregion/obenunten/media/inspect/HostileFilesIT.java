package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to do harm are refused at once, and read nothing but themselves. */
class HostileFilesIT {
  private static final String SECRET = "the neighbour's secret";
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @TempDir Path folder;
  @TempDir Path work;

  @Test
  void eachIsRefusedAtOnceWithAReasonInBothLanguages() throws Exception {
    Path neighbour = Files.writeString(folder.resolve("neighbour"), SECRET);
    Path harmless =
        new Samples(folder).file("harmless.srt", "1\n00:00:01,000 --> 00:00:02,000\nWort\n");
    SoftAssertions all = new SoftAssertions();
    try (Sandbox sandbox = new Sandbox()) {
      IsolatedInspector inspector = Quick.inspector(sandbox, work);
      Duration limit = longer(AT_ONCE, time(inspector, harmless).multipliedBy(8));
      for (Map.Entry<String, byte[]> file : HostileFiles.all(neighbour.toString()).entrySet()) {
        Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
        Instant start = Instant.now();

        Finding finding = inspector.inspect(path);

        Duration took = Duration.between(start, Instant.now());
        all.assertThat(took).as(file.getKey()).isLessThan(limit);
        all.assertThat(finding)
            .as(file.getKey())
            .isInstanceOfSatisfying(
                Finding.Refused.class, refused -> isReadable(refused.reason(), path));
      }
    }
    all.assertAll();
  }

  /** Where other programs keep this machine busy, a harmless file takes long as well. */
  private static Duration time(IsolatedInspector inspector, Path harmless) throws Exception {
    Instant start = Instant.now();
    assertThat(inspector.inspect(harmless)).isInstanceOf(Finding.Accepted.class);
    return Duration.between(start, Instant.now());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private void isReadable(Wording reason, Path file) {
    for (Language language : new Language[] {Language.GERMAN, Language.ENGLISH}) {
      assertThat(reason.languageFor(language)).isEqualTo(language);
      assertThat(reason.in(language))
          .hasSizeBetween(20, 600)
          .doesNotContain("Exception", SECRET, folder.toString(), "/in/", "/job", "null")
          .doesNotContain(file.getFileName().toString());
    }
  }

  @Test
  void metadataThatPointToOtherFilesBringNoneOfTheirs() throws Exception {
    Path neighbour = Files.writeString(folder.resolve("neighbour"), SECRET);
    Samples samples = new Samples(folder);
    String packet =
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file://%s'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
            + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            + "<dc:source>&e;</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>";
    Path xmp = samples.file("a.xmp", packet.formatted("/in/original"));
    Path picture = samples.tagged(samples.picture("a.jpg"), "-XMP<=" + xmp);
    Path outside = samples.file("b.xmp", packet.formatted(neighbour));
    Path other = samples.tagged(samples.picture("b.webp"), "-XMP<=" + outside);

    try (Sandbox sandbox = new Sandbox()) {
      IsolatedInspector inspector = Quick.inspector(sandbox, work);
      for (Path file : new Path[] {picture, other}) {
        assertThat(inspector.inspect(file))
            .isInstanceOfSatisfying(
                Finding.Accepted.class,
                accepted -> {
                  assertThat(accepted.facts().suggestion().source()).isEmpty();
                  assertThat(accepted.toString()).doesNotContain(SECRET);
                });
      }
      try (Stream<Path> left = Files.list(work)) {
        assertThat(left).isEmpty();
      }
    }
  }
}
