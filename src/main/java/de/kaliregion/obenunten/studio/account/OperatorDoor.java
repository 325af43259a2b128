package de.kaliregion.obenunten.studio.account;

import com.mongodb.MongoException;
import de.kaliregion.obenunten.content.InvalidContentException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Lets the command line reach a running service that holds the data folder: a Unix domain socket in
 * a folder that only the service's own user can enter. One command, one answer.
 */
public final class OperatorDoor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OperatorDoor.class.getName());
  private static final String FOLDER = "operator";
  private static final String SOCKET = "door";
  private static final int MAX_BYTES = 4096;
  private static final String SEPARATOR = "\0";
  private static final String DONE = "done";
  private static final String REFUSED = "refused";

  private final ServerSocketChannel server;
  private final Path socket;
  private final OperatorDesk desk;

  private OperatorDoor(ServerSocketChannel server, Path socket, OperatorDesk desk) {
    this.server = server;
    this.socket = socket;
    this.desk = desk;
  }

  /**
   * Opens the door. Where it cannot be opened, the service goes on without it.
   *
   * @param dataFolder of which the caller holds the lock
   */
  public static Optional<OperatorDoor> open(Path dataFolder, OperatorDesk desk) {
    Path socket = socketIn(dataFolder);
    try {
      makePrivate(socket.getParent());
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      OperatorDoor door = new OperatorDoor(server, socket, desk);
      Thread.ofPlatform().daemon().name("operator-door").start(door::welcome);
      return Optional.of(door);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.log(
          Level.WARNING,
          "the command \"account\" works only while the service is stopped: {0}",
          e.getMessage());
      return Optional.empty();
    }
  }

  private static Path socketIn(Path dataFolder) {
    return dataFolder.resolve(FOLDER).resolve(SOCKET);
  }

  private static void makePrivate(Path folder) throws IOException {
    var onlyOwner = PosixFilePermissions.fromString("rwx------");
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(onlyOwner));
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(folder, onlyOwner);
    }
  }

  private void welcome() {
    while (server.isOpen()) {
      try {
        SocketChannel visitor = server.accept();
        Thread.ofVirtual().name("operator").start(() -> serve(visitor));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the operator's door is stuck", e);
        return;
      }
    }
  }

  private void serve(SocketChannel visitor) {
    try (visitor) {
      List<String> words = List.of(read(visitor).split(SEPARATOR, -1));
      write(visitor, answer(words));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a command was broken off", e);
    }
  }

  private String answer(List<String> words) {
    if (!OperatorDesk.understands(words)) {
      return REFUSED + SEPARATOR + "The running service does not know this command.";
    }
    try {
      return DONE + SEPARATOR + desk.run(words);
    } catch (InvalidContentException | MongoException e) {
      return REFUSED + SEPARATOR + e.getMessage();
    }
  }

  /**
   * Asks the service that runs on the data folder to do what a command says.
   *
   * @return its answer; nothing where no service runs
   * @throws InvalidContentException when it refuses
   */
  public static Optional<String> ask(Path dataFolder, List<String> words) throws IOException {
    Path socket = socketIn(dataFolder);
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel service = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      write(service, String.join(SEPARATOR, words));
      service.shutdownOutput();
      List<String> answer = List.of(read(service).split(SEPARATOR, 2));
      if (answer.size() < 2 || !answer.getFirst().equals(DONE)) {
        throw new InvalidContentException("account", answer.getLast());
      }
      return Optional.of(answer.getLast());
    } catch (ConnectException e) {
      // Left behind by a service that was killed.
      return Optional.empty();
    }
  }

  private static String read(SocketChannel channel) throws IOException {
    return new String(
        Channels.newInputStream(channel).readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }
}
