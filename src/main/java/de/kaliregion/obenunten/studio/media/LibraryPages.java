package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of what an organisation has, and the page to send more. */
final class LibraryPages implements HttpService {
  static final String PATH = "/studio/media";

  private final MediaDesk desk;
  private final MediaPages pages;

  LibraryPages(MediaDesk desk, MediaPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::list).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    SignedIn who = desk.who(request);
    who.requireAnywhere(Right.VIEW_LIBRARY);
    Telling telling = pages.telling(request);
    Map<String, List<Job>> jobs = desk.library().unfinishedJobs();
    LibraryView view =
        LibraryView.of(LibraryQuery.of(request.query()), desk.entries(who), givenUp(jobs));
    List<Slug> organisations = desk.organisations(who, Right.VIEW_LIBRARY);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("view", view);
    parameters.put("telling", telling);
    parameters.put("progress", progress(view, jobs, telling));
    parameters.put("places", pages.places(telling.language()));
    parameters.put("names", pages.organisationNames(telling.language()));
    parameters.put("organisations", organisations);
    parameters.put("used", used(organisations));
    parameters.put("quota", pages.quota());
    parameters.put("obstacles", pages.obstacles(telling.language()));
    parameters.put("mayUpload", !desk.organisations(who, Right.UPLOAD).isEmpty());
    pages.send(request, response, who, "studio/media/library", "media.title", parameters);
  }

  private static Set<String> givenUp(Map<String, List<Job>> jobs) {
    return jobs.entrySet().stream()
        .filter(of -> of.getValue().stream().anyMatch(job -> job.state() == Job.State.DEAD))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<Slug, Progress> progress(
      LibraryView view, Map<String, List<Job>> jobs, Telling telling) {
    Map<Slug, Progress> all = new HashMap<>();
    for (MediaEntry entry : view.entries()) {
      List<Job> its = jobs.getOrDefault(entry.master().id(), List.of());
      all.put(entry.slug(), Progress.of(entry, its, pages.isHindered(), telling));
    }
    return all;
  }

  private Map<Slug, Long> used(List<Slug> organisations) {
    Map<Slug, Long> used = new LinkedHashMap<>();
    organisations.forEach(slug -> used.put(slug, desk.library().bytes(slug)));
    return used;
  }
}
