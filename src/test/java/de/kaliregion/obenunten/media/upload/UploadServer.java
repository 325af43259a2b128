package de.kaliregion.obenunten.media.upload;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The server of {@link UploadHouse} as a process of its own, which says its port and what its
 * intake was told. It ends when its input does, and can be killed at any time. Also the server that
 * {@code scripts/bench upload} measures.
 */
final class UploadServer {
  static final String PORT = "PORT ";
  static final String RECEIVED = "RECEIVED ";

  private UploadServer() {}

  public static void main(String[] args) throws IOException {
    UploadHouse house = UploadHouse.open(Path.of(args[0]));
    house.listener = upload -> System.out.println(RECEIVED + upload.sha256() + " " + upload.id());
    System.out.println(PORT + house.port());
    while (System.in.read() >= 0) {
      // Nothing is ever said to it.
    }
    house.close();
  }
}
