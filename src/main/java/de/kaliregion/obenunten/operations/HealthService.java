package de.kaliregion.obenunten.operations;

import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the operator asks for, on a port of its own: is it alive, can it serve, and a few counters.
 */
public final class HealthService implements HttpService {
  private final Supplier<Showing> showing;
  private final LongSupplier scans;

  /**
   * @param scans counted since the start
   */
  public HealthService(Supplier<Showing> showing, LongSupplier scans) {
    this.showing = showing;
    this.scans = scans;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/health/live")
        .get((_, response) -> json(response, Map.of("status", "UP")))
        .register(rules);
    Resource.at("/health/ready").get(this::ready).register(rules);
    Resource.at("/metrics").get(this::metrics).register(rules);
  }

  /**
   * Ready means that there is something to show; a database that is away does not matter to
   * visitors.
   */
  private void ready(ServerRequest request, ServerResponse response) {
    Exhibition exhibition = showing.get().exhibition();
    boolean ready = !exhibition.stories().isEmpty();
    response.status(ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    json(
        response,
        Map.of(
            "status", ready ? "UP" : "DOWN",
            "generation", exhibition.generation(),
            "stories", exhibition.stories().size()));
  }

  private static void json(ServerResponse response, Map<String, ?> body) {
    response.header(HeaderValues.CACHE_NO_CACHE);
    response.send(body);
  }

  /** The Prometheus text format, version 0.0.4. */
  private void metrics(ServerRequest request, ServerResponse response) {
    Exhibition exhibition = showing.get().exhibition();
    Runtime runtime = Runtime.getRuntime();
    String text =
        gauge("obenunten_generation", "Number of the publication on show", exhibition.generation())
            + gauge("obenunten_stories", "Stories on show", exhibition.stories().size())
            + gauge("obenunten_scans_since_start", "Scans that showed a story", scans.getAsLong())
            + gauge(
                "obenunten_heap_bytes", "Heap in use", runtime.totalMemory() - runtime.freeMemory())
            + gauge(
                "obenunten_uptime_seconds",
                "Seconds since the start",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    response
        .header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .header(HeaderValues.CACHE_NO_CACHE)
        .send(text);
  }

  private static String gauge(String name, String help, long value) {
    return "# HELP %s %s%n# TYPE %s gauge%n%s %d%n".formatted(name, help, name, name, value);
  }
}
