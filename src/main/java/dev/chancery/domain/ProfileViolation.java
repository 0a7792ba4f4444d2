package dev.chancery.domain;

import java.util.Set;
import java.util.stream.Collectors;

/// A profile, or an extension, that would make a certificate which is against the rules.
public sealed interface ProfileViolation extends Violation {

    /// A certificate for an authority was asked of a profile for devices, or the other way round.
    record WrongProfile(String profile) implements ProfileViolation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "the profile does not fit: " + Text.shown(profile);
        }
    }

    /// What is described as a profile cannot be one; `where` is the place in it, such as `life.usual`.
    record NotAProfile(String where) implements ProfileViolation {
        @Override public Field field() {
            return Field.FILE;
        }
        @Override public String message() {
            return where.isEmpty() ? "not a Chancery profile" : "not a Chancery profile: wrong or missing " + Text.shown(where);
        }
    }

    /// The profile cannot go: this authority offers it first, or allows it alone.
    record ProfileInUse(String authority) implements ProfileViolation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "the authority %s uses the profile".formatted(Text.shown(authority));
        }
    }

    /// A profile that comes with the program is copied, not changed.
    record BuiltInProfile() implements ProfileViolation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "a built-in profile cannot be changed, only copied";
        }
    }

    /// Only an authority signs certificates and revocation lists (RFC 5280, 4.2.1.3).
    record UsageOfAuthorities(KeyUsage usage) implements ProfileViolation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return usage.code() + " is for authorities alone";
        }
    }

    /// An authority that may not sign certificates is none (RFC 5280, 4.2.1.3).
    record AuthorityMustSign() implements ProfileViolation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return "an authority must be allowed to sign certificates";
        }
    }

    /// An authority leaves out neither its basic constraints nor its key identifier (RFC 5280, 4.2.1.2 and 4.2.1.9).
    record AuthorityMustSay() implements ProfileViolation {
        @Override public Field field() {
            return Field.EXTENSIONS;
        }
        @Override public String message() {
            return "an authority's certificate must have basic constraints and a subject key identifier";
        }
    }

    /// 'Encipher only' and 'decipher only' say how to agree on a key, and mean nothing without that (RFC 5280, 4.2.1.3).
    record OnlyWithAgreement() implements ProfileViolation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return "encipher only and decipher only need key agreement";
        }
    }

    /// The purpose needs one of these key usages (RFC 5280, 4.2.1.12).
    record PurposeNeedsUsage(String purpose, Set<KeyUsage> oneOf) implements ProfileViolation {
        @Override public Field field() {
            return Field.PURPOSES;
        }
        @Override public String message() {
            return "purpose %s needs one of %s".formatted(Text.shown(purpose),
                    oneOf.stream().map(KeyUsage::code).collect(Collectors.joining(", ")));
        }
    }

    /// A root stands for everything below it, whatever that is for.
    record PurposesOfRoot() implements ProfileViolation {
        @Override public Field field() {
            return Field.PURPOSES;
        }
        @Override public String message() {
            return "a root has no purposes";
        }
    }

    /// Only an authority's certificate constrains names (RFC 5280, 4.2.1.10).
    record ConstraintsOfAuthorities() implements ProfileViolation {
        @Override public Field field() {
            return Field.CONSTRAINTS;
        }
        @Override public String message() {
            return "name constraints are for authorities alone";
        }
    }

    /// The extension is written by Chancery itself, belongs into another kind of document, or stands there twice.
    record ExtensionTaken(String oid) implements ProfileViolation {
        @Override public Field field() {
            return Field.EXTENSIONS;
        }
        @Override public String message() {
            return "cannot be added by hand: " + Text.shown(oid);
        }
    }

    /// The value of an extension is not DER, or cannot be read as the text that describes one.
    record NotAnExtension(String text) implements ProfileViolation {
        @Override public Field field() {
            return Field.EXTENSIONS;
        }
        @Override public String message() {
            return "not the value of an extension: " + Text.shown(text);
        }
    }

    record NotAnOid(Field field, String text) implements ProfileViolation {
        @Override public String message() {
            return "not an object identifier such as 1.3.6.1.5.5.7.3.2: " + Text.shown(text);
        }
    }

    record NotALink(String text) implements ProfileViolation {
        @Override public Field field() {
            return Field.LINKS;
        }
        @Override public String message() {
            return "not an address such as http://pki.lab/ca.crl: " + Text.shown(text);
        }
    }

    /// What would be signed breaks a rule for certificates, lists or requests. It is found by the octets themselves.
    record BreaksRule(Breach breach) implements ProfileViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "breaks the rule %s (%s)%s".formatted(breach.rule().code(), breach.rule().source(),
                    breach.detail().isEmpty() ? "" : ": " + Text.shown(breach.detail()));
        }
    }
}
