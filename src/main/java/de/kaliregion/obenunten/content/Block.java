package de.kaliregion.obenunten.content;

import java.util.List;
import java.util.Optional;

/** A part of a story. The set is closed: whoever shows stories handles each kind. */
public sealed interface Block {

  /** The media items that the block shows. */
  default List<Slug> items() {
    return List.of();
  }

  /** The places that the block points to. */
  default List<Slug> places() {
    return List.of();
  }

  /** Running text, its heading, or both; a heading alone stands above the block that follows. */
  record Text(Optional<String> heading, Optional<RichText> text) implements Block {
    public Text {
      heading = Require.optionalLine("heading", heading, 120);
      text = Require.optional(text);
      Require.that(heading.isPresent() || text.isPresent(), "text", "is missing");
    }
  }

  /** One picture. */
  record Picture(Slug item, Optional<String> caption) implements Block {
    public Picture {
      Require.present("item", item);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(item);
    }
  }

  /** Two or more pictures side by side. */
  record Gallery(List<Picture> pictures) implements Block {
    public Gallery {
      pictures = Require.list(pictures);
      Require.that(pictures.size() >= 2 && pictures.size() <= 24, "pictures", "must be 2 to 24");
    }

    @Override
    public List<Slug> items() {
      return pictures.stream().map(Picture::item).toList();
    }
  }

  /** The same view at two times. */
  record ThenAndNow(Slug then, Slug now, Optional<String> caption) implements Block {
    public ThenAndNow {
      Require.present("then", then);
      Require.present("now", now);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(then, now);
    }
  }

  /** Something to hear, with its transcript. */
  record Audio(Slug item, Optional<String> caption) implements Block {
    public Audio {
      Require.present("item", item);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(item);
    }
  }

  /** A film, with captions and transcript. */
  record Video(Slug item, Optional<String> caption) implements Block {
    public Video {
      Require.present("item", item);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(item);
    }
  }

  /** A view all around (equirectangular picture). */
  record Panorama(Slug item, Optional<String> caption) implements Block {
    public Panorama {
      Require.present("item", item);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(item);
    }
  }

  /** A three-dimensional model (glTF binary), shown by its poster until asked for. */
  record Model(Slug item, Slug poster, Optional<String> caption) implements Block {
    public Model {
      Require.present("item", item);
      Require.present("poster", poster);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(item, poster);
    }
  }

  /** Something to read or print, such as a leaflet: its first page, and the file. */
  record Document(Slug item, Optional<String> caption) implements Block {
    public Document {
      Require.present("item", item);
      caption = Require.optionalLine("caption", caption, 600);
    }

    @Override
    public List<Slug> items() {
      return List.of(item);
    }
  }

  /**
   * Somebody's own words.
   *
   * @param language the language they stand in, where it is not the page's
   */
  record Quote(String text, String attribution, Optional<Language> language) implements Block {
    public Quote {
      text = Require.text("text", text, 2_000);
      attribution = Require.line("attribution", attribution, 300);
      language = Require.optional(language);
    }
  }

  /** What happened, in order. */
  record Timeline(List<Event> events) implements Block {
    public Timeline {
      events = Require.atLeastOne("events", events);
    }

    /** One entry: when, as people write it, and what. */
    public record Event(String when, RichText what) {
      public Event {
        when = Require.line("when", when, 60);
        Require.present("what", what);
      }
    }
  }

  /** A question to think about; the answer is told without a form. */
  record Question(String prompt, List<Choice> choices, RichText explanation) implements Block {
    public Question {
      prompt = Require.line("prompt", prompt, 300);
      choices = Require.list(choices);
      Require.that(choices.size() >= 2 && choices.size() <= 6, "choices", "must be 2 to 6");
      Require.that(
          choices.stream().anyMatch(Choice::correct), "choices", "need one that is correct");
      Require.present("explanation", explanation);
    }

    /** A possible answer. */
    public record Choice(String answer, boolean correct) {
      public Choice {
        answer = Require.line("answer", answer, 300);
      }
    }
  }

  /** Places to go to from here. */
  record Map(List<Slug> places, Optional<String> caption) implements Block {
    public Map {
      places = Require.atLeastOne("places", places);
      caption = Require.optionalLine("caption", caption, 600);
    }
  }
}
