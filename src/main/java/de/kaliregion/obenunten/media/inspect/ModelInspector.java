package de.kaliregion.obenunten.media.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.draft.Facts;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Looks into 3D models (glTF 2.0, Binary glTF, chapter 4). They are shown as they are, so nothing
 * may be in them that is not the model, and they may ask for nothing else.
 */
final class ModelInspector {
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final long MOST_BYTES = 100L * 1024 * 1024;
  private static final long LONGEST_JSON = 8L * 1024 * 1024;
  private static final int HEADER = 12;
  private static final long JSON = 0x4e4f534aL;
  private static final long BINARY = 0x004e4942L;
  private static final int DEEPEST = 64;

  private final Bytes bytes;
  private final Fields fields = new Fields();

  private ModelInspector(Bytes bytes) {
    this.bytes = bytes;
  }

  static Facts inspect(Bytes bytes) throws IOException, RefusedException {
    return new ModelInspector(bytes).inspect();
  }

  private Facts inspect() throws IOException, RefusedException {
    if (bytes.size() > MOST_BYTES) {
      throw new RefusedException(Reasons.tooManyBytes(Format.GLB, MOST_BYTES));
    }
    if (bytes.u32(4, ORDER) != 2) {
      throw new RefusedException(Reasons.oldModel());
    }
    long length = bytes.u32(HEADER, ORDER);
    boolean whole = bytes.u32(8, ORDER) == bytes.size();
    if (!whole || length > LONGEST_JSON || bytes.u32(HEADER + 4, ORDER) != JSON) {
      throw new EOFException();
    }
    JsonNode model = json(bytes.read(HEADER + 8, (int) length));
    if (!model.path("asset").path("version").asText("").startsWith("2.")) {
      throw new RefusedException(Reasons.oldModel());
    }
    refuseAddresses(model);
    Bytes binary = binary(HEADER + 8 + length);
    requireBuffers(model, binary);
    inspectTextures(model, binary);
    Stowaway.refuse(bytes, Format.GLB, bytes.size());
    describe(model.path("asset"));
    return new Facts(
        "model/gltf-binary",
        Optional.of(MediaItem.Kind.MODEL),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Suggestions.from(fields),
        fields.embedded());
  }

  private static JsonNode json(byte[] chunk) throws IOException {
    StreamReadConstraints limits = StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    return new ObjectMapper(factory).readTree(chunk);
  }

  /** The second chunk, which fills the rest of the file; none is an empty one. */
  private Bytes binary(long at) throws IOException {
    if (at == bytes.size()) {
      return bytes.part(at, 0);
    }
    long length = bytes.u32(at, ORDER);
    if (bytes.u32(at + 4, ORDER) != BINARY || at + 8 + length != bytes.size()) {
      throw new EOFException();
    }
    return bytes.part(at + 8, length);
  }

  /** No address of another file or server, in whatever extension it stands. */
  private static void refuseAddresses(JsonNode node) throws RefusedException {
    for (JsonNode uri : node.findValues("uri")) {
      if (!uri.isTextual() || !uri.textValue().startsWith("data:")) {
        throw new RefusedException(Reasons.modelNeedsOtherFiles());
      }
    }
  }

  private static void requireBuffers(JsonNode model, Bytes binary) throws EOFException {
    JsonNode first = model.path("buffers").path(0);
    if (!first.has("uri") && first.path("byteLength").asLong(0) > binary.size()) {
      throw new EOFException();
    }
  }

  /** Pictures on its surfaces are decoded by visitors' phones, with all that is in them. */
  private void inspectTextures(JsonNode model, Bytes binary) throws IOException, RefusedException {
    for (JsonNode image : model.path("images")) {
      if (image.has("bufferView")) {
        JsonNode view = model.path("bufferViews").path(image.path("bufferView").asInt(-1));
        Bytes texture =
            binary.part(view.path("byteOffset").asLong(0), view.path("byteLength").asLong(-1));
        inspectTexture(texture);
      }
    }
  }

  private void inspectTexture(Bytes texture) throws IOException, RefusedException {
    Optional<Format> format =
        Signature.of(texture).filter(found -> found.family() == Format.Family.PICTURE);
    if (format.isPresent()) {
      PictureInspector.header(format.get(), texture).upright(false);
      if (tellsWhoOrWhere(texture)) {
        throw new RefusedException(Reasons.modelTellsPrivateFacts());
      }
    }
  }

  private static boolean tellsWhoOrWhere(Bytes texture) throws IOException {
    Fields inside = new Fields();
    PictureMetadata metadata = new PictureMetadata(inside);
    metadata.readEmbedded(texture.read(0, (int) texture.size()));
    return inside.tellWhoOrWhere();
  }

  private void describe(JsonNode asset) {
    asset.properties().forEach(field -> describe("GLB: " + field.getKey(), field.getValue()));
    asset
        .path("extras")
        .properties()
        .forEach(field -> describe("tag: " + field.getKey(), field.getValue()));
  }

  private void describe(String name, JsonNode value) {
    if (value.isValueNode()) {
      fields.add(name, value.asText());
    }
  }
}
