package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import java.util.List;

/** The jobs on an original: one to inspect it, and one for each stage. */
public final class MediaJobs {
  /** The kind of job that inspects; the others are called as their stages. */
  public static final String INSPECT = "inspect";

  private static final int FIRST_OF_ALL = 0;

  private final JobQueue queue;

  public MediaJobs(JobQueue queue) {
    this.queue = queue;
  }

  /** Has an original inspected that never was. */
  void inspect(String master) {
    queue.submit(INSPECT, master, FIRST_OF_ALL);
  }

  /**
   * Has all done again on an original that was refused or has failed; returns whether it was. Its
   * jobs are forgotten: one that was given up or stopped must not be taken for news later, and who
   * still does one loses it.
   */
  boolean beginAnew(String master, MasterStore masters) {
    queue.forget(master);
    boolean begun = masters.restart(master).isPresent();
    inspect(master);
    return begun;
  }

  /** Has those of the stages done that have made nothing yet. */
  void render(Master master, List<Stage> stages) {
    stages.stream()
        .filter(stage -> master.made(stage).isEmpty())
        .forEach(stage -> queue.submitAgain(stage.name(), master.id(), priority(stage)));
  }

  /** Has a stage done again; what it made before stays until then. */
  void renderAgain(String master, Stage stage) {
    queue.submitAgain(stage.name(), master, priority(stage));
  }

  /** What visitors can see soonest comes first; what only saves bytes or zooms comes last. */
  private static int priority(Stage stage) {
    return switch (stage) {
      case PLAIN, PICTURES, SOUND -> 10;
      case FILM_SMALL -> 20;
      case TILES -> 30;
      case AVIF -> 40;
      case FILM_LARGE -> 50;
    };
  }

  /** Whether it was ever handed in for inspection, as far as is remembered. */
  boolean isKnown(String master) {
    return queue.find(Job.keyOf(INSPECT, master)).isPresent();
  }

  /** The jobs on an original, in order. */
  List<Job> of(String master) {
    return queue.of(master);
  }

  /** All jobs that have not ended well. */
  List<Job> unfinished() {
    return queue.in(Job.State.READY, Job.State.LEASED, Job.State.DEAD, Job.State.CANCELLED);
  }

  /** All that were given up. */
  List<Job> givenUp() {
    return queue.in(Job.State.DEAD);
  }

  /** Begins those that were given up or stopped anew; returns how many. */
  int startAgain(String master) {
    return (int)
        of(master).stream()
            .filter(job -> job.state() == Job.State.DEAD || job.state() == Job.State.CANCELLED)
            .filter(job -> queue.startAgain(job.key()))
            .count();
  }

  /** Stops those that have not ended; returns how many. */
  int cancel(String master) {
    return (int) of(master).stream().filter(job -> queue.cancel(job.key()).isPresent()).count();
  }

  void forget(String master) {
    queue.forget(master);
  }
}
