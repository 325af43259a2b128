package de.kaliregion.obenunten;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files as browsers write it ({@code multipart/form-data}). */
public final class FormBody {
  private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A field. */
  public FormBody field(String name, String value) {
    return part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
  }

  /** A chosen file; with an empty name and no bytes, a field in which none was chosen. */
  public FormBody file(String field, String fileName, byte[] bytes) {
    return part(
        "name=\"" + field + "\"; filename=\"" + fileName.replace("\"", "%22") + "\"",
        "Content-Type: application/octet-stream\r\n",
        bytes);
  }

  private FormBody part(String disposition, String more, byte[] bytes) {
    text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more);
    text("\r\n");
    body.writeBytes(bytes);
    text("\r\n");
    return this;
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /** All of it, with its end. */
  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }
}
