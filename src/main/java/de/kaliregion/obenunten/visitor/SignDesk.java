package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.code.Reading;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where people and programs come with the code of a sign. */
public final class SignDesk {
  static final ProblemType UNKNOWN_CODE =
      new ProblemType(
          "unknown-code",
          404,
          ProblemType.wording("Unbekannter Code", "Unknown code", "Diesen Code gibt es nicht"),
          ProblemType.wording(
              "Keines unserer Schilder trägt diesen Code. Ein Code hat sieben Zeichen.",
              "None of our signs carries this code. A code has seven symbols.",
              "Kein Schild hat diesen Code. Ein Code hat 7 Zeichen."));

  private SignDesk() {}

  /** What the desk can say to a code. */
  public sealed interface Answer {

    /** The sign was issued, whatever became of it. */
    record Known(Sign sign) implements Answer {}

    /**
     * No sign carries the code.
     *
     * @param mistyped whether it is almost a code
     * @param suggestions the codes that may be meant, best first
     */
    record Unknown(boolean mistyped, List<SignCode> suggestions) implements Answer {

      /** For programs: 404, for a mistyped code with the member {@code suggestions}. */
      public Problem problem() {
        Problem problem = Problem.of(UNKNOWN_CODE);
        if (!mistyped) {
          return problem;
        }
        Problem withSuggestions =
            problem.withMember("suggestions", suggestions.stream().map(SignCode::value).toList());
        String codes = suggestions.stream().map(SignCode::value).collect(Collectors.joining(", "));
        return codes.isEmpty()
            ? withSuggestions
            : withSuggestions.withDetail(
                "Diesen Code gibt es nicht. Gemeint ist vielleicht: " + codes,
                "There is no such code. You may mean: " + codes,
                "Den Code gibt es nicht. Vielleicht ist es dieser: " + codes);
      }
    }
  }

  /** Looks up a code as it was scanned or typed. */
  public static Answer ask(Exhibition exhibition, String text) {
    // A scan brings the code as it is printed; only typed ones need reading.
    Optional<Sign> printed = SignCode.of(text).flatMap(exhibition::sign);
    return printed.<Answer>map(Answer.Known::new).orElseGet(() -> read(exhibition, text));
  }

  private static Answer read(Exhibition exhibition, String text) {
    return switch (exhibition.readCode(text)) {
      case Reading.Read(SignCode code) ->
          exhibition
              .sign(code)
              .<Answer>map(Answer.Known::new)
              .orElseGet(() -> new Answer.Unknown(false, List.of()));
      case Reading.Mistyped(List<SignCode> suggestions) -> new Answer.Unknown(true, suggestions);
      case Reading.Unreadable() -> new Answer.Unknown(false, List.of());
    };
  }
}
