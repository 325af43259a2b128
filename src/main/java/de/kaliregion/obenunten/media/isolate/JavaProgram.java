package de.kaliregion.obenunten.media.isolate;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A program of our own classes, for a {@link Task}: the Java runtime and the class path of this
 * process, as they are seen inside the sandbox.
 *
 * @param command the runtime, its flags, and the class to start; arguments are to be added
 * @param installed what the sandbox must see for it
 */
public record JavaProgram(List<String> command, List<Path> installed) {
  private static final Path SYSTEM = Path.of("/usr");

  /** Flags that make a short life quick, with one core, and small. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:CompressedClassSpaceSize=64m",
          "-XX:ReservedCodeCacheSize=32m",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-Xshare:auto",
          "-Xss512k",
          "-Djava.awt.headless=true",
          "-Djava.io.tmpdir=" + Task.FOLDER,
          // No document type declaration, in whatever parser: they read files of this machine.
          "-Djdk.xml.dtd.support=deny");

  public JavaProgram {
    command = List.copyOf(command);
    installed = List.copyOf(installed);
  }

  /**
   * A program that starts with this class's {@code main}.
   *
   * @param heap bytes
   * @param needed a class of each library that it needs, in the order of their use; these are found
   *     first, so that it starts sooner
   * @throws IOException if the class path cannot be read
   */
  public static JavaProgram of(Class<?> main, long heap, List<Class<?>> needed) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    List<Path> classPath = classPath(main, needed);
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.add("-Xmx" + heap);
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", joined(classPath), main.getName()));
    return new JavaProgram(command, installed(home, classPath));
  }

  /** The command with these arguments. */
  public List<String> with(String... arguments) {
    return Stream.concat(command.stream(), Arrays.stream(arguments)).toList();
  }

  private static String joined(List<Path> paths) {
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }

  private static List<Path> classPath(Class<?> main, List<Class<?>> needed) throws IOException {
    Set<Path> paths = new LinkedHashSet<>();
    paths.add(source(main));
    for (Class<?> first : needed) {
      paths.add(source(first));
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath().normalize();
      paths.add(path);
      paths.addAll(named(path));
    }
    return paths.stream().filter(Files::exists).toList();
  }

  private static Path source(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** What the manifest of a jar adds to the class path. */
  private static List<Path> named(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return List.of();
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      String names =
          file.getManifest() == null
              ? null
              : file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return names == null
          ? List.of()
          : Arrays.stream(names.split(" ")).map(jar.toUri()::resolve).map(Path::of).toList();
    }
  }

  private static List<Path> installed(Path home, List<Path> classPath) throws IOException {
    Set<Path> paths = new LinkedHashSet<>(classPath);
    paths.add(home);
    // Distributions keep a runtime's settings elsewhere, behind links.
    for (String part : List.of("conf", "lib/jvm.cfg", "lib/security")) {
      if (Files.exists(home.resolve(part))) {
        Path real = home.resolve(part).toRealPath();
        paths.add(Files.isDirectory(real) ? real : real.getParent());
      }
    }
    return paths.stream()
        .filter(path -> !path.startsWith(SYSTEM))
        .filter(path -> path.equals(home) || !path.startsWith(home))
        .toList();
  }
}
