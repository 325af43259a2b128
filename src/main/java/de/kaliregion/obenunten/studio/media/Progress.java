package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaJobs;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.studio.Telling;
import java.util.Arrays;
import java.util.List;

/**
 * How far the workshop is with an original.
 *
 * @param id of the original
 * @param percent while work goes on
 * @param message what is being done, or why it did not work
 * @param steps each piece of work, in its order
 */
public record Progress(String id, State state, int percent, String message, List<Step> steps) {

  /** Where it stands. */
  public enum State {
    /** Nobody has begun. */
    WAITING,
    /** Something is being made that is needed before it can be shown. */
    WORKING,
    /** It can be shown; more may be made beside that. */
    READY,
    /** It is nothing that can be shown. */
    REFUSED,
    /** It should have worked. */
    FAILED,
    /** A person has stopped it. */
    STOPPED;

    /** Whether something changes by itself. */
    public boolean isMoving() {
      return this == WAITING || this == WORKING;
    }
  }

  /**
   * One piece of work.
   *
   * @param name in words
   * @param state of the job, as the messages call it
   * @param percent how much of it is done
   * @param reason why its last try failed; empty when it did not
   */
  public record Step(String name, Job.State state, int percent, String reason) {
    /** Whether somebody is at it. */
    public boolean isMoving() {
      return state == Job.State.LEASED;
    }
  }

  /**
   * Puts it into words.
   *
   * @param jobs on the original
   * @param hindered whether some work cannot be done on this machine
   */
  static Progress of(MediaEntry entry, List<Job> jobs, boolean hindered, Telling telling) {
    Master master = entry.master();
    List<Step> steps = jobs.stream().map(job -> step(job, telling)).toList();
    State state = state(master, jobs);
    return new Progress(
        master.id(),
        state,
        percent(master, jobs),
        message(state, master, jobs, hindered, telling),
        steps);
  }

  private static State state(Master master, List<Job> jobs) {
    return switch (master.state()) {
      case READY -> State.READY;
      case REFUSED -> State.REFUSED;
      case FAILED -> isStopped(jobs) ? State.STOPPED : State.FAILED;
      case RECEIVED, RENDERING -> {
        if (isStopped(jobs)) {
          yield State.STOPPED;
        }
        if (needed(jobs).stream().anyMatch(job -> job.state() == Job.State.DEAD)) {
          yield State.FAILED;
        }
        yield jobs.stream().anyMatch(job -> job.state() == Job.State.LEASED)
                || master.state() == Master.State.RENDERING
            ? State.WORKING
            : State.WAITING;
      }
    };
  }

  /** What somebody has stopped did not fail, nor while whoever does it has yet to hear of that. */
  private static boolean isStopped(List<Job> jobs) {
    return needed(jobs).stream()
        .anyMatch(job ->
            job.state() == Job.State.CANCELLED
                || job.state() == Job.State.LEASED && job.cancelRequested());
  }

  /** Those without which it cannot be shown. */
  private static List<Job> needed(List<Job> jobs) {
    return jobs.stream().filter(Progress::isNeeded).toList();
  }

  private static boolean isNeeded(Job job) {
    return job.kind().equals(MediaJobs.INSPECT)
        || Arrays.stream(Stage.values())
            .anyMatch(stage -> stage.isFirst() && stage.name().equals(job.kind()));
  }

  private static int percent(Master master, List<Job> jobs) {
    if (master.state() == Master.State.READY) {
      return 100;
    }
    List<Job> needed = needed(jobs);
    double done =
        needed.stream()
            .mapToDouble(job -> job.state() == Job.State.DONE ? 1 : job.progress())
            .average()
            .orElse(0);
    // Until it is inspected, nobody knows what will follow.
    double share = master.state() == Master.State.RECEIVED ? 0.1 : 1;
    return (int) Math.floor(99 * done * share);
  }

  private static String message(
      State state, Master master, List<Job> jobs, boolean hindered, Telling telling) {
    return switch (state) {
      case WAITING -> telling.text().text(hindered ? "progress.hindered" : "progress.WAITING");
      case WORKING ->
          jobs.stream()
              .filter(job -> job.state() == Job.State.LEASED)
              .findFirst()
              .map(job -> doing(job, telling))
              .orElseGet(() -> telling.text().text("progress.WORKING"));
      case READY ->
          jobs.stream().anyMatch(job -> !job.state().isEnd())
              ? telling.text().text("progress.READY.more")
              : telling.text().text("progress.READY");
      case REFUSED, FAILED -> reason(master, jobs, telling);
      case STOPPED -> telling.text().text("progress.STOPPED");
    };
  }

  private static String doing(Job job, Telling telling) {
    int percent = (int) Math.floor(100 * job.progress());
    String name = stepName(job, telling);
    return percent == 0
        ? name + " …"
        : telling.text().text("progress.doing", name, telling.text().number(percent, 0));
  }

  private static String reason(Master master, List<Job> jobs, Telling telling) {
    return master
        .reason()
        .or(() ->
            jobs.stream()
                .filter(job -> job.state() == Job.State.DEAD)
                .flatMap(job -> job.reason().stream())
                .findFirst())
        .map(wording -> wording.in(telling.language()))
        .orElseGet(() -> telling.text().text("progress.noReason"));
  }

  private static Step step(Job job, Telling telling) {
    int percent = job.state() == Job.State.DONE ? 100 : (int) Math.floor(100 * job.progress());
    return new Step(
        stepName(job, telling),
        job.state(),
        percent,
        job.reason().map((Wording reason) -> reason.in(telling.language())).orElse(""));
  }

  private static String stepName(Job job, Telling telling) {
    return telling.text().text("step." + job.kind());
  }
}
