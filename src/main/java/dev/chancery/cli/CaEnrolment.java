package dev.chancery.cli;

import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Office;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What an authority lets devices fetch by themselves.
@Command(name = "enrolment", description = {"Tell or change what devices may fetch by themselves at the local endpoints.",
    "Without options it only tells. Nothing is on before you say so."})
final class CaEnrolment extends StoreCommand {

    enum Switch { ON, OFF }

    enum Enrols { OFF, ASK, ALWAYS }

    @Parameters(paramLabel = "NAME", description = "The authority.")
    private String name;
    @Option(names = "--downloads", paramLabel = "ON|OFF", description = "Whether a thing may fetch its certificate with the key made here, once.")
    private Optional<Switch> downloads;
    @Option(names = "--enrol", paramLabel = "OFF|ASK|ALWAYS",
            description = "Whether devices may ask for certificates for keys of their own (EST): never, after approval, or always.")
    private Optional<Enrols> enrols;
    @Option(names = "--label", paramLabel = "LABEL", description = "What the authority is called in EST addresses; '' for nothing.")
    private Optional<String> label;
    @Option(names = "--profile", paramLabel = "CODE", description = "The profile of what they get.")
    private Optional<String> profile;
    @Option(names = "--ttl", paramLabel = "TTL", description = "How long it lives: 8760h, 1h30m, or whole hours.")
    private Optional<String> life;
    @Option(names = "--key", paramLabel = "KEY", arity = "1", split = ",", description = "The kinds of key that are taken, such as ec-p256,rsa-3072.")
    private List<KeySpec> keys = List.of();
    @Option(names = "--any-key", description = "Any kind of key that the authority issues for.")
    private boolean anyKey;

    CaEnrolment(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var authority = new Lookup(office).authority(name);
        var before = office.enrolmentPolicies().of(authority.id());
        var wanted = changed(before);
        if (!wanted.equals(before)) {
            office.enrolmentPolicies().change(authority.id(), wanted);
        }
        return answer(wanted);
    }

    private EnrolmentPolicy changed(EnrolmentPolicy before) {
        return new EnrolmentPolicy(downloads.map(Switch.ON::equals).orElse(before.downloads()),
                enrols.map(way -> way != Enrols.OFF).orElse(before.enrols()),
                enrols.filter(way -> way != Enrols.OFF).map(Enrols.ASK::equals).orElse(before.asks()),
                label.map(String::strip).orElse(before.label()), profile.orElse(before.profile()),
                life.map(text -> Ttl.parse(text).orRefuse()).orElse(before.life()), keys(before));
    }

    private Set<KeySpec> keys(EnrolmentPolicy before) {
        if (anyKey) {
            return Set.of();
        }
        return keys.isEmpty() ? before.keys() : Set.copyOf(keys);
    }

    private static Answer answer(EnrolmentPolicy policy) {
        var kinds = policy.keys().stream().map(KeySpec::code).toList();
        var way = policy.enrols() ? policy.asks() ? "ask" : "always" : "off";
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("downloads", policy.downloads());
        facts.put("enrol", way);
        facts.put("label", policy.label());
        facts.put("profile", policy.profile());
        facts.put("ttl", policy.life().toString());
        facts.put("keys", kinds);
        var table = new TextTable("", "").row("downloads", policy.downloads() ? "on" : "off").row("enrolment", way)
                .row("label", policy.label().isEmpty() ? "-" : policy.label()).row("profile", policy.profile()).row("ttl", policy.life())
                .row("keys", kinds.isEmpty() ? "any" : String.join(", ", kinds));
        return Answer.done(facts, table.toString().strip());
    }
}
