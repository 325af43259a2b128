package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.Browser;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A test of the finished service. Gives a {@link RunningService}, a {@link DerivedService} and a
 * {@link Browser} to those that ask; each is started once for all tests and ended after the last.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Walk.Parts.class)
@interface Walk {

  /** What the tests share. */
  final class Parts implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(Walk.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == RunningService.class || type == DerivedService.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext.Store shared = context.getRoot().getStore(NAMESPACE);
      if (parameter.getParameter().getType() == Browser.class) {
        return shared.computeIfAbsent(Chrome.class, _ -> Chrome.launch(), Chrome.class).browser();
      }
      if (parameter.getParameter().getType() == DerivedService.class) {
        return shared.computeIfAbsent(
            DerivedService.class, _ -> startDerived(), DerivedService.class);
      }
      return shared.computeIfAbsent(RunningService.class, _ -> start(), RunningService.class);
    }

    private static DerivedService startDerived() {
      try {
        return DerivedService.start();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private static RunningService start() {
      try {
        return RunningService.withSampleCollection();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
