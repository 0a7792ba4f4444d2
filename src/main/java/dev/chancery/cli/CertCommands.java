package dev.chancery.cli;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.Certificates;
import dev.chancery.engine.Issued;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.words.Violations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Certificates.
@Command(name = "cert", description = "Certificates: issue, look up, renew, rotate, revoke.",
        subcommands = {CertCommands.Issue.class, CertCommands.ListAll.class, CertCommands.Show.class, LintCommand.class,
            Replacing.Renew.class, Replacing.Rotate.class, Revoking.Revoke.class, Revoking.Release.class})
final class CertCommands extends Group {

    static final String WHICH = "A serial number in any form, or the id of a thing: then its current one.";

    @Command(name = "issue", description = "Issue certificates, with keys that are made here.")
    static final class Issue extends StoreCommand {

        static final class Whom {
            @Parameters(paramLabel = "THING", arity = "1..*", description = "The things that get one.")
            private List<String> things;
            @Option(names = "--without", description = "Every thing that has no certificate.")
            private boolean without;
            @Option(names = "--cn", paramLabel = "TEXT", description = "Somebody who is no thing of the store, by the common name.")
            private String commonName;
        }

        @ArgGroup(multiplicity = "1") private Whom whom;
        @Option(names = "--add", description = "Add the things that are not there yet.")
        private boolean add;
        @Option(names = "--another", description = "Issue another one for things that have one. Without it they are passed over.")
        private boolean another;
        @Option(names = "--as-signed", description = "Of an authority in a Vault: keep what it signs otherwise than asked for, such as for a shorter time, without asking.")
        private boolean asSigned;
        @Mixin private TermOptions terms;

        Issue(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var agreed = terms.terms(office);
            if (office.authorities().inVault(agreed.issuer()).isPresent()) {
                return throughVault(office, agreed);
            }
            if (whom.commonName != null) {
                var made = office.certificates().issue(office.certificates().order(whom.commonName, agreed).orRefuse());
                return answer(office, new Issued(List.of(made.id()), 0, List.of()));
            }
            try (var progress = new Reporting(console())) {
                return answer(office, office.certificates().issueAll(agreed, numbers(office),
                        another ? Certificates.Equipped.ISSUE_ANOTHER : Certificates.Equipped.SKIP, progress));
            }
        }

        private Answer throughVault(Office office, Order.Terms agreed) {
            var issue = new VaultIssue(console(), office, asSigned);
            if (whom.commonName != null) {
                return issue.of(List.of(office.certificates().order(whom.commonName, agreed).orRefuse()), 0);
            }
            var numbers = numbers(office);
            var things = another ? office.things().rows(numbers).stream().map(ThingSummary::thing).toList() : VaultIssue.without(office, agreed, numbers);
            return issue.of(things.stream().map(thing -> office.certificates().order(thing, agreed).orRefuse()).toList(), numbers.length - things.size());
        }

        private long[] numbers(Office office) {
            if (whom.without) {
                return office.things().numbers(ThingQuery.ALL.withState(Optional.of(ThingQuery.State.WITHOUT_CERTIFICATE)));
            }
            return whom.things.stream().mapToLong(id -> number(office, id)).distinct().toArray();
        }

        private long number(Office office, String id) {
            if (add) {
                var valid = ThingId.of(id).orRefuse();
                return office.things().find(valid).orElseGet(() -> office.things().add(valid, Thing.Description.NONE)).number();
            }
            return new Lookup(office).thing(id).number();
        }

        private static Answer answer(Office office, Issued issued) {
            var now = office.certificates().now();
            var rows = office.certificates().rows(issued.certificates().stream().mapToLong(CertificateId::value).toArray());
            var facts = new LinkedHashMap<String, Object>();
            facts.put("issued", rows.stream().map(one -> Facts.of(one, now)).toList());
            facts.put("passedOver", issued.passedOver());
            facts.put("problems", issued.problems().stream().map(problem -> Map.of("thing", problem.thing().value(), "why",
                    problem.violations().stream().map(Violations::withField).toList())).toList());
            var text = new TextTable("SERIAL", "FOR", "UNTIL");
            rows.forEach(one -> text.row(one.serial().colonHex(), one.label(), one.validity().notAfter()));
            return new Answer(facts, text + "\n" + rows.size() + " issued, " + issued.passedOver() + " passed over, "
                    + issued.problems().size() + " refused.", issued.problems().isEmpty() ? Exit.DONE : Exit.PARTLY);
        }
    }

    @Command(name = "list", description = "List certificates, the newest first.")
    static final class ListAll extends StoreCommand {

        @Parameters(paramLabel = "TEXT", arity = "0..1", defaultValue = "", description = "Only those that have it in a name or serial number.")
        private String text;
        @Option(names = "--status", paramLabel = "STATUS", description = "Only those: active, expiring, expired, revoked, on-hold, not-yet-valid.")
        private Optional<String> status;
        @Option(names = "--ca", paramLabel = "NAME", description = "Only those that it issued.")
        private Optional<String> authority;
        @Option(names = "--profile", paramLabel = "CODE", description = "Only those of this profile.")
        private Optional<String> profile;
        @Option(names = "--thing", paramLabel = "ID", description = "Only those of this thing.")
        private Optional<String> thing;
        @Option(names = "--expires-within", paramLabel = "DAYS", description = "Only those that end within so many days from now.")
        private Optional<Integer> days;
        @Mixin private Page page;

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var now = office.certificates().now();
            var ids = office.certificates().ids(query(office));
            var rows = office.certificates().rows(page.of(ids));
            var table = new TextTable("SERIAL", "FOR", "STATUS", "UNTIL");
            rows.forEach(one -> table.row(one.serial().hex(), one.label(), one.status(now).code(), one.validity().notAfter()));
            return page.answer("certificates", rows.stream().map(one -> Facts.of(one, now)).toList(), ids.length, table);
        }

        private CertificateQuery query(Office office) {
            var now = office.certificates().now();
            return CertificateQuery.ALL.withText(text)
                    .withStatus(status.map(code -> Status.ofCode(code)
                            .orElseThrow(() -> new Lookup.Unclear("No status is called '" + code + "'."))))
                    .withIssuer(authority.map(name -> new Lookup(office).authority(name).id())).withProfile(profile)
                    .withThing(thing.map(id -> ThingId.of(id).orRefuse()))
                    .withExpiry(days.map(_ -> now), days.map(span -> now.plus(Duration.ofDays(span))));
        }
    }

    @Command(name = "show", aliases = "get", description = "Show a certificate.")
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "SERIAL|THING", description = WHICH)
        private String which;
        @Option(names = "--pem", description = "Print its PEM and nothing else.")
        private boolean pem;

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var certificate = new Lookup(office).certificate(which);
            var facts = Facts.of(certificate, office.certificates().now());
            facts.put("chain", office.certificates().issuers(certificate).stream().map(one -> one.name()).toList());
            facts.put("pem", office.certificates().pem(certificate));
            return Answer.done(facts, pem ? office.certificates().pem(certificate).strip() : text(facts));
        }

        private static String text(Map<String, Object> facts) {
            var table = new TextTable("", "");
            facts.forEach((name, value) -> {
                if (!name.equals("pem")) {
                    table.row(name, value == null ? "-" : value);
                }
            });
            return table.toString().strip();
        }
    }
}
