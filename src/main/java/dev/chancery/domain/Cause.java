package dev.chancery.domain;

import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Finding.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why a step of a verification came out as it did. The type says the step and the outcome; texts from certificates are
/// fit to be shown.
public sealed interface Cause {

    Step step();

    Outcome outcome();

    sealed interface Passed extends Cause {
        @Override default Outcome outcome() {
            return Outcome.PASSED;
        }
    }

    sealed interface Warning extends Cause {
        @Override default Outcome outcome() {
            return Outcome.WARNING;
        }
    }

    sealed interface Failed extends Cause {
        @Override default Outcome outcome() {
            return Outcome.FAILED;
        }
    }

    sealed interface NotChecked extends Cause {
        @Override default Outcome outcome() {
            return Outcome.NOT_CHECKED;
        }
    }

    /// How a server was reached.
    sealed interface OfConnection extends Cause {
        @Override default Step step() {
            return Step.CONNECTION;
        }
    }

    record Connected(String protocol, String cipherSuite) implements OfConnection, Passed {}

    /// The server wants a certificate from its clients; whether it would take one was not tried.
    record AsksForCertificate() implements OfConnection, NotChecked {}

    /// The server does not send the certificate of this issuer, which clients need that know the root only.
    record SentIncomplete(String issuer) implements OfConnection, Warning {}

    record Unreached(Why why) implements OfConnection, Failed {
        public enum Why {
            UNKNOWN_HOST, CLOSED_PORT, NO_ROUTE,
            /// Nothing came within the time that was given.
            NO_ANSWER,
            /// The first octets of the answer are not TLS.
            NO_TLS,
            /// The server ended the connection without a word.
            HUNG_UP,
            /// It speaks TLS, but no certificate came: no version or cipher in common, or an alert.
            NO_AGREEMENT
        }
    }

    /// Whether it can be read and understood (RFC 5280, 4).
    sealed interface OfForm extends Cause {
        @Override default Step step() {
            return Step.FORM;
        }
    }

    record WellFormed() implements OfForm, Passed {}

    /// What was given holds no certificate, one that cannot be read, or more than is looked at.
    record NotReadable(Why why) implements OfForm, Failed {
        public enum Why { NO_CERTIFICATE, BROKEN, TOO_MUCH }
    }

    /// An extension that must be understood and is not (RFC 5280, 4.2).
    record UnknownCritical(String oid) implements OfForm, Failed {}

    /// What strict readers refuse, OpenSSL with `-x509_strict` and Python since 3.13 among them.
    record Flawed(Set<Flaw> flaws) implements OfForm, Warning {
        public enum Flaw {
            OLD_VERSION, SERIAL_NOT_POSITIVE, NO_SUBJECT, NAMES_NOT_CRITICAL, NO_AUTHORITY_KEY_ID, NO_SUBJECT_KEY_ID, NO_KEY_USAGE,
            CONSTRAINTS_NOT_CRITICAL, PATH_LENGTH_WITHOUT_SIGNING,
            /// It may sign certificates and is no authority (RFC 5280, 4.2.1.3 and 4.2.1.9).
            SIGNS_WITHOUT_AUTHORITY,
            NAME_CONSTRAINTS_NOT_CRITICAL, NAME_CONSTRAINTS_WITHOUT_AUTHORITY, NAME_CONSTRAINTS_EMPTY,
            /// A DNS name that begins with a dot, which says nothing in a constraint (RFC 5280, 4.2.1.10).
            NAME_CONSTRAINT_WITH_DOT,
            POLICY_CONSTRAINTS_NOT_CRITICAL, ACCESS_UNREADABLE,
            /// More than 20 octets (RFC 5280, 4.1.2.2).
            SERIAL_TOO_LONG
        }

        public Flawed {
            flaws = Set.copyOf(flaws);
        }
    }

    /// A rule that Chancery holds its own certificates to, and that no other finding tells of.
    record BreaksRule(Breach breach) implements OfForm, Warning {}

    /// What authorities that browsers trust must not issue (CA/Browser Forum, Baseline Requirements 7.1), and a lab may.
    record NotForBrowsers(Set<Rule> rules) implements OfForm, Warning {
        public enum Rule {
            /// The common name of a server is none of its alternative names.
            COMMON_NAME_ALONE, NAMES_CRITICAL, NO_PURPOSE, PURPOSE_CRITICAL, PURPOSE_IN_ROOT,
            /// An authority key identifier without the key, or with more than it.
            KEY_ID_OF_ROOT,
            /// An RSA key whose length is no multiple of eight.
            ODD_KEY_LENGTH,
            /// An authority as a server.
            AUTHORITY
        }

        public NotForBrowsers {
            rules = Set.copyOf(rules);
        }
    }

    sealed interface OfSignature extends Cause {
        @Override default Step step() {
            return Step.SIGNATURE;
        }
    }

    record SignedBy(String issuer) implements OfSignature, Passed {}

    record SelfSigned() implements OfSignature, Passed {}

    /// There is a certificate of the issuer's name, and its key has not made this signature.
    record SignatureWrong(String issuer) implements OfSignature, Failed {}

    /// Signed in a way, or by a kind of key, that cannot be checked.
    record SignatureUnknown(String algorithm) implements OfSignature, Failed {}

    record IssuerMissing(String issuer) implements OfSignature, Failed {}

    record ChainTooLong(int limit) implements OfSignature, Failed {}

    /// More certificates might be issuers of each other than are tried.
    record TooManyWays(int tried) implements OfSignature, Failed {}

    /// Where the chain ends.
    sealed interface OfTrust extends Cause {
        @Override default Step step() {
            return Step.TRUST;
        }
    }

    record EndsInStore(String authority) implements OfTrust, Passed {}

    /// Not of the store, and chosen to be trusted.
    record EndsInTrusted(String root) implements OfTrust, Passed {}

    /// At nobody who was chosen to be trusted.
    record EndsUntrusted(String root) implements OfTrust, Failed {}

    record EndsElsewhere(String root) implements OfTrust, Failed {}

    /// No root was reached; what is missing is said with the signature.
    record EndsOpen() implements OfTrust, NotChecked {}

    sealed interface OfValidity extends Cause {
        @Override default Step step() {
            return Step.VALIDITY;
        }
    }

    record Valid(Instant until) implements OfValidity, Passed {}

    record EndsSoon(Instant until) implements OfValidity, Warning {}

    record Expired(Instant since) implements OfValidity, Failed {}

    record NotYetValid(Instant from) implements OfValidity, Failed {}

    /// What an issuer may issue (RFC 5280, 4.2.1.9 and 4.2.1.10).
    sealed interface OfConstraints extends Cause {
        @Override default Step step() {
            return Step.CONSTRAINTS;
        }
    }

    record MayIssue() implements OfConstraints, Passed {}

    record NoAuthority() implements OfConstraints, Failed {}

    /// `below` authorities stand below one that allows `allowed`.
    record PathTooLong(int allowed, int below) implements OfConstraints, Failed {}

    /// A name below that the issuer's name constraints do not allow.
    record NameForbidden(String name) implements OfConstraints, Failed {}

    /// Certificate policies from the root down (RFC 5280, 6.1, and RFC 9618).
    sealed interface OfPolicy extends Cause {
        @Override default Step step() {
            return Step.POLICY;
        }
    }

    record PoliciesHold() implements OfPolicy, Passed {}

    /// A policy is asked for, by an authority or the user, and none holds the whole way.
    record NoPolicyHolds() implements OfPolicy, Failed {}

    record PoliciesFaulty(Why why) implements OfPolicy, Failed {
        public enum Why {
            TWICE,
            /// `anyPolicy` is mapped, which must not be (RFC 5280, 4.2.1.5).
            ANY_MAPPED, TOO_MANY
        }
    }

    sealed interface OfKeyUsage extends Cause {
        @Override default Step step() {
            return Step.KEY_USAGE;
        }
    }

    record UsageAllowed() implements OfKeyUsage, Passed {}

    /// Not one of the uses is allowed that would do.
    record UsageDenied(Set<KeyUsage> needed) implements OfKeyUsage, Failed {
        public UsageDenied {
            needed = Set.copyOf(needed);
        }
    }

    /// Extended key usage (RFC 5280, 4.2.1.12).
    sealed interface OfPurpose extends Cause {
        @Override default Step step() {
            return Step.PURPOSE;
        }
    }

    record PurposeAllowed(Purpose purpose) implements OfPurpose, Passed {}

    record PurposeDenied(Purpose purpose) implements OfPurpose, Failed {}

    /// Any purpose is allowed but this one is not named, which OpenSSL and what is built on it refuse.
    record OnlyAnyPurpose(Purpose purpose) implements OfPurpose, Warning {}

    record NoPurposeAsked() implements OfPurpose, NotChecked {}

    /// Whether it is for the name that a client asks for (RFC 9525, 6).
    sealed interface OfName extends Cause {
        @Override default Step step() {
            return Step.NAME;
        }
    }

    record NameFound(String name) implements OfName, Passed {}

    record NameDiffers(String wanted, List<String> names) implements OfName, Failed {
        public NameDiffers {
            names = List.copyOf(names);
        }
    }

    /// The name is the common name only, which clients do not look at.
    record OnlyCommonName(String wanted) implements OfName, Failed {}

    record NoNameAsked() implements OfName, NotChecked {}

    /// What the store knows of the certificate.
    sealed interface OfRecord extends Cause {
        @Override default Step step() {
            return Step.RECORD;
        }
    }

    record IssuedHere(Optional<ThingId> thing) implements OfRecord, Passed {}

    record RevokedHere(Revocation revocation) implements OfRecord, Failed {}

    /// An authority of the store has signed it, and the store has no record of that.
    record NotRecorded(String authority) implements OfRecord, Warning {}

    record IssuedElsewhere() implements OfRecord, NotChecked {}

    /// What the given revocation lists say (RFC 5280, 6.3).
    sealed interface OfList extends Cause {
        @Override default Step step() {
            return Step.LIST;
        }
    }

    record NotOnList(Instant thisUpdate) implements OfList, Passed {}

    record OnList(Instant since, Revocation.Reason reason) implements OfList, Failed {}

    record ListEnded(Instant nextUpdate) implements OfList, Failed {}

    record ListNotYet(Instant thisUpdate) implements OfList, Failed {}

    /// It bears the issuer's name, and the issuer has not signed it or may not.
    record ListForged(String issuer) implements OfList, Failed {}

    record ListUnreadable() implements OfList, Failed {}

    /// A list was given that none of the issuers in the chain has made.
    record ListOfAnother(String issuer) implements OfList, Warning {}

    /// Only the changes since another list were given, and the certificate is not among them.
    record OnlyChanges() implements OfList, NotChecked {}

    /// The lists tell of some reasons only for which a certificate may be revoked.
    record ListsOfSomeReasons() implements OfList, NotChecked {}

    /// The list says nothing about its number, or says it in a way that must be understood (RFC 5280, 5.2.3).
    record ListNumberUnfit(String issuer) implements OfList, Warning {}

    record NoListOfIssuer(String issuer) implements OfList, NotChecked {}

    record NoList() implements OfList, NotChecked {}

    /// What the responder says that the certificate names (RFC 6960).
    sealed interface OfOcsp extends Cause {
        @Override default Step step() {
            return Step.OCSP;
        }
    }

    /// `fresh` when the answer is to this very question, told by its nonce.
    record OcspGood(Instant thisUpdate, boolean fresh) implements OfOcsp, Passed {}

    record OcspRevoked(Instant since, Revocation.Reason reason) implements OfOcsp, Failed {}

    record OcspUnknown() implements OfOcsp, Failed {}

    /// An answer that proves nothing.
    record OcspUntrusted(Why why) implements OfOcsp, Failed {
        public enum Why {
            UNREADABLE, SIGNATURE,
            /// Signed by somebody whom the issuer has not asked to.
            SIGNER, OTHER_NONCE, OTHER_CERTIFICATE, NOT_CURRENT
        }
    }

    /// The responder could not be asked, or does not want to answer; the certificate may still be good.
    record OcspUnreached(String address, Why why) implements OfOcsp, Warning {
        public enum Why { NO_ADDRESS, NO_CONNECTION, NO_ANSWER, REFUSED }
    }

    record OcspNotAsked(String address) implements OfOcsp, NotChecked {}

    record NoResponder() implements OfOcsp, NotChecked {}

    sealed interface OfStrength extends Cause {
        @Override default Step step() {
            return Step.STRENGTH;
        }
    }

    record Strong(String key, String signature) implements OfStrength, Passed {}

    record KeyWeak(String key) implements OfStrength, Failed {}

    record SignatureWeak(String signature) implements OfStrength, Failed {}

    /// The private key that came with it.
    sealed interface OfKey extends Cause {
        @Override default Step step() {
            return Step.KEY;
        }
    }

    record KeyMatches() implements OfKey, Passed {}

    record KeyDiffers() implements OfKey, Failed {}

    record KeyUnreadable() implements OfKey, Failed {}

    /// It is encrypted, and verifying asks for no passphrase.
    record KeyEncrypted() implements OfKey, NotChecked {}

    record NoKey() implements OfKey, NotChecked {}
}
