package de.kaliregion.obenunten.operations.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A collection with one of each kind of thing and without faults, to be spoilt by tests. */
record SmallCollection(Path folder) {

  static SmallCollection in(Path folder) {
    SmallCollection collection = new SmallCollection(folder);
    collection
        .with("organisations.yaml", "organisations:\n  - slug: museum\n    name: {de: Museum}\n")
        .with(
            "places/shaft.yaml",
            """
            name: {de: Schacht, en: Shaft}
            organisation: museum
            municipality: Merkers
            district: Wartburgkreis
            states: [TH]
            latitude: 50.82
            longitude: 10.12
            uncertainty: 10
            level: above
            """)
        .with(
            "places/seam.yaml",
            """
            name: {de: Flöz}
            organisation: museum
            municipality: Merkers
            district: Wartburgkreis
            states: [TH]
            latitude: 50.82
            longitude: 10.12
            uncertainty: 10
            level: below
            under: shaft
            depth: 800
            about: true
            """)
        .copied("items/lader.webp", "items/room.webp")
        .with(
            "items/room.yaml",
            """
            kind: picture
            file: room.webp
            title: {de: Raum}
            alt: {de: Ein Raum im Salz}
            rights:
              licence: CC-BY-4.0
              creator: Museum
              year: 2026
            """)
        .copied("items/schachtsignale.mp3", "items/bell.mp3")
        .with("items/bell.de.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nEine Glocke.\n")
        .with(
            "items/bell.yaml",
            """
            kind: sound
            file: bell.mp3
            title: {de: Glocke}
            rights:
              licence: CC0-1.0
              creator: Museum
              year: 2026
            transcripts:
              de: bell.de.vtt
            """)
        .with(
            "stories/shaft/story.yaml",
            """
            place: shaft
            organisation: museum
            tone: plain
            cover: room
            sources:
              - fact: G10
                citation: Museum
            """)
        .with(
            "stories/shaft/de.md",
            """
            ---
            title: Der Schacht
            teaser: Hinab.
            ---

            Ein Absatz mit [Verweis](/de/stories/shaft).

            ```picture
            item: room
            ```
            """)
        .with("signs.yaml", "signs:\n  - code: FR23R19\n    story: shaft\n")
        .with(
            "routes/way.yaml",
            """
            title: {de: Weg}
            introduction: {de: Los}
            organisation: museum
            stations:
              - story: shaft
                direction: {de: Geradeaus}
            """)
        .with(
            "glossary.yaml",
            "terms:\n  - slug: teufe\n    term: {de: Teufe}\n    definition: {de: Tiefe}\n");
    for (String notice : new String[] {"accessibility", "privacy", "imprint"}) {
      collection.with(
          "notices/" + notice + "/de.md", "---\ntitle: Hinweis\nteaser: Kurz.\n---\n\nText.\n");
    }
    return collection;
  }

  SmallCollection with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  SmallCollection with(String file, byte[] content) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Spoils a file: the text must stand in it. */
  SmallCollection changed(String file, String text, String other) {
    try {
      String content = Files.readString(folder.resolve(file));
      if (!content.contains(text)) {
        throw new IllegalArgumentException(file + " does not hold " + text);
      }
      return with(file, content.replace(text, other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SmallCollection without(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a file of the sample collection under another name. */
  private SmallCollection copied(String from, String to) {
    try {
      return with(to, Files.readAllBytes(Path.of("media").resolve(from)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
