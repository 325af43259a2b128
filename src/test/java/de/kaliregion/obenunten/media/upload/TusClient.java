package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speaks tus 1.0.0, or whatever a test wants instead, one connection for each request. */
record TusClient(int port, String account) {
  static final String PART = "application/offset+octet-stream";
  static final String ORGANISATION = "organisation " + base64("museum");

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A request with the usual headers, each of which the given ones replace, or null removes. */
  Wire send(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", "localhost:8080");
    all.put("Tus-Resumable", "1.0.0");
    all.put("X-Account", account);
    if (body.length > 0) {
      all.put("Content-Length", "" + body.length);
    }
    all.putAll(headers);
    List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
    all.forEach((name, value) -> {
      if (value != null) {
        lines.add(name + ": " + value);
      }
    });
    return new Wire(port).send(lines.toArray(String[]::new)).raw(body);
  }

  Answer ask(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    try (Wire wire = send(method, path, headers, body)) {
      return method.equals("HEAD") ? wire.head() : wire.answer();
    }
  }

  Answer ask(String method, String path) throws IOException {
    return ask(method, path, Map.of(), new byte[0]);
  }

  Answer post(Map<String, String> headers) throws IOException {
    return post(headers, new byte[0]);
  }

  Answer post(Map<String, String> headers, byte[] body) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Upload-Metadata", ORGANISATION);
    all.putAll(headers);
    return ask("POST", UploadService.PATH, all, body);
  }

  /** Begins an upload and returns its address. */
  String create(long length) throws IOException {
    Answer answer = post(Map.of("Upload-Length", "" + length));
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.header("location");
  }

  Answer patch(String location, long offset, byte[] bytes) throws IOException {
    return patch(location, offset, bytes, Map.of());
  }

  Answer patch(String location, long offset, byte[] bytes, Map<String, String> headers)
      throws IOException {
    return ask("PATCH", location, partHeaders(offset, headers), bytes);
  }

  /** Begins to send a part: its head, and as many of its bytes as are given. */
  Wire beginPatch(String location, long offset, long announced, byte[] bytes) throws IOException {
    return send(
        "PATCH", location, partHeaders(offset, Map.of("Content-Length", "" + announced)), bytes);
  }

  private static Map<String, String> partHeaders(long offset, Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Type", PART);
    all.put("Upload-Offset", "" + offset);
    all.putAll(others);
    return all;
  }

  Answer head(String location) throws IOException {
    return ask("HEAD", location);
  }

  long offset(String location) throws IOException {
    return Long.parseLong(head(location).header("upload-offset"));
  }
}
