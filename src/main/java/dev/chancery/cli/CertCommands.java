package dev.chancery.cli;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Certificates;
import dev.chancery.engine.Effect;
import dev.chancery.engine.Handover;
import dev.chancery.engine.Issued;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import dev.chancery.engine.RenewalTerms;
import dev.chancery.engine.Replacements;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Rotation;
import dev.chancery.engine.Scope;
import dev.chancery.words.Failures;
import dev.chancery.words.Violations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Certificates.
@Command(name = "cert", description = "Certificates: issue, look up, renew, rotate, revoke.",
        subcommands = {CertCommands.Issue.class, CertCommands.ListAll.class, CertCommands.Show.class, CertCommands.Renew.class,
            CertCommands.Rotate.class, CertCommands.Revoke.class, CertCommands.Release.class})
final class CertCommands extends Group {

    private static final String WHICH = "A serial number in any form, or the id of a thing: then its current one.";

    @Command(name = "issue", description = "Issue certificates, with keys that are made here.")
    static final class Issue extends StoreCommand {

        static final class Whom {
            @Parameters(paramLabel = "THING", arity = "1..*", description = "The things that get one.")
            private List<String> things;
            @Option(names = "--without", description = "Every thing that has none.")
            private boolean without;
            @Option(names = "--cn", paramLabel = "TEXT", description = "Somebody who is no thing of the store, by the common name.")
            private String commonName;
        }

        @ArgGroup(multiplicity = "1") private Whom whom;
        @Option(names = "--add", description = "Add the things that are not there yet.")
        private boolean add;
        @Option(names = "--another", description = "Issue another one for things that have one. Without it they are passed over.")
        private boolean another;
        @Mixin private TermOptions terms;

        Issue(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var agreed = terms.terms(office);
            if (whom.commonName != null) {
                var made = office.certificates().issue(office.certificates().order(whom.commonName, agreed).orRefuse());
                return answer(office, new Issued(List.of(made.id()), 0, List.of()));
            }
            try (var progress = new Reporting(console())) {
                return answer(office, office.certificates().issueAll(agreed, numbers(office),
                        another ? Certificates.Equipped.ISSUE_ANOTHER : Certificates.Equipped.SKIP, progress));
            }
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

    /// What becomes of the old one.
    static final class Old {
        @Option(names = "--keep-old", description = "The old one stays good until it ends. Without it, it is revoked as superseded at once.")
        private boolean keep;
        @Option(names = "--confirm-within", paramLabel = "DAYS",
                description = "The old one stays good until somebody confirms that the new one is on the device, at most so many days.")
        private Optional<Integer> days;

        Handover handover() {
            return days.<Handover>map(count -> new Handover.WhenConfirmed(Duration.ofDays(count)))
                    .orElseGet(() -> keep ? new Handover.Never() : new Handover.AtOnce());
        }
    }

    private static Answer answer(Office office, Replacements made) {
        var now = office.certificates().now();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("replaced", made.done().stream().map(pair -> Map.of("old", serial(office, pair.old()),
                "new", Facts.of(office.certificates().one(pair.successor()), now))).toList());
        facts.put("ready", made.ready().stream().map(id -> serial(office, id)).toList());
        facts.put("problems", made.problems().stream().map(problem -> Map.of("serial", serial(office, problem.certificate()),
                "why", why(problem.why()))).toList());
        facts.put("lists", Facts.of(made.publications(), office));
        var text = new TextTable("OLD", "NEW");
        made.done().forEach(pair -> text.row(serial(office, pair.old()), serial(office, pair.successor())));
        made.ready().forEach(id -> text.row(serial(office, id), "would be renewed"));
        made.problems().forEach(problem -> text.row(serial(office, problem.certificate()), why(problem.why())));
        var none = made.done().isEmpty() && made.ready().isEmpty();
        return new Answer(facts, text.toString(), made.problems().isEmpty() ? Exit.DONE : none ? Exit.REFUSED : Exit.PARTLY);
    }

    private static String serial(Office office, CertificateId id) {
        return office.certificates().one(id).serial().hex();
    }

    private static String why(RuntimeException thrown) {
        return thrown instanceof Failure.Refused refused
                ? String.join(" ", refused.violations().stream().map(Violations::words).toList()) : Failures.tell(thrown).happened();
    }

    @Command(name = "renew", description = "Renew certificates: the same names, a new life. Only shortly before they end.")
    static final class Renew extends StoreCommand {

        static final class Which {
            @Parameters(paramLabel = "SERIAL|THING", arity = "1..*", description = WHICH)
            private List<String> certificates;
            @Option(names = "--expiring-within", paramLabel = "DAYS", description = "All that end within so many days.")
            private int days;
        }

        @ArgGroup(multiplicity = "1") private Which which;
        @Option(names = "--same-key", description = "Keep the key. Without it a new one is made.")
        private boolean sameKey;
        @Option(names = "--cut", description = "Cut the life where it would go beyond that of the authority.")
        private boolean cut;
        @Option(names = "--dry-run", description = "Say what would be renewed, and change nothing.")
        private boolean dry;
        @Mixin private Old old;

        Renew(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var ids = which.certificates == null ? office.renewals().ending(Duration.ofDays(which.days))
                    : new Lookup(office).certificates(which.certificates).stream().mapToLong(one -> one.id().value()).toArray();
            var terms = new RenewalTerms(sameKey ? RenewalTerms.KeyChoice.SAME : RenewalTerms.KeyChoice.NEW,
                    cut ? RenewalTerms.Life.CUT : RenewalTerms.Life.AS_BEFORE, old.handover());
            if (dry) {
                return answer(office, office.renewals().dryRun(ids, terms));
            }
            try (var progress = new Reporting(console())) {
                return answer(office, office.renewals().renewAll(ids, terms, progress));
            }
        }
    }

    @Command(name = "rotate", description = "Replace a certificate before its time: the same names, a new key, new terms.")
    static final class Rotate extends StoreCommand {

        @Parameters(paramLabel = "SERIAL|THING", description = WHICH)
        private String which;
        @Mixin private TermOptions terms;
        @Mixin private Old old;

        Rotate(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var certificate = new Lookup(office).certificate(which);
            var made = office.renewals().rotate(certificate.id(),
                    new Rotation(certificate.thing(), terms.terms(office), old.handover()));
            return answer(office, new Replacements(List.of(new Replacements.Pair(made.old().id(), made.successor().id())),
                    List.of(), List.of(), made.publications()));
        }
    }

    /// Which certificates a revocation is about.
    static final class Target {
        @Parameters(paramLabel = "SERIAL", arity = "1..*", description = "Serial numbers in any form.")
        private List<String> serials;
        @Option(names = "--thing", paramLabel = "ID", description = "All that these things have.")
        private List<String> things;
        @Option(names = "--group", paramLabel = "TEXT", description = "All that the things of this group have.")
        private String group;
        @Option(names = "--ca", paramLabel = "NAME", description = "All that this authority has issued.")
        private String authority;

        Scope scope(Office office) {
            var lookup = new Lookup(office);
            if (serials != null) {
                return new Scope.Certificates(lookup.certificates(serials).stream().map(Certificate::id).toList());
            }
            if (things != null) {
                return new Scope.OfThings(things.stream().map(id -> lookup.thing(id).number()).toList());
            }
            return group != null ? new Scope.OfGroup(group) : new Scope.OfAuthority(lookup.authority(authority).id());
        }
    }

    private static Answer answer(Office office, Revocations.Done done, String verb) {
        var facts = new LinkedHashMap<String, Object>();
        done.effects().byEffect().forEach((effect, ids) -> facts.put(name(effect.name()), ids.stream().map(id -> serial(office, id)).toList()));
        facts.put("lists", Facts.of(done.publications(), office));
        var failed = done.publications().stream().anyMatch(Publication.Failed.class::isInstance);
        var text = Stream.concat(Stream.of(done.effects().changes() + " certificates " + verb + "."),
                done.effects().byEffect().entrySet().stream().filter(entry -> entry.getKey() != Effect.CHANGES)
                        .map(entry -> entry.getValue().size() + " left as they are: " + name(entry.getKey().name()))).toList();
        return new Answer(facts, String.join("\n", text), failed ? Exit.PARTLY : done.effects().changes() > 0 ? Exit.DONE : Exit.REFUSED);
    }

    /// ALREADY_REVOKED as alreadyRevoked.
    private static String name(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0] + Stream.of(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    @Command(name = "revoke", description = "Revoke certificates, and publish the lists that tell of it.")
    static final class Revoke extends StoreCommand {

        @ArgGroup(multiplicity = "1") private Target target;
        @Option(names = "--reason", paramLabel = "REASON", defaultValue = "unspecified", description = "Why (RFC 5280, 5.3.1), such as "
                + "keyCompromise, superseded, certificateHold. Default: ${DEFAULT-VALUE}.")
        private Reason reason;
        @Mixin private Consent consent;

        Revoke(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var scope = target.scope(office);
            var preview = office.revocations().preview(scope, reason);
            if (preview.changes() > 0) {
                consent.require("Revoke " + preview.changes() + " certificates of " + preview.things() + " things?");
            }
            return answer(office, office.revocations().revoke(scope, reason), "revoked");
        }
    }

    @Command(name = "release", description = "Release certificates that are on hold.")
    static final class Release extends StoreCommand {

        @ArgGroup(multiplicity = "1") private Target target;

        Release(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return answer(office, office.revocations().release(target.scope(office)), "released");
        }
    }
}
