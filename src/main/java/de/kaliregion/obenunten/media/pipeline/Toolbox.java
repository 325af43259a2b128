package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.library.MediaJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the work needs of the machine: a sandbox for everything that reads an original, and a
 * program for some of it.
 */
public final class Toolbox {
  private static final List<String> STILLS = List.of("vips", "vipsthumbnail");
  private static final List<String> FILMS = List.of("ffmpeg", "ffprobe");
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          MediaJobs.INSPECT,
          List.of("ffprobe"),
          Stage.PICTURES.name(),
          STILLS,
          Stage.AVIF.name(),
          STILLS,
          Stage.TILES.name(),
          STILLS,
          Stage.SOUND.name(),
          FILMS,
          Stage.FILM_SMALL.name(),
          FILMS,
          Stage.FILM_LARGE.name(),
          FILMS);

  private final Supplier<Optional<String>> sandbox;
  private final Predicate<String> programs;
  private volatile Stock stock = new Stock(Optional.empty(), List.of());

  /** What was missing at the last look. */
  private record Stock(Optional<String> noSandbox, List<String> missing) {}

  /** The tools of this machine. */
  public static Toolbox of(Sandbox sandbox) {
    return new Toolbox(sandbox::obstacle, program -> Sandbox.find(program).isPresent());
  }

  /**
   * @param sandbox why nothing can be isolated here, if so
   * @param programs whether there is a program of this name
   */
  Toolbox(Supplier<Optional<String>> sandbox, Predicate<String> programs) {
    this.sandbox = sandbox;
    this.programs = programs;
  }

  /** Looks what is there; takes as long as starting a program. */
  void look() {
    List<String> missing =
        NEEDED.values().stream()
            .flatMap(List::stream)
            .distinct()
            .sorted()
            .filter(programs.negate())
            .toList();
    stock = new Stock(sandbox.get(), missing);
  }

  /** Whether all is there that this kind of job needs. */
  boolean suffices(String kind) {
    Stock now = stock;
    return now.noSandbox().isEmpty()
        && NEEDED.getOrDefault(kind, List.of()).stream().noneMatch(now.missing()::contains);
  }

  /** What is missing, and what waits for it. */
  List<Obstacle> obstacles() {
    Stock now = stock;
    List<Obstacle> obstacles = new ArrayList<>();
    now.noSandbox().ifPresent(why -> obstacles.add(noSandbox(why)));
    now.missing().stream().map(Toolbox::noProgram).forEach(obstacles::add);
    return List.copyOf(obstacles);
  }

  private static Obstacle noSandbox(String why) {
    return obstacle(
        "Dateien werden gespeichert, aber noch nicht geprüft und umgewandelt: Auf dem Server"
            + " fehlt die Abschottung (bubblewrap). Bitten Sie den Betreiber, sie einzurichten."
            + " Meldung: "
            + why,
        "Files are stored, but not checked and converted yet: the server lacks isolation"
            + " (bubblewrap). Ask the operator to set it up. It says: "
            + why);
  }

  private static Obstacle noProgram(String program) {
    boolean film = FILMS.contains(program);
    String debian = film ? "ffmpeg" : "libvips-tools";
    return obstacle(
        (film ? "Töne und Filme" : "Bilder und Dokumente")
            + " warten: Auf dem Server fehlt das Programm "
            + program
            + ". Bitten Sie den Betreiber, das Paket "
            + debian
            + " zu installieren; dann geht es von selbst weiter.",
        (film ? "Sounds and films" : "Pictures and documents")
            + " wait: the server lacks the program "
            + program
            + ". Ask the operator to install the package "
            + debian
            + "; work then goes on by itself.");
  }

  private static Obstacle obstacle(String german, String english) {
    return new Obstacle(new Wording(Map.of(Language.GERMAN, german, Language.ENGLISH, english)));
  }
}
