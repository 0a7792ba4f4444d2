package dev.chancery.domain;

import java.util.Locale;

/// A name that a certificate, a thing or a pattern of names cannot have.
public sealed interface NameViolation extends Violation {

    /// ISO 3166-1 alpha-2 wants exactly two letters (X.520 countryName).
    record NotACountryCode(String text) implements NameViolation {
        @Override public Field field() {
            return Field.COUNTRY;
        }
        @Override public String message() {
            return "a country is two letters, such as DE: got %s".formatted(Text.shown(text));
        }
    }

    record NotADnsName(String text) implements NameViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "not a DNS name: " + Text.shown(text);
        }
    }

    record NotAnAddress(Field field, String text) implements NameViolation {
        @Override public String message() {
            return "not an IP address: " + Text.shown(text);
        }
    }

    record NotAUri(String text) implements NameViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "not an absolute ASCII URI: " + Text.shown(text);
        }
    }

    record NotAnEmail(Field field, String text) implements NameViolation {
        @Override public String message() {
            return "not an e-mail address: " + Text.shown(text);
        }
    }

    /// A name that Windows keeps for devices (CON, NUL, COM1 ...), or `.` and `..`.
    record ReservedName(Field field, String text) implements NameViolation {
        @Override public String message() {
            return "reserved name: " + Text.shown(text);
        }
    }

    /// An alternative name in a template does not begin with its kind.
    record NoKindOfName(String text) implements NameViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "must begin with DNS:, IP:, URI: or email: " + Text.shown(text);
        }
    }

    /// The issuer, or one above it, may not issue for this name (RFC 5280, 4.2.1.10).
    record OutsideConstraints(String name) implements NameViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "the issuer's name constraints exclude " + Text.shown(name);
        }
    }

    /// A server is found by its subject alternative names, so it needs one (RFC 9525, 2).
    record NoServerName() implements NameViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "a server certificate needs a DNS name or an IP address";
        }
    }

    /// What cannot name an authority in the address of an endpoint.
    record NotALabel(String text) implements NameViolation {
        @Override public Field field() {
            return Field.ENROLMENT_LABEL;
        }
        @Override public String message() {
            return "no label for an address: " + Text.shown(text);
        }
    }

    /// A request of a thing for names that are not its own.
    record ForeignNames(String asked) implements NameViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "asks for names that are not its own: " + Text.shown(asked);
        }
    }

    /// A pattern that makes this name, which no thing can have.
    record UnfitName(String name, Violation why) implements NameViolation {
        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "makes the name %s: %s".formatted(Text.shown(name), why.message());
        }
    }

    /// A pattern that makes this name more than once.
    record NameTwice(String name) implements NameViolation {
        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "makes a name twice: " + Text.shown(name);
        }
    }

    /// A pattern that makes more names than that.
    record TooManyNames(int most) implements NameViolation {
        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "more than %s names".formatted(most);
        }
    }

    /// Not a pattern of names; `at` is where it goes wrong, in characters from 0.
    record UnfitPattern(Why why, int at) implements NameViolation {

        public enum Why {
            /// A brace without its other one.
            UNCLOSED, UNOPENED,
            /// Braces within braces.
            NESTED,
            /// Nothing between the braces.
            EMPTY,
            /// Neither a range of whole numbers nor a list.
            NO_RANGE,
            /// A step of zero.
            NO_STEP,
            /// A backslash before something that needs none.
            BACKSLASH
        }

        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "not a pattern at character %s: %s".formatted(at + 1, why.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    record NotAConstraint(String text) implements NameViolation {
        @Override public Field field() {
            return Field.CONSTRAINTS;
        }
        @Override public String message() {
            return "not a name constraint such as DNS:lab.example or IP:10.0.0.0/8: " + Text.shown(text);
        }
    }
}
