package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.HeaderNames;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hashes passwords, as many at once as there are cores: each takes a core and 19 MiB. Some wait;
 * who comes then is asked to come again (503). Each call does the work of exactly one hash.
 */
public final class PasswordHashing implements AutoCloseable {
  private static final int WAITING_PER_CORE = 8;
  private static final String SECONDS_UNTIL_FREE = "2";

  private final LongAdder runs = new LongAdder();
  private final ThreadPoolExecutor workers;

  /** With a worker for each core. */
  public PasswordHashing() {
    this(Runtime.getRuntime().availableProcessors());
  }

  PasswordHashing(int cores) {
    workers =
        new ThreadPoolExecutor(
            cores,
            cores,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(cores * WAITING_PER_CORE),
            Thread.ofPlatform().daemon().name("passwords-", 1).factory());
    workers.allowCoreThreadTimeOut(true);
  }

  /** What a password turned out to be, and its stronger form if the stored one is weak. */
  record Verdict(boolean matches, boolean weak) {}

  /**
   * The password in the form to be stored.
   *
   * @throws ProblemException 503 when too many wait
   */
  String hash(String password) {
    return run(() -> Argon2.hash(normalised(password)).format());
  }

  /**
   * Whether it is the password. Where none is stored, it is none, after the same work.
   *
   * @throws ProblemException 503 when too many wait
   */
  Verdict verify(String password, Optional<String> stored) {
    Argon2 known = stored.flatMap(Argon2::parse).orElseGet(Argon2::unmatched);
    return run(() -> new Verdict(known.matches(normalised(password)), known.isWeak()));
  }

  /** The same letters are the same password, however a keyboard composes them (NIST SP 800-63B). */
  static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T run(Callable<T> work) {
    try {
      Future<T> result =
          workers.submit(() -> {
            runs.increment();
            return work.call();
          });
      return result.get();
    } catch (RejectedExecutionException e) {
      Problem busy =
          Problem.of(ProblemType.UNAVAILABLE)
              .withHeader(HeaderNames.RETRY_AFTER, SECONDS_UNTIL_FREE);
      throw new ProblemException(busy, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the service ends", e);
    }
  }

  /** How many hashes were made since the start. */
  long runs() {
    return runs.sum();
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
