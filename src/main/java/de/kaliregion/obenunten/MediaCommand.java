package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.operations.folder.FolderImport;
import de.kaliregion.obenunten.operations.folder.FolderTable;
import de.kaliregion.obenunten.operations.folder.ProgressLine;
import de.kaliregion.obenunten.operations.folder.Row;
import de.kaliregion.obenunten.storage.StorageException;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The command {@code media import <folder> --organisation <name>}. */
final class MediaCommand {
  private MediaCommand() {}

  /** Whether these are its words. */
  static boolean isMeant(List<String> words) {
    return words.size() == 5
        && words.subList(0, 2).equals(List.of("media", "import"))
        && words.get(3).equals("--organisation");
  }

  /**
   * Imports; the work is done here, and by other nodes where there are any. What is left to do when
   * all can be shown, such as smaller files, waits for the service.
   *
   * @return whether all files can be shown, apart from what was passed over
   */
  static boolean run(Settings settings, List<String> words, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path folder = Path.of(words.get(2));
    if (!Files.isDirectory(folder)) {
      throw new StorageException(folder + " is no folder.");
    }
    Language language = language(environment);
    Clock clock = Clock.systemUTC();
    try (Stores stores = Stores.open(settings)) {
      Slug organisation = ExportCommand.organisation(stores, words.get(4));
      try (MediaWorks media = MediaWorks.open(settings, stores, MediaJournal.NONE, clock);
          PutBack _ = PutBack.onExit(media)) {
        media
            .workshop()
            .obstacles()
            .forEach(obstacle -> System.err.println(obstacle.reason().in(language)));
        FolderImport folderImport =
            new FolderImport(
                media.library(),
                stores.blobs(),
                () -> !media.workshop().obstacles().isEmpty(),
                clock);
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        List<Row> rows =
            folderImport.run(
                folder, organisation, new ProgressLine(System.out, terminal, language));
        new FolderTable(language).lines(rows).forEach(System.out::println);
        return rows.stream().noneMatch(row -> row.result().isWrong());
      }
    }
  }

  /** As the user's locale says (POSIX: LC_ALL, LC_MESSAGES, LANG; before them GNU's LANGUAGE). */
  private static Language language(Map<String, String> environment) {
    return Stream.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
        .filter(value -> !value.isBlank())
        .findFirst()
        .filter(value -> value.startsWith("de"))
        .map(_ -> Language.GERMAN)
        .orElse(Language.ENGLISH);
  }
}
