package dev.chancery.cli;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Linted;
import dev.chancery.engine.Office;
import dev.chancery.words.RuleWords;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Holds certificates to the rules.
@Command(name = "lint", description = {"Hold a certificate to the rules that Chancery's own are held to before they are signed.",
    "A file may also hold revocation lists and requests, PEM or DER. The rules are those of docs/certificate-rules.md."},
        footer = {"", "Ends with 10 when a rule is broken that is more than a warning."})
final class LintCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE|SERIAL", description = "A file; or else a serial number in any form, or the id of a thing: then its current one.")
    private String which;

    LintCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var all = linted(office);
        return new Answer(all.stream().map(LintCommand::facts).toList(), all.stream().map(LintCommand::text).collect(Collectors.joining("\n\n")),
                all.stream().allMatch(Linted::holds) ? Exit.DONE : Exit.BAD);
    }

    private List<Linted> linted(Office office) {
        var file = new File(which);
        return file.isFile() ? office.rules().of(office.verification().content(file.toPath()))
                : List.of(new Linted(Linted.Kind.CERTIFICATE, 1, office.rules().of(new Lookup(office).certificate(which))));
    }

    private static Map<String, Object> facts(Linted one) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", code(one.kind()));
        facts.put("place", one.place());
        facts.put("holds", one.holds());
        facts.put("breaches", one.breaches().stream().map(LintCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Breach breach) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rule", breach.rule().code());
        facts.put("source", breach.rule().source());
        facts.put("severity", code(breach.severity()));
        facts.put("detail", breach.detail());
        facts.put("says", RuleWords.rule(breach.rule()));
        facts.put("effect", RuleWords.effect(breach.rule()));
        facts.put("remedy", RuleWords.remedy(breach.rule()));
        return facts;
    }

    private static String text(Linted one) {
        var head = "%d. %s: ".formatted(one.place(), code(one.kind()).replace('-', ' '));
        return one.breaches().isEmpty() ? head + RuleWords.none()
                : head + one.breaches().stream().map(LintCommand::line).collect(Collectors.joining("", "\n", "")).stripTrailing();
    }

    private static String line(Breach breach) {
        return "   [%s] %s (%s)\n      %s\n      > %s %s\n".formatted(RuleWords.severity(breach.severity()), breach.rule().code(),
                breach.rule().source(), RuleWords.what(breach), RuleWords.effect(breach.rule()), RuleWords.remedy(breach.rule()));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
