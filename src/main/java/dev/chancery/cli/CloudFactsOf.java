package dev.chancery.cli;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.engine.NextStep;
import dev.chancery.engine.Office;
import dev.chancery.words.CloudChecks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Registrations as scripts and people read them.
final class CloudFactsOf {

    private CloudFactsOf() {}

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All that is known of a registration, and what stands next.
    static Answer answer(Office office, Registration registration) {
        var checks = registration.state().isOpen() ? office.registrations().checks(registration.id()) : List.<CloudCheck>of();
        var facts = brief(office, registration);
        facts.put("place", registration.plan().place().values().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue)));
        facts.put("facts", registration.facts().values().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue)));
        facts.put("checks", checks(checks));
        var text = "Registration %d, %s: %s; next: %s%s.".formatted(registration.id().value(), registration.cloud().code(), registration.state().code(),
                next(office, registration), until(registration).map(end -> ", until " + end).orElse(""));
        return Answer.done(facts, checks.isEmpty() ? text : text + "\n" + text(checks));
    }

    static Map<String, Object> brief(Office office, Registration registration) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", registration.id().value());
        facts.put("cloud", registration.cloud().code());
        facts.put("authority", office.authorities().one(registration.plan().authority()).name());
        facts.put("way", registration.plan().way().code());
        facts.put("state", registration.state().code());
        facts.put("next", next(office, registration));
        facts.put("until", until(registration).map(Instant::toString).orElse(null));
        facts.put("changed", registration.changed().toString());
        return facts;
    }

    /// What stands next, in a word: `upload`, `code` and `verify` go to the cloud, `type-code` and `carry-proof` are a
    /// person's, `prove` is done here.
    static String next(Office office, Registration registration) {
        return word(office.registrations().next(registration.id()));
    }

    private static String word(NextStep step) {
        return switch (step) {
            case NextStep.Send send -> send.call().code();
            case NextStep.TypeCode() -> "type-code";
            case NextStep.Prove _ -> "prove";
            case NextStep.CarryProof _ -> "carry-proof";
            case NextStep.Finished() -> "nothing";
        };
    }

    /// When the code or the proof that is being waited on runs out.
    static Optional<Instant> until(Registration registration) {
        if (registration.state() == RegistrationState.PROOF_ISSUED) {
            return registration.facts().instant(CloudFact.PROOF_UNTIL).or(() -> registration.facts().instant(CloudFact.CODE_UNTIL));
        }
        return registration.state() == RegistrationState.CODE_RECEIVED ? registration.facts().instant(CloudFact.CODE_UNTIL) : Optional.empty();
    }

    static Map<String, Object> next(Office office, NextStep step, Registration registration) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("next", word(step));
        switch (step) {
            case NextStep.Send send -> {
                var request = send.request();
                facts.put("method", request.method());
                facts.put("address", request.address().toString());
                facts.put("headers", request.headers());
                facts.put("body", request.body());
                facts.put("curl", request.curl(auth(office, registration)));
                facts.put("pem", send.pem());
                facts.put("escaped", send.escaped());
            }
            case NextStep.Prove(var code) -> facts.put("code", code);
            case NextStep.CarryProof(var pem) -> facts.put("pem", pem);
            case NextStep.TypeCode(), NextStep.Finished() -> { }
        }
        return facts;
    }

    private static AuthKind auth(Office office, Registration registration) {
        return office.registrations().traits(registration.cloud()).auth().getFirst();
    }

    static String text(Map<String, Object> next) {
        return switch (requireNonNull(next.get("next")).toString()) {
            case "nothing" -> "Nothing is left to do.";
            case "type-code" -> "Read the code at the cloud, and give it with 'cloud code'.";
            case "prove" -> "Make the proof for code " + next.get("code") + " with 'cloud prove'.";
            case "carry-proof" -> "Take this proof to the cloud, and say so with 'cloud confirm':\n" + next.get("pem");
            default -> "Send this, and give the answer with 'cloud answer'; or let 'cloud run' send it:\n" + next.get("curl");
        };
    }

    static boolean blocks(List<CloudCheck> checks) {
        return checks.stream().anyMatch(check -> check.severity() == CloudCheck.Severity.BLOCKS);
    }

    static List<Map<String, Object>> checks(List<CloudCheck> checks) {
        return checks.stream().<Map<String, Object>>map(check -> {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("severity", code(check.severity()));
            facts.put("said", CloudChecks.words(check));
            return facts;
        }).toList();
    }

    static String text(List<CloudCheck> checks) {
        return checks.isEmpty() ? "Nothing would go wrong." : checks.stream().map(check -> "[" + code(check.severity()) + "] " + CloudChecks.words(check))
                .collect(Collectors.joining("\n"));
    }
}
