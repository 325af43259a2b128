package de.kaliregion.obenunten.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One address and what can be done with it. HEAD follows from GET: the same handler runs, and the
 * server keeps its body back. OPTIONS tells the methods, and any other method is refused with 405
 * and {@code Allow} (Helidon answers 404 to all of these).
 *
 * <pre>{@code
 * Resource.at("/{slug}").get(this::show).put(this::save).register(rules);
 * }</pre>
 *
 * <p>Register addresses without parameters before those with: the first that fits decides.
 */
public final class Resource {
  private final String pattern;
  private final Map<Method, Handler> handlers = new LinkedHashMap<>();

  private Resource(String pattern) {
    this.pattern = pattern;
  }

  /** An address by Helidon's path pattern. */
  public static Resource at(String pattern) {
    return new Resource(pattern);
  }

  /** Answers GET and HEAD. */
  public Resource get(Handler handler) {
    on(Method.GET, handler);
    return on(Method.HEAD, handler);
  }

  /** Answers POST. */
  public Resource post(Handler handler) {
    return on(Method.POST, handler);
  }

  /** Answers PUT. */
  public Resource put(Handler handler) {
    return on(Method.PUT, handler);
  }

  /** Answers PATCH. */
  public Resource patch(Handler handler) {
    return on(Method.PATCH, handler);
  }

  /** Answers DELETE. */
  public Resource delete(Handler handler) {
    return on(Method.DELETE, handler);
  }

  /** Answers a method; HEAD or OPTIONS given here replace the ones that follow by themselves. */
  public Resource on(Method method, Handler handler) {
    handlers.put(method, handler);
    return this;
  }

  /** Adds the address to the rules of a service or of the server. */
  public void register(HttpRules rules) {
    if (handlers.isEmpty()) {
      throw new IllegalStateException("nothing can be done with " + pattern);
    }
    String allow = allow();
    handlers.forEach((method, handler) -> rules.route(method, pattern, handler));
    if (!handlers.containsKey(Method.OPTIONS)) {
      rules.options(pattern, (_, response) -> tellMethods(response, allow));
    }
    rules.any(pattern, (_, _) -> refuse(allow));
  }

  private String allow() {
    StringBuilder methods = new StringBuilder();
    handlers.keySet().forEach(method -> methods.append(method.text()).append(", "));
    return handlers.containsKey(Method.OPTIONS)
        ? methods.substring(0, methods.length() - 2)
        : methods.append("OPTIONS").toString();
  }

  private static void tellMethods(ServerResponse response, String allow) {
    response.headers().set(HeaderValues.create(HeaderNames.ALLOW, allow));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static void refuse(String allow) {
    throw Problem.of(ProblemType.METHOD_NOT_ALLOWED)
        .withHeader(HeaderNames.ALLOW, allow)
        .exception();
  }
}
