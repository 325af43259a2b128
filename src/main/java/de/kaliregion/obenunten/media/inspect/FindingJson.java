package de.kaliregion.obenunten.media.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a finding goes from the sandbox to this process. Whoever wrote it read a stranger's file, so
 * it is read as if the stranger had written it.
 */
final class FindingJson {
  static final Set<String> MEDIA_TYPES =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/tiff",
          "image/heic",
          "image/avif",
          "video/mp4",
          "video/quicktime",
          "video/x-matroska",
          "video/webm",
          "audio/mp4",
          "audio/x-matroska",
          "audio/webm",
          "audio/ogg",
          "audio/mpeg",
          "audio/wav",
          "audio/aiff",
          "audio/flac",
          "audio/aac",
          "application/pdf",
          "model/gltf-binary",
          "text/vtt",
          "application/x-subrip");

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_VALUE = 4_000;
  private static final int LONGEST_NAME = 80;
  private static final int DEEPEST = 6;
  private static final int MOST_EMBEDDED = 300;

  private FindingJson() {}

  static byte[] write(Finding finding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      switch (finding) {
        case Finding.Refused(Wording reason) -> {
          json.writeStringField("de", reason.in(Language.GERMAN));
          json.writeStringField("en", reason.in(Language.ENGLISH));
        }
        case Finding.Accepted(Facts facts) -> write(facts, json);
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(Facts facts, JsonGenerator json) throws IOException {
    json.writeStringField("mediaType", facts.mediaType());
    write("kind", facts.kind().map(MediaItem.Kind::name), json);
    if (facts.dimensions().isPresent()) {
      json.writeNumberField("width", facts.dimensions().get().width());
      json.writeNumberField("height", facts.dimensions().get().height());
    }
    if (facts.milliseconds().isPresent()) {
      json.writeNumberField("milliseconds", facts.milliseconds().get());
    }
    if (facts.pages().isPresent()) {
      json.writeNumberField("pages", facts.pages().get());
    }
    json.writeBooleanField("spherical", facts.spherical());
    json.writeBooleanField("damaged", facts.damaged());
    Facts.Suggestion said = facts.suggestion();
    json.writeObjectFieldStart("suggestion");
    write("title", said.title(), json);
    write("caption", said.caption(), json);
    write("creator", said.creator(), json);
    write("holder", said.holder(), json);
    write("licence", said.licence(), json);
    write("date", said.date(), json);
    write("source", said.source(), json);
    json.writeEndObject();
    json.writeArrayFieldStart("embedded");
    for (Facts.Embedded field : facts.embedded()) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      json.writeStringField("value", field.value());
      json.writeBooleanField("personal", field.personal());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(String name, Optional<String> value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  /**
   * @throws IOException if it is no JSON
   * @throws IllegalArgumentException if it says what no finding can
   */
  static Finding read(byte[] bytes) throws IOException {
    StreamReadConstraints limits = StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    JsonNode json = new ObjectMapper(factory).readTree(bytes);
    if (json == null || !json.isObject()) {
      throw new IllegalArgumentException("no finding");
    }
    return json.has("de") ? refused(json) : new Finding.Accepted(facts(json));
  }

  private static Finding refused(JsonNode json) {
    return new Finding.Refused(
        new Wording(
            Map.of(
                Language.GERMAN, Fields.line(json.path("de").asText(), LONGEST_REASON),
                Language.ENGLISH, Fields.line(json.path("en").asText(), LONGEST_REASON))));
  }

  private static Facts facts(JsonNode json) {
    String mediaType = json.path("mediaType").asText();
    require(MEDIA_TYPES.contains(mediaType), "mediaType");
    Optional<MediaItem.Kind> kind = text(json, "kind", 20).map(MediaItem.Kind::valueOf);
    require(kind.equals(kindOf(mediaType)), "kind");
    Optional<Rendition.Dimensions> dimensions =
        json.has("width")
            ? Optional.of(
                new Rendition.Dimensions(
                    (int) number(json, "width", Picture.LONGEST_EDGE),
                    (int) number(json, "height", Picture.LONGEST_EDGE)))
            : Optional.empty();
    boolean seen = mediaType.startsWith("image/") || mediaType.startsWith("video/");
    require(seen == dimensions.isPresent(), "width");
    boolean heard = mediaType.startsWith("audio/") || mediaType.startsWith("video/");
    require(heard == json.has("milliseconds"), "milliseconds");
    require(mediaType.equals("application/pdf") == json.has("pages"), "pages");
    return new Facts(
        mediaType,
        kind,
        dimensions,
        heard ? Optional.of(number(json, "milliseconds", Integer.MAX_VALUE)) : Optional.empty(),
        json.has("pages") ? Optional.of((int) number(json, "pages", 10_000)) : Optional.empty(),
        json.path("spherical").asBoolean(),
        json.path("damaged").asBoolean(),
        suggestion(json.path("suggestion")),
        embedded(json.path("embedded")));
  }

  private static Optional<MediaItem.Kind> kindOf(String mediaType) {
    return switch (mediaType.substring(0, mediaType.indexOf('/'))) {
      case "image" -> Optional.of(MediaItem.Kind.PICTURE);
      case "video" -> Optional.of(MediaItem.Kind.FILM);
      case "audio" -> Optional.of(MediaItem.Kind.SOUND);
      case "model" -> Optional.of(MediaItem.Kind.MODEL);
      default ->
          mediaType.equals("application/pdf")
              ? Optional.of(MediaItem.Kind.DOCUMENT)
              : Optional.empty();
    };
  }

  private static Facts.Suggestion suggestion(JsonNode json) {
    return new Facts.Suggestion(
        text(json, "title", 200),
        text(json, "caption", LONGEST_VALUE),
        text(json, "creator", 200),
        text(json, "holder", 200),
        text(json, "licence", 300),
        text(json, "date", 20).filter(Description::isDate),
        text(json, "source", 300));
  }

  private static List<Facts.Embedded> embedded(JsonNode json) {
    List<Facts.Embedded> fields = new ArrayList<>();
    for (JsonNode field : json) {
      Optional<String> name = text(field, "name", LONGEST_NAME);
      Optional<String> value = text(field, "value", LONGEST_VALUE);
      if (name.isPresent() && value.isPresent() && fields.size() < MOST_EMBEDDED) {
        boolean personal = field.path("personal").asBoolean(true);
        fields.add(new Facts.Embedded(name.get(), value.get(), personal));
      }
    }
    return fields;
  }

  private static Optional<String> text(JsonNode json, String name, int longest) {
    return Optional.ofNullable(json.path(name).textValue())
        .map(text -> Fields.line(text, longest))
        .filter(text -> !text.isEmpty());
  }

  private static long number(JsonNode json, String name, long most) {
    long number = json.path(name).asLong();
    require(number > 0 && number <= most, name);
    return number;
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new IllegalArgumentException("no finding: " + field);
    }
  }
}
