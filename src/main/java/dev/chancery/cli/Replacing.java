package dev.chancery.cli;

import dev.chancery.domain.Failure;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.Handover;
import dev.chancery.engine.Office;
import dev.chancery.engine.RenewalTerms;
import dev.chancery.engine.ReplacementWish;
import dev.chancery.engine.Replacements;
import dev.chancery.engine.Rotation;
import dev.chancery.words.Failures;
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

/// Taking the place of certificates: renewing and rotating.
final class Replacing {

    private Replacing() {}

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

    static Answer answer(Office office, Replacements made) {
        return answer(office, made, new LinkedHashMap<>());
    }

    private static Answer answer(Office office, Replacements made, Map<String, Object> facts) {
        var now = office.certificates().now();
        facts.put("replaced", made.done().stream().map(pair -> Map.of("old", Facts.serial(office, pair.old()),
                "new", Facts.of(office.certificates().one(pair.successor()), now))).toList());
        facts.put("ready", made.ready().stream().map(id -> Facts.serial(office, id)).toList());
        facts.put("problems", made.problems().stream().map(problem -> Map.of("serial", Facts.serial(office, problem.certificate()),
                "why", why(problem.why()))).toList());
        facts.put("lists", Facts.of(made.publications(), office));
        var text = new TextTable("OLD", "NEW");
        made.done().forEach(pair -> text.row(Facts.serial(office, pair.old()), Facts.serial(office, pair.successor())));
        made.ready().forEach(id -> text.row(Facts.serial(office, id), "would be renewed"));
        made.problems().forEach(problem -> text.row(Facts.serial(office, problem.certificate()), why(problem.why())));
        var none = made.done().isEmpty() && made.ready().isEmpty();
        return new Answer(facts, text.toString(), made.problems().isEmpty() ? Exit.DONE : none ? Exit.REFUSED : Exit.PARTLY);
    }

    private static String why(RuntimeException thrown) {
        return thrown instanceof Failure.Refused refused
                ? String.join(" ", refused.violations().stream().map(Violations::words).toList()) : Failures.tell(thrown).happened();
    }

    @Command(name = "renew", description = "Renew certificates: the same names, a new life. Only shortly before they end. Several are renewed "
            + "by a job that outlives an interruption: 'bulk resume' goes on with it.")
    static final class Renew extends StoreCommand {

        static final class Which {
            @Parameters(paramLabel = "SERIAL|THING", arity = "1..*", description = CertCommands.WHICH)
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
            var wish = new ReplacementWish.Renew(terms);
            if (dry) {
                return answer(office, office.renewals().dryRun(ids, wish));
            }
            try (var progress = new Reporting(console())) {
                return ids.length > 1 ? asJob(office, ids, wish, progress) : answer(office, office.renewals().replaceAll(ids, wish, progress));
            }
        }

        private static Answer asJob(Office office, long[] ids, ReplacementWish wish, Reporting progress) {
            var jobs = office.bulkJobs();
            var id = jobs.replacements().start(ids, wish);
            jobs.run(id, new char[0], progress, Acknowledgement.NONE);
            return answer(office, jobs.replacements().outcome(id), new LinkedHashMap<>(Map.of("job", id.value())));
        }
    }

    @Command(name = "rotate", description = "Replace a certificate before its time: the same names, a new key, new terms.")
    static final class Rotate extends StoreCommand {

        @Parameters(paramLabel = "SERIAL|THING", description = CertCommands.WHICH)
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
}
