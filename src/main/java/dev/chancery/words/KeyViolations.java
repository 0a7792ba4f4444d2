package dev.chancery.words;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import java.util.List;
import java.util.stream.Collectors;

/// The words for a [KeyViolation].
final class KeyViolations {

    private KeyViolations() {}

    static String words(KeyViolation violation) {
        return switch (violation) {
            case KeyViolation.NoSshKey(var label, var key) -> Words.of("failures.rule.noSshKey", label, key.label());
            case KeyViolation.UnsupportedKeyType(var type) -> Words.of("failures.rule.unsupportedKeyType", type);
            case KeyViolation.UnsupportedKeySize(var algorithm, int bits, var supported) -> keySize(algorithm, bits, supported);
            case KeyViolation.UnfitKey(var why) -> unfitKey(why);
            case KeyViolation.KeyOfAuthority(var authority) -> Words.of("failures.rule.keyOfAuthority", authority);
            case KeyViolation.UsageUnfitForKey(var usage, var algorithm) ->
                    Words.of("failures.rule.usageUnfitForKey", usage.code(), label(algorithm));
            case KeyViolation.KeyNotAllowed(var key, var allowed) -> Words.of("failures.rule.keyNotAllowed", key.label(),
                    allowed.stream().map(KeySpec::label).collect(Collectors.joining(", ")));
            case KeyViolation.UnfitTokenKey() -> Words.of("failures.rule.unfitTokenKey");
        };
    }

    private static String unfitKey(KeyViolation.UnfitKey.Why why) {
        return Words.of(switch (why) {
            case EXPONENT -> "failures.rule.keyExponent";
            case GUESSABLE -> "failures.rule.keyGuessable";
            case NOT_ON_CURVE -> "failures.rule.keyNotOnCurve";
        });
    }

    private static String label(KeySpec.Algorithm algorithm) {
        return switch (algorithm) {
            case RSA -> "RSA";
            case EC -> "EC";
            case ED25519 -> "Ed25519";
            case ML_DSA -> "ML-DSA";
        };
    }

    private static String keySize(KeySpec.Algorithm algorithm, int bits, List<Integer> supported) {
        var sizes = supported.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Words.of("failures.rule.unsupportedKeySize", label(algorithm), String.valueOf(bits), sizes);
    }
}
