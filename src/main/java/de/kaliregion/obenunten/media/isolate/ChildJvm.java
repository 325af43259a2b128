package de.kaliregion.obenunten.media.isolate;

import de.kaliregion.obenunten.content.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Java code of this program that reads strangers' files, as tasks for the {@link Sandbox}: the same
 * Java, the same classes, in a process of its own.
 *
 * @param home of the JDK
 * @param classPath folders and archives, all there
 * @param startCache what a {@link StartCache} holds; empty where there is none
 */
public record ChildJvm(Path home, List<Path> classPath, Optional<Path> startCache) {
  private static final long MEBIBYTE = 1L << 20;

  /** What a JVM takes beside its heap: its own code, classes, compiled code, threads' stacks. */
  private static final long BESIDE_THE_HEAP = 1536 * MEBIBYTE;

  /** What it reserves to write a cache, though it uses little of it. */
  private static final long TO_WRITE_A_CACHE = 4096 * MEBIBYTE;

  /** Small and quick to start; without these a JVM reserves more than a child may have. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:CompressedClassSpaceSize=64m",
          "-XX:ReservedCodeCacheSize=48m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-Djava.awt.headless=true",
          "-Djava.io.tmpdir=" + Task.FOLDER,
          "-Duser.timezone=UTC",
          // No document type declaration in XML: through them a parser reads other files. The JDK's
          // own parser obeys; naming it also spares the search through all archives.
          "-Djdk.xml.dtd.support=deny",
          "-Djavax.xml.parsers.DocumentBuilderFactory="
              + "com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl",
          "-Djavax.xml.parsers.SAXParserFactory="
              + "com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl");

  /** Files of a JDK that some distributions keep elsewhere and link to. */
  private static final List<Path> LINKED =
      List.of(Path.of("lib", "jvm.cfg"), Path.of("conf", "security", "java.security"));

  public ChildJvm {
    classPath = List.copyOf(classPath);
  }

  /** One that starts without a cache. */
  public ChildJvm(Path home, List<Path> classPath) {
    this(home, classPath, Optional.empty());
  }

  /** The Java that runs now, with this program: its archive names its libraries. */
  public static ChildJvm likeThisOne() {
    Path own = own();
    List<Path> entries = Files.isRegularFile(own) ? List.of(own) : classPathNow();
    return new ChildJvm(Path.of(System.getProperty("java.home")), entries);
  }

  /** Where these classes are from: the archive, or a folder where it was not packed yet. */
  private static Path own() {
    try {
      return Path.of(ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that is there of what this process runs from. */
  private static List<Path> classPathNow() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .filter(Files::exists)
        .toList();
  }

  /** The same, starting from a cache that was made for it. */
  ChildJvm startingFrom(Path cache) {
    return new ChildJvm(home, classPath, Optional.of(cache));
  }

  /**
   * A task that runs a main class.
   *
   * @param heap at most, in bytes
   * @param limits for all but the memory, which follows from the heap
   */
  public Task task(
      Class<?> main,
      List<String> arguments,
      long heap,
      Path folder,
      Map<String, Path> inputs,
      Limits limits) {
    // A cache that does not fit is told of on the standard output otherwise, and left alone.
    List<String> options =
        startCache
            .map(cache -> List.of("-XX:AOTCache=" + cache, "-Xlog:disable"))
            .orElse(List.of());
    long memory = heap + BESIDE_THE_HEAP;
    return task(options, main, arguments, heap, folder, inputs, with(memory, limits));
  }

  /**
   * A task that runs a main class, and writes what the JVM has learnt of it as a cache.
   *
   * @param cache its name in the folder
   */
  Task learning(Class<?> main, String cache, long heap, Path folder, Limits limits) {
    List<String> options = List.of("-XX:AOTCacheOutput=" + Task.FOLDER + "/" + cache);
    long memory = heap + BESIDE_THE_HEAP + TO_WRITE_A_CACHE;
    return task(options, main, List.of(), heap, folder, Map.of(), with(memory, limits));
  }

  private Task task(
      List<String> options,
      Class<?> main,
      List<String> arguments,
      long heap,
      Path folder,
      Map<String, Path> inputs,
      Limits limits) {
    List<String> command = new ArrayList<>();
    // Each thread would otherwise reserve an arena of 64 MB.
    command.addAll(List.of("env", "MALLOC_ARENA_MAX=2"));
    command.add(home.resolve(Path.of("bin", "java")).toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.add("-Xmx" + heap / MEBIBYTE + "m");
    command.addAll(List.of("-cp", joined(), main.getName()));
    command.addAll(arguments);
    return new Task(command, folder, inputs, installed(), limits);
  }

  private static Limits with(long memory, Limits limits) {
    return new Limits(memory, limits.cpu(), limits.wall(), limits.fileBytes());
  }

  private String joined() {
    return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
  }

  /** What it needs of this machine and the sandbox does not show by itself. */
  private List<Path> installed() {
    return Stream.concat(
            Stream.concat(Stream.of(home), LINKED.stream().flatMap(this::linked)),
            Stream.concat(classPath.stream().flatMap(ChildJvm::withLibraries), startCache.stream()))
        .filter(path -> !path.startsWith("/usr"))
        .distinct()
        .toList();
  }

  private Stream<Path> linked(Path file) {
    try {
      Path path = home.resolve(file);
      return Files.exists(path) ? Stream.of(path.toRealPath().getParent()) : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a cache depends on: this Java, how it is started, the bytes of its archives, and the sizes
   * and times of the libraries that they name. Empty where there are folders, from which no cache
   * can be made (JEP 483).
   */
  Optional<String> identity() throws IOException {
    if (!classPath.stream().allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    StringBuilder identity = new StringBuilder(System.getProperty("java.vm.version"));
    identity.append(home).append(OPTIONS);
    for (Path archive : classPath) {
      identity.append('\n').append(Sha256.of(Files.readAllBytes(archive)).hex());
    }
    for (Path entry : classPath.stream().flatMap(ChildJvm::withLibraries).toList()) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : files.sorted().toList()) {
          identity.append('\n').append(file).append(' ').append(Files.size(file));
          identity.append(' ').append(Files.getLastModifiedTime(file));
        }
      }
    }
    return Optional.of(identity.toString());
  }

  /** This program's archive names the libraries in the folder beside it. */
  private static Stream<Path> withLibraries(Path entry) {
    Path libraries = entry.resolveSibling("lib");
    return Files.isRegularFile(entry) && Files.isDirectory(libraries)
        ? Stream.of(entry, libraries)
        : Stream.of(entry);
  }
}
