package de.kaliregion.obenunten.visitor.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** A part of a story, told apart by {@code kind}. The kinds are those of the collection's files. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BlockJson.Text.class, name = "text"),
  @JsonSubTypes.Type(value = BlockJson.Picture.class, name = "picture"),
  @JsonSubTypes.Type(value = BlockJson.Gallery.class, name = "gallery"),
  @JsonSubTypes.Type(value = BlockJson.ThenAndNow.class, name = "then-and-now"),
  @JsonSubTypes.Type(value = BlockJson.Audio.class, name = "audio"),
  @JsonSubTypes.Type(value = BlockJson.Video.class, name = "video"),
  @JsonSubTypes.Type(value = BlockJson.Panorama.class, name = "panorama"),
  @JsonSubTypes.Type(value = BlockJson.Model.class, name = "model"),
  @JsonSubTypes.Type(value = BlockJson.Document.class, name = "document"),
  @JsonSubTypes.Type(value = BlockJson.Quote.class, name = "quote"),
  @JsonSubTypes.Type(value = BlockJson.Timeline.class, name = "timeline"),
  @JsonSubTypes.Type(value = BlockJson.Question.class, name = "question"),
  @JsonSubTypes.Type(value = BlockJson.Map.class, name = "map")
})
sealed interface BlockJson {

  record Text(Optional<String> heading, Optional<TextJson> text) implements BlockJson {}

  record Picture(MediaJson.Summary item, Optional<String> caption) implements BlockJson {}

  record Gallery(List<Shown> pictures) implements BlockJson {
    record Shown(MediaJson.Summary item, Optional<String> caption) {}
  }

  record ThenAndNow(MediaJson.Summary then, MediaJson.Summary now, Optional<String> caption)
      implements BlockJson {}

  record Audio(MediaJson.Summary item, Optional<String> caption) implements BlockJson {}

  record Video(MediaJson.Summary item, Optional<String> caption) implements BlockJson {}

  record Panorama(MediaJson.Summary item, Optional<String> caption) implements BlockJson {}

  record Model(MediaJson.Summary item, MediaJson.Summary poster, Optional<String> caption)
      implements BlockJson {}

  record Document(MediaJson.Summary item, Optional<String> caption) implements BlockJson {}

  record Quote(String text, String attribution, String language) implements BlockJson {}

  record Timeline(List<Event> events) implements BlockJson {
    record Event(String when, TextJson what) {}
  }

  record Question(String prompt, List<Choice> choices, TextJson explanation) implements BlockJson {
    record Choice(String answer, boolean correct) {}
  }

  record Map(List<PlaceJson.Summary> places, Optional<String> caption) implements BlockJson {}
}
