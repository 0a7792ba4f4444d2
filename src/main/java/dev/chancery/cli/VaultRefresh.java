package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultComparison;
import dev.chancery.engine.VaultResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares the books.
@Command(name = "refresh", description = {"Look for lost answers, fetch the revocation list, and compare what both sides have.",
    "The list is written to a file by 'crl save'."})
final class VaultRefresh extends StoreCommand {

    @Parameters(paramLabel = "AUTHORITY", description = "The name of the authority.")
    private String authority;
    @Option(names = "--adopt", description = "Bring both in line: take in what is only there, without keys, and let each side's revocations be the other's too.")
    private boolean adopt;
    @Mixin private Consent consent;

    VaultRefresh(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var one = new Lookup(office).authority(authority);
        try (var progress = new Reporting(console())) {
            var seen = office.vaults().inventory().compare(one.id(), progress);
            return answer(adopt && !seen.agrees() ? adopted(office, one, seen, progress) : seen);
        }
    }

    private VaultComparison adopted(Office office, Authority one, VaultComparison seen, Progress progress) {
        if (!seen.revokedHere().isEmpty()) {
            consent.require("Revoke " + seen.revokedHere().size() + " certificates there?");
        }
        return office.vaults().inventory().adopt(one.id(), seen, progress);
    }

    private static Answer answer(VaultComparison seen) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("agrees", seen.agrees());
        facts.put("onlyThere", seen.strays().stream().map(VaultRefresh::facts).toList());
        facts.put("revokedThere", serials(seen.revokedThere()));
        facts.put("revokedHere", serials(seen.revokedHere()));
        facts.put("onlyHere", serials(seen.missing()));
        facts.put("settled", seen.settled().stream().map(one -> Map.of("for", one.errand().asked().label(), "number", one.errand().id(),
                "fate", one.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'))).toList());
        var text = new StringBuilder();
        seen.settled().forEach(one -> text.append("Lost answer for %s: %s%n".formatted(one.errand().asked().label(),
                one.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        text.append(seen.agrees() ? "Both sides agree." : "Only there: %d. Revoked there alone: %d. Revoked here alone: %d. Only here: %d.".formatted(
                seen.strays().size(), seen.revokedThere().size(), seen.revokedHere().size(), seen.missing().size()));
        return new Answer(facts, text.toString(), seen.agrees() ? Exit.DONE : Exit.PARTLY);
    }

    private static Map<String, Object> facts(VaultComparison.Stray stray) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("serial", stray.certificate().serial().map(one -> one.hex()).orElse(""));
        facts.put("subject", stray.certificate().subject());
        facts.put("until", stray.certificate().validity().notAfter().toString());
        facts.put("revoked", stray.revoked().map(Object::toString).orElse(null));
        facts.put("askedFromHere", stray.asked());
        return facts;
    }

    private static List<String> serials(List<Certificate> certificates) {
        return certificates.stream().map(one -> one.serial().hex()).toList();
    }

    @Command(name = "settle", description = "List what the server signed otherwise than asked for, and keep it or have it revoked.")
    static final class Settle extends StoreCommand {

        static final class Choice {
            @Option(names = "--keep", paramLabel = "NUMBER", description = "Keep it as it is.")
            private Optional<Long> keep = Optional.empty();
            @Option(names = "--revoke", paramLabel = "NUMBER", description = "Have it revoked there.")
            private Optional<Long> revoke = Optional.empty();
        }

        @Parameters(paramLabel = "AUTHORITY", description = "The name of the authority.")
        private String authority;
        @ArgGroup private Choice choice;

        Settle(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var id = new Lookup(office).authority(authority).id();
            var waiting = office.vaults().issuing().waiting(id);
            if (choice != null) {
                choice.keep.ifPresent(number -> office.vaults().issuing().keep(one(waiting, number).errand()));
                choice.revoke.ifPresent(number -> office.vaults().issuing().giveUp(one(waiting, number).errand(), Progress.NONE));
            }
            var table = new TextTable("NUMBER", "FOR", "UNTIL", "WHY");
            var left = office.vaults().issuing().waiting(id);
            left.forEach(one -> table.row(one.errand().id(), one.errand().asked().label(), one.certificate().validity().notAfter(),
                    one.notices().getFirst().message()));
            return Answer.list(left.stream().map(one -> Map.<String, Object>of("number", one.errand().id(), "for", one.errand().asked().label(),
                    "until", one.certificate().validity().notAfter().toString(),
                    "notices", one.notices().stream().map(notice -> notice.message()).toList())).toList(), table);
        }

        private static VaultResult.Asks one(List<VaultResult.Asks> waiting, long number) {
            return waiting.stream().filter(one -> one.errand().id() == number).findFirst()
                    .orElseThrow(() -> new Failure.Gone("question " + number));
        }
    }
}
