package de.kaliregion.obenunten.media.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java in the sandbox. */
class ChildJvmTest {
  private static final Limits LIMITS =
      new Limits(1, Duration.ofSeconds(20), Duration.ofSeconds(30), 1 << 20);
  private static final long HEAP = 64 << 20;
  private static final Sandbox SANDBOX = new Sandbox();

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;
  @TempDir Path elsewhere;

  /** What runs in there. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      if (arguments[0].equals("greedy")) {
        List<byte[]> hoard = new ArrayList<>();
        while (hoard.size() < 1_000) {
          hoard.add(new byte[1 << 20]);
        }
      }
      String read = Files.readString(Path.of(Task.input("original")));
      Files.writeString(Path.of("result"), read + " " + Files.exists(Path.of(arguments[0])));
    }
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private Outcome run(ChildJvm jvm, String argument) throws Exception {
    Path input = Files.writeString(elsewhere.resolve("upload"), "precious");
    Task task =
        jvm.task(Child.class, List.of(argument), HEAP, folder, Map.of("original", input), LIMITS);
    return SANDBOX.run(task, lines::add);
  }

  @Test
  void readsItsInputAndSeesNoNeighbour() throws Exception {
    Path neighbour = Files.writeString(elsewhere.resolve("neighbour"), "secret");

    assertThat(run(ChildJvm.likeThisOne(), neighbour.toString())).isEqualTo(new Outcome.Done());
    assertThat(folder.resolve("result")).hasContent("precious false");
  }

  @Test
  void endsWhenItsHeapIsFull() throws Exception {
    assertThat(run(ChildJvm.likeThisOne(), "greedy")).isInstanceOf(Outcome.Failed.class);
    assertThat(folder.resolve("result")).doesNotExist();
  }

  @Test
  void findsTheLibrariesBesideTheArchive() throws Exception {
    Path libraries = Files.createDirectory(elsewhere.resolve("lib"));
    archive(libraries.resolve("child.jar"), "", Child.class, Task.class);
    Path program = archive(elsewhere.resolve("program.jar"), "lib/child.jar");
    Path home = Path.of(System.getProperty("java.home"));

    assertThat(run(new ChildJvm(home, List.of(program)), "/")).isEqualTo(new Outcome.Done());
    assertThat(folder.resolve("result")).hasContent("precious true");
  }

  private static Path archive(Path file, String classPath, Class<?>... classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Class<?> type : List.of(classes)) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(name));
        type.getResourceAsStream("/" + name).transferTo(out);
      }
    }
    return file;
  }
}
