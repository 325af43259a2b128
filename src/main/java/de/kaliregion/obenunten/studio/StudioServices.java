package de.kaliregion.obenunten.studio;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The gate and every service behind it, whichever part of the house that comes from. All are
 * registered here, so that a test can go through all routes and see who may use them.
 */
public final class StudioServices implements HttpService {
  private final Studio gate;
  private final List<HttpService> services;
  private final Set<String> routes = new TreeSet<>();

  public StudioServices(Studio gate, HttpService... services) {
    this.gate = gate;
    this.services = List.of(services);
  }

  @Override
  public void routing(HttpRules rules) {
    gate.register(rules);
    services.forEach(service -> service.routing(new Recording(rules, "")));
  }

  /** Method and pattern of each route, such as {@code POST /studio/people}. */
  public Set<String> routes() {
    return Set.copyOf(routes);
  }

  /** Passes routes on and notes what can be done where; HEAD and OPTIONS follow from it. */
  private final class Recording implements HttpRules {
    private final HttpRules rules;
    private final String prefix;

    Recording(HttpRules rules, String prefix) {
      this.rules = rules;
      this.prefix = prefix;
    }

    @Override
    public HttpRules route(Method method, String pattern, Handler handler) {
      if (!method.equals(Method.HEAD) && !method.equals(Method.OPTIONS)) {
        routes.add(method.text() + " " + prefix + pattern);
      }
      rules.route(method, pattern, DatabaseAway.told(handler));
      return this;
    }

    @Override
    public HttpRules route(HttpRoute route) {
      rules.route(route);
      return this;
    }

    @Override
    public HttpRules register(HttpService... more) {
      for (HttpService service : more) {
        rules.register(inner -> service.routing(new Recording(inner, prefix)));
      }
      return this;
    }

    @Override
    public HttpRules register(String path, HttpService... more) {
      for (HttpService service : more) {
        rules.register(path, inner -> service.routing(new Recording(inner, prefix + path)));
      }
      return this;
    }
  }
}
