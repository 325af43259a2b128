package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.AuditEntry;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.AuditStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Messages;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Who changed what: operators see everything, administrators what is their organisations'. */
final class LogPages implements HttpService {
  private static final int PER_PAGE = 50;
  private static final Pattern ENTRY = Pattern.compile("[0-9TZ:.a-f-]{24,60}");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Studio studio;
  private final StudioPages pages;
  private final AuditStore log;
  private final AccountStore accounts;
  private final Supplier<Collection<Organisation>> organisations;

  LogPages(
      Studio studio,
      StudioPages pages,
      AuditStore log,
      AccountStore accounts,
      Supplier<Collection<Organisation>> organisations) {
    this.studio = studio;
    this.pages = pages;
    this.log = log;
    this.accounts = accounts;
    this.organisations = organisations;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/studio/log").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    who.requireAnywhere(Right.VIEW_LOG);
    Optional<String> before =
        request.query().first("before").asOptional().filter(id -> ENTRY.matcher(id).matches());
    List<AuditEntry> entries = entries(who, before);
    boolean more = entries.size() > PER_PAGE;
    List<AuditEntry> shown = more ? entries.subList(0, PER_PAGE) : entries;
    Words words =
        new Words(
            pages.text(request),
            new OrganisationNames(organisations.get(), pages.language(request)));
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("lines", shown.stream().map(words::line).toList());
    parameters.put("next", more ? shown.getLast().id() : "");
    parameters.put("first", before.isEmpty());
    pages.send(
        request,
        response,
        "studio/account/log",
        pages.frame(request, who, "log.title"),
        parameters);
  }

  private List<AuditEntry> entries(SignedIn who, Optional<String> before) {
    if (who.isOperator()) {
      return log.newest(before, PER_PAGE + 1);
    }
    List<Slug> own =
        who.account().roles().organisations().stream()
            .filter(organisation -> who.may(Right.VIEW_LOG, organisation))
            .toList();
    return log.newest(own, before, PER_PAGE + 1);
  }

  /** Puts entries into words; looks each person up once. */
  private final class Words {
    private final Messages text;
    private final OrganisationNames organisationNames;
    private final DateTimeFormatter time;
    private final Map<String, String> names = new HashMap<>();

    Words(Messages text, OrganisationNames organisationNames) {
      this.text = text;
      this.organisationNames = organisationNames;
      this.time =
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
              .withLocale(text.locale())
              .withZone(ZONE);
    }

    LogLine line(AuditEntry entry) {
      return new LogLine(
          time.format(entry.at()),
          entry.by().map(this::name).orElseGet(() -> text.text("log.commandLine")),
          words("audit." + entry.action(), entry.action().value()),
          isAboutOneself(entry) ? "" : thing(entry.thing()),
          entry.detail().map(detail -> words("role." + detail, detail)).orElse(""),
          entry.organisation().map(organisationNames::of).orElse(""));
    }

    private boolean isAboutOneself(AuditEntry entry) {
      return entry.by().map(AuditLog::thing).filter(entry.thing()::equals).isPresent();
    }

    private String words(String key, String otherwise) {
      return text.has(key) ? text.text(key) : otherwise;
    }

    private String thing(String thing) {
      String id = thing.substring(thing.indexOf('/') + 1);
      return AccountId.isValid(id) && thing.equals(AuditLog.thing(new AccountId(id)))
          ? name(new AccountId(id))
          : thing;
    }

    private String name(AccountId id) {
      return names.computeIfAbsent(
          id.value(),
          _ -> accounts.find(id).map(Account::name).orElseGet(() -> text.text("log.former")));
    }
  }
}
