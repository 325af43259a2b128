package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution's Chromium, without a window, driven by Playwright. */
final class Chrome implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--autoplay-policy=no-user-gesture-required");

  private static final List<String> MICROPHONE =
      List.of("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");

  private final Playwright playwright;
  private final Browser browser;

  private Chrome(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chrome launch() {
    return launch(FLAGS);
  }

  /** With a microphone that hums by itself, and which pages may use. */
  static Chrome withMicrophone() {
    return launch(Stream.concat(FLAGS.stream(), MICROPHONE.stream()).toList());
  }

  private static Chrome launch(List<String> flags) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Chrome(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(PROGRAM)
                      .setHeadless(true)
                      .setArgs(flags)));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  Browser browser() {
    return browser;
  }

  /** A browser of its own, which finds in the folder what it kept there before. */
  BrowserContext deviceOf(Path profile) {
    return playwright
        .chromium()
        .launchPersistentContext(
            profile,
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(PROGRAM)
                .setHeadless(true)
                .setExtraHTTPHeaders(Map.of("Accept-Language", "de"))
                .setArgs(FLAGS));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
