package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;

/** What pages ask of others, and what they complain of. */
final class Overheard {
  private final List<List<String>> heard = new ArrayList<>();

  /**
   * @param home what all addresses begin with
   */
  Overheard(BrowserContext phone, String home) {
    phone.onRequest(request -> {
      if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
        hear("another host is asked", request.url());
      }
    });
    phone.onResponse(answer -> {
      if (answer.status() >= 400) {
        hear("refused with " + answer.status(), answer.url());
      }
    });
    phone.onConsoleMessage(said -> {
      if (said.type().matches("error|warning")) {
        hear("the console says", said.text());
      }
    });
    phone.onWebError(error -> hear("a script fails", error.error()));
  }

  private void hear(String kind, String what) {
    heard.add(List.of(kind, what));
  }

  /** Pairs of the kind of what was heard, and the words. */
  List<List<String>> sinceLastAsked() {
    List<List<String>> since = List.copyOf(heard);
    heard.clear();
    return since;
  }
}
