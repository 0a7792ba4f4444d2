package dev.chancery.words;

import dev.chancery.domain.Cause;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Purpose;
import java.util.stream.Collectors;

/// When and for what a certificate may be used, by whom, and how strong it is.
public final class UseWords {

    private UseWords() {}

    static Said of(Cause.OfValidity cause) {
        return switch (cause) {
            case Cause.Valid(var until) -> Said.well("verify.valid", Words.dateTime(until));
            case Cause.EndsSoon(var until) -> Said.ill("verify.endsSoon", "verify.endsSoon.next", Words.dateTime(until));
            case Cause.Expired(var since) -> Said.ill("verify.expired", "verify.expired.next", Words.dateTime(since));
            case Cause.NotYetValid(var from) -> Said.ill("verify.notYetValid", "verify.notYetValid.next", Words.dateTime(from));
        };
    }

    static Said of(Cause.OfConstraints cause) {
        return switch (cause) {
            case Cause.MayIssue() -> Said.well("verify.mayIssue");
            case Cause.NoAuthority() -> Said.ill("verify.noAuthority", "verify.noAuthority.next");
            case Cause.PathTooLong(int allowed, int below) -> Said.ill("verify.pathTooLong", "verify.pathTooLong.next", allowed, below);
            case Cause.NameForbidden(var name) -> Said.ill("verify.nameForbidden", "verify.nameForbidden.next", name);
        };
    }

    static Said of(Cause.OfPolicy cause) {
        return switch (cause) {
            case Cause.PoliciesHold() -> Said.well("verify.policiesHold");
            case Cause.NoPolicyHolds() -> Said.ill("verify.noPolicyHolds", "verify.noPolicyHolds.next");
            case Cause.PoliciesFaulty(var why) -> switch (why) {
                case TWICE -> Said.ill("verify.policyTwice", "verify.policyTwice.next");
                case ANY_MAPPED -> Said.ill("verify.policyAnyMapped", "verify.policyAnyMapped.next");
                case TOO_MANY -> Said.ill("verify.policyTooMany", "verify.policyTooMany.next");
            };
        };
    }

    static Said of(Cause.OfKeyUsage cause) {
        return switch (cause) {
            case Cause.UsageAllowed() -> Said.well("verify.usageAllowed");
            case Cause.UsageDenied(var needed) -> Said.ill("verify.usageDenied", "verify.usageDenied.next",
                    needed.stream().sorted().map(UseWords::usage).collect(Collectors.joining(", ")));
        };
    }

    // As the field writes them, the same in every language.
    private static String usage(KeyUsage usage) {
        return switch (usage) {
            case DIGITAL_SIGNATURE -> "Digital Signature";
            case CONTENT_COMMITMENT -> "Content Commitment";
            case KEY_ENCIPHERMENT -> "Key Encipherment";
            case DATA_ENCIPHERMENT -> "Data Encipherment";
            case KEY_AGREEMENT -> "Key Agreement";
            case KEY_CERT_SIGN -> "Certificate Sign";
            case CRL_SIGN -> "CRL Sign";
            case ENCIPHER_ONLY -> "Encipher Only";
            case DECIPHER_ONLY -> "Decipher Only";
        };
    }

    static Said of(Cause.OfPurpose cause) {
        return switch (cause) {
            case Cause.PurposeAllowed(var purpose) -> Said.well("verify.purposeAllowed", extended(purpose));
            case Cause.PurposeDenied(var purpose) -> Said.ill("verify.purposeDenied", "verify.purposeDenied.next", extended(purpose));
            case Cause.OnlyAnyPurpose(var purpose) -> Said.ill("verify.onlyAnyPurpose", "verify.onlyAnyPurpose.next", extended(purpose));
            case Cause.NoPurposeAsked() -> Said.well("verify.noPurposeAsked");
        };
    }

    private static String extended(Purpose purpose) {
        return switch (purpose) {
            case CLIENT -> "TLS Web Client Authentication";
            case SERVER -> "TLS Web Server Authentication";
            case ANY -> "Any Purpose";
        };
    }

    /// The choice in the form.
    public static String purpose(Purpose purpose) {
        return Words.of(switch (purpose) {
            case CLIENT -> "verify.purpose.client";
            case SERVER -> "verify.purpose.server";
            case ANY -> "verify.purpose.any";
        });
    }

    static Said of(Cause.OfName cause) {
        return switch (cause) {
            case Cause.NameFound(var name) -> Said.well("verify.nameFound", name);
            case Cause.NameDiffers(var wanted, var names) -> names.isEmpty()
                    ? Said.ill("verify.noNames", "verify.noNames.next", wanted)
                    : Said.ill("verify.nameDiffers", "verify.nameDiffers.next", wanted, String.join(", ", names));
            case Cause.OnlyCommonName(var wanted) -> Said.ill("verify.onlyCommonName", "verify.onlyCommonName.next", wanted);
            case Cause.NoNameAsked() -> Said.well("verify.noNameAsked");
        };
    }

    static Said of(Cause.OfStrength cause) {
        return switch (cause) {
            case Cause.Strong(var key, var signature) -> Said.well("verify.strong", key, signature);
            case Cause.KeyWeak(var key) -> Said.ill("verify.keyWeak", "verify.keyWeak.next", key);
            case Cause.SignatureWeak(var signature) -> Said.ill("verify.signatureWeak", "verify.signatureWeak.next", signature);
        };
    }

    static Said of(Cause.OfKey cause) {
        return switch (cause) {
            case Cause.KeyMatches() -> Said.well("verify.keyMatches");
            case Cause.KeyDiffers() -> Said.ill("verify.keyDiffers", "verify.keyDiffers.next");
            case Cause.KeyUnreadable() -> Said.ill("verify.keyUnreadable", "verify.keyUnreadable.next");
            case Cause.KeyEncrypted() -> Said.well("verify.keyEncrypted");
            case Cause.NoKey() -> Said.well("verify.noKey");
        };
    }
}
