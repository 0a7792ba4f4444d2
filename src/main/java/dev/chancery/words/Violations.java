package dev.chancery.words;

import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.NetworkViolation;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.VaultViolation;
import dev.chancery.domain.Violation;

/// Finds the words for a broken rule, to stand beside its field.
public final class Violations {

    private Violations() {}

    /// One plain sentence.
    public static String words(Violation violation) {
        return switch (violation) {
            case TextViolation text -> TextViolations.words(text);
            case NameViolation name -> NameViolations.words(name);
            case ValidityViolation validity -> ValidityViolations.words(validity);
            case KeyViolation key -> KeyViolations.words(key);
            case IssuerViolation issuer -> IssuerViolations.words(issuer);
            case LifecycleViolation lifecycle -> LifecycleViolations.words(lifecycle);
            case RequestViolation request -> RequestViolations.words(request);
            case ProfileViolation profile -> ProfileViolations.words(profile);
            case FileViolation file -> FileViolations.words(file);
            case CloudViolation cloud -> CloudViolations.words(cloud);
            case NetworkViolation network -> NetworkViolations.words(network);
            case VaultViolation vault -> VaultViolations.words(vault);
        };
    }

    /// The sentence with the name of its field before it, for a list that does not stand beside the form.
    public static String withField(Violation violation) {
        return Words.of("failures.rule.withField", FieldWords.of(violation.field()), words(violation));
    }
}
