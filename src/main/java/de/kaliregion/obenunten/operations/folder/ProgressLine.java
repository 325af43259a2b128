package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Language;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how far an import is: in a terminal in one line that changes, elsewhere in a line now and
 * then.
 */
public final class ProgressLine implements FolderImport.Watcher {
  private static final long PAUSE = Duration.ofSeconds(10).toNanos();
  private static final int WIDTH = 78;

  private final PrintStream out;
  private final boolean terminal;
  private final boolean english;
  private String last = "";
  private long lastAt = System.nanoTime() - PAUSE;

  /**
   * @param terminal whether the line can be written over
   * @param language German or English
   */
  public ProgressLine(PrintStream out, boolean terminal, Language language) {
    this.out = out;
    this.terminal = terminal;
    this.english = language == Language.ENGLISH;
  }

  @Override
  public void stored(int done, int all) {
    say(
        (english ? "Stored: %d of %d" : "Gespeichert: %d von %d").formatted(done, all),
        done == all);
  }

  @Override
  public void ready(int done, int all, Optional<String> now, double progress) {
    String name =
        now.map(file -> "  " + FolderTable.printable(file))
            .map(file -> progress > 0 ? file + " %.0f %%".formatted(progress * 100) : file)
            .orElse("");
    say(
        (english ? "Processed: %d of %d" : "Verarbeitet: %d von %d").formatted(done, all) + name,
        done == all);
  }

  private void say(String text, boolean end) {
    boolean fits = text.codePointCount(0, text.length()) <= WIDTH;
    String line = fits ? text : text.substring(0, text.offsetByCodePoints(0, WIDTH));
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
      out.print(end ? "\n" : "");
      out.flush();
      last = end ? "" : line;
    } else if (!line.equals(last) && (end || System.nanoTime() - lastAt >= PAUSE)) {
      out.println(line);
      last = line;
      lastAt = System.nanoTime();
    }
  }
}
