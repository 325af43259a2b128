package de.kaliregion.obenunten.media.isolate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One run of a program.
 *
 * @param command the program and its arguments; paths as they are seen inside
 * @param folder the one folder that it may write to; inside it is {@value #FOLDER} and where the
 *     program starts
 * @param inputs files that it may read; inside they are {@code /in/<name>}, whatever they are
 *     called outside
 * @param installed further programs and libraries that it needs, such as a JDK; inside they have
 *     the same paths
 */
public record Task(
    List<String> command,
    Path folder,
    Map<String, Path> inputs,
    List<Path> installed,
    Limits limits) {

  /** The folder as it is seen inside. */
  public static final String FOLDER = "/job";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");

  public Task {
    command = List.copyOf(command);
    inputs = Map.copyOf(inputs);
    installed = List.copyOf(installed);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a task needs a program");
    }
    inputs.keySet().forEach(Task::requireName);
  }

  /** A task that needs nothing but the programs of the system. */
  public static Task of(
      List<String> command, Path folder, Map<String, Path> inputs, Limits limits) {
    return new Task(command, folder, inputs, List.of(), limits);
  }

  /** The path of an input as it is seen inside. */
  public static String input(String name) {
    requireName(name);
    return "/in/" + name;
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for an input: " + name);
    }
  }
}
