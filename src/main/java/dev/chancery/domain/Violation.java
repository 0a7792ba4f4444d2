package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// One reason why a request must not be carried out. A form shows all of them at once, each beside its field.
///
/// `message()` is English and for logs and scripts: one line, with what cannot be seen made visible. The window has its
/// own words for each type, and shows a `text` by [Text#shown].
public sealed interface Violation {

    Field field();

    String message();

    record Missing(Field field) implements Violation {
        @Override public String message() {
            return "missing " + field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// Lengths are in Unicode code points (RFC 5280, Appendix A.1 for subject attributes).
    record TooLong(Field field, int length, int limit) implements Violation {
        @Override public String message() {
            return "too long: %s characters, at most %s".formatted(length, limit);
        }
    }

    /// A passphrase below the least length, in characters.
    record TooShort(Field field, int length, int least) implements Violation {
        @Override public String message() {
            return "too short: %s characters, at least %s".formatted(length, least);
        }
    }

    /// ISO 3166-1 alpha-2 wants exactly two letters (X.520 countryName).
    record NotACountryCode(String text) implements Violation {
        @Override public Field field() {
            return Field.COUNTRY;
        }
        @Override public String message() {
            return "a country is two letters, such as DE: got %s".formatted(Text.shown(text));
        }
    }

    /// A control, bidirectional, zero-width or other invisible character, or a separator of paths; `index` counts
    /// code points from 0.
    record ForbiddenCharacter(Field field, int codePoint, int index) implements Violation {
        @Override public String message() {
            return "character U+%04X at position %s is not allowed".formatted(codePoint, index + 1);
        }
    }

    record NotADnsName(String text) implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "not a DNS name: " + Text.shown(text);
        }
    }

    record NotAnAddress(Field field, String text) implements Violation {
        @Override public String message() {
            return "not an IP address: " + Text.shown(text);
        }
    }

    record NotAUri(String text) implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "not an absolute ASCII URI: " + Text.shown(text);
        }
    }

    record NotAnEmail(Field field, String text) implements Violation {
        @Override public String message() {
            return "not an e-mail address: " + Text.shown(text);
        }
    }

    /// A name that Windows keeps for devices (CON, NUL, COM1 ...), or `.` and `..`.
    record ReservedName(Field field, String text) implements Violation {
        @Override public String message() {
            return "reserved name: " + Text.shown(text);
        }
    }

    /// `{word}` stands for nothing in the name of a file.
    record UnknownPart(String word) implements Violation {
        @Override public Field field() {
            return Field.FILE;
        }
        @Override public String message() {
            return "unknown field: {" + Text.shown(word) + "}";
        }
    }

    /// Two files of one certificate would be called the same.
    record TwoOfOneName(String name) implements Violation {
        @Override public Field field() {
            return Field.FILE;
        }
        @Override public String message() {
            return "two files of one name: " + Text.shown(name);
        }
    }

    /// OpenSSH has no keys of this kind.
    record NoSshKey(String label, KeySpec key) implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "OpenSSH has no keys like that of %s (%s)".formatted(Text.shown(label), key.label());
        }
    }

    /// Text that a spreadsheet would run as a formula: it begins with `=`, `+`, `-` or `@`, of ordinary or full width.
    record LooksLikeFormula(Field field) implements Violation {
        @Override public String message() {
            return "must not begin with = + - or @";
        }
    }

    record MalformedTtl(String text) implements Violation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "invalid ttl format: %s (use duration like '8760h' or hours as integer)".formatted(Text.shown(text));
        }
    }

    /// `asked` is cut to 680 years either way when the text asked for more.
    record TtlOutOfRange(Duration asked, Duration least, Duration most) implements Violation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "ttl must be between %s and %s seconds".formatted(least.toSeconds(), most.toSeconds());
        }
    }

    record UnsupportedKeyType(String type) implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "unsupported key type: %s (supported are rsa, ecdsa, ed25519, ml-dsa)".formatted(Text.shown(type));
        }
    }

    record UnsupportedKeySize(KeySpec.Algorithm algorithm, int bits, List<Integer> supported) implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            var name = switch (algorithm) {
                case RSA -> "RSA";
                case EC -> "ECDSA";
                case ED25519 -> "Ed25519";
                case ML_DSA -> "ML-DSA";
            };
            return "unsupported key size: %s supports %s, got %s".formatted(name,
                    supported.stream().map(String::valueOf).collect(Collectors.joining(", ")), bits);
        }
    }

    record OutlivesIssuer(Instant asked, Instant issuerEnds) implements Violation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "would end %s, after its issuer (%s)".formatted(asked, issuerEnds);
        }
    }

    /// The issuer cannot sign now: it is not valid yet, or no longer.
    record IssuerNotValid(Validity issuer, Instant now) implements Violation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the issuer is valid from %s to %s only".formatted(issuer.notBefore(), issuer.notAfter());
        }
    }

    /// The issuer's own certificate is revoked or on hold, and what it signs would be trusted by nobody.
    record IssuerRevoked(Revocation revocation) implements Violation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the issuer's certificate is revoked since " + revocation.when();
        }
    }

    /// The key that would have to sign is not in the store: its authority was brought in without it.
    record IssuerKeyAway() implements Violation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the key that is to sign is not in the store";
        }
    }

    /// A renewal that was asked for too early; it may be from this moment on.
    record NotEligibleYet(Instant from) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate not eligible for renewal yet: it is from " + from;
        }
    }

    /// Nobody gets back by a renewal what was taken from them by a revocation.
    record RevokedForGood(Revocation revocation) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate has been revoked and cannot be renewed";
        }
    }

    /// A certificate whose successor is good needs no other one.
    record ReplacedAlready(SerialNumber successor) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate has been replaced already, by " + successor.hex();
        }
    }

    /// The serial number belongs to another thing, or to none.
    record OfAnotherThing(SerialNumber serial, ThingId thing) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate %s is not one of %s".formatted(serial.hex(), Text.shown(thing.value()));
        }
    }

    /// An authority's certificate is renewed as an authority, so that what it signed stays good.
    record OfAnAuthority() implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "an authority's own certificate is renewed with its authority";
        }
    }

    /// The authority's name or key identifier is written in a way that is not written here, so that what it signed would not
    /// find a certificate made here.
    record WrittenElsewhere() implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "made by another program in a form that cannot be renewed here";
        }
    }

    record NotATime(String text) implements Violation {
        @Override public Field field() {
            return Field.RENEWAL_TIME;
        }
        @Override public String message() {
            return "not a time of day such as 02:00: got " + Text.shown(text);
        }
    }

    /// Not a whole number between `least` and `most`.
    record OutOfRange(Field field, String text, int least, int most) implements Violation {
        @Override public String message() {
            return "must be a whole number from %s to %s: got %s".formatted(least, most, Text.shown(text));
        }
    }

    record NotAFilePath(Field field, String text) implements Violation {
        @Override public String message() {
            return "not the full path of a file: " + Text.shown(text);
        }
    }

    record NotAFolderPath(Field field, String text) implements Violation {
        @Override public String message() {
            return "not the full path of a folder: " + Text.shown(text);
        }
    }

    record NotAUrl(Field field, String text) implements Violation {
        @Override public String message() {
            return "not an http or https address: " + Text.shown(text);
        }
    }

    record NotAServer(String text) implements Violation {
        @Override public Field field() {
            return Field.ADDRESS;
        }

        @Override public String message() {
            return "not a server's name or IP address with a port: " + Text.shown(text);
        }
    }

    /// The issuer's path length leaves no room for another authority below it (RFC 5280, 4.2.1.9).
    record PathTooLong(int allowed, int asked) implements Violation {
        @Override public Field field() {
            return Field.PATH_LENGTH;
        }
        @Override public String message() {
            return "the issuer allows %s further authorities below it".formatted(allowed);
        }
    }

    /// A certificate for an authority was asked of a profile for devices, or the other way round.
    record WrongProfile(String profile) implements Violation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "the profile does not fit: " + Text.shown(profile);
        }
    }

    /// A server is found by its subject alternative names, so it needs one (RFC 9525, 2).
    record NoServerName() implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "a server certificate needs a DNS name or an IP address";
        }
    }

    /// The key of a request is of a kind that Chancery takes, and is not safe to use.
    record UnfitKey(Why why) implements Violation {

        public enum Why {
            /// The RSA exponent is not 65537.
            EXPONENT,
            /// The RSA modulus has factors that are found at once.
            GUESSABLE,
            /// The point is not on its curve, or is one of the few that every signature fits.
            NOT_ON_CURVE
        }

        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return switch (why) {
                case EXPONENT -> "the RSA exponent must be 65537";
                case GUESSABLE -> "the RSA key can be guessed";
                case NOT_ON_CURVE -> "the public key is no valid point of its curve";
            };
        }
    }

    /// The key is the one of an authority in the store, which nobody else can hold.
    record KeyOfAuthority(String authority) implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "the key of the authority " + Text.shown(authority);
        }
    }

    /// The signature does not fit: the request was changed, or whoever made it does not hold the key.
    record BadSignature() implements Violation {
        @Override public Field field() {
            return Field.SIGNATURE;
        }
        @Override public String message() {
            return "the signature does not fit the request and its key";
        }
    }

    /// Signed by an algorithm that proves nothing any more, or that Chancery does not know.
    record UnsupportedSignature(String algorithm) implements Violation {
        @Override public Field field() {
            return Field.SIGNATURE;
        }
        @Override public String message() {
            return "signed with %s, wanted is SHA-256 or better".formatted(Text.shown(algorithm));
        }
    }

    /// The request has been signed, rejected or completed before.
    record RequestSettled() implements Violation {
        @Override public Field field() {
            return Field.REQUEST;
        }
        @Override public String message() {
            return "the request has been settled before";
        }
    }

    /// The answer to a request cannot be taken as its certificate.
    record UnfitAnswer(Why why) implements Violation {

        public enum Why {
            /// None of its certificates is for the key of the request.
            OTHER_KEY,
            /// It would make an authority of us, which nobody asked for.
            FOR_AUTHORITY,
            EXPIRED,
            /// It names an issuer whose certificate is here, and was not signed by it.
            BAD_SIGNATURE,
            /// It names somebody else, or somebody more.
            OTHER_NAME
        }

        @Override public Field field() {
            return Field.ANSWER;
        }
        @Override public String message() {
            return switch (why) {
                case OTHER_KEY -> "no certificate for the key of the request";
                case FOR_AUTHORITY -> "the certificate of an authority, which was not asked for";
                case EXPIRED -> "the certificate has expired";
                case BAD_SIGNATURE -> "not signed by the issuer that it names";
                case OTHER_NAME -> "names somebody who was not asked for";
            };
        }
    }

    /// The identity is taken: by a row further up (`line` counts from 1) or, with line 0, by what the store holds.
    record Taken(Field field, String text, int line) implements Violation {
        @Override public String message() {
            return (line == 0 ? "already exists: " : "already in line " + line + ": ") + Text.shown(text);
        }
    }

    /// A file of that name is there already and would have to be overwritten.
    record FileExists(String name) implements Violation {
        @Override public Field field() {
            return Field.NAME;
        }
        @Override public String message() {
            return "a file of this name exists: " + Text.shown(name);
        }
    }

    record PassphrasesDiffer() implements Violation {
        @Override public Field field() {
            return Field.PASSPHRASE_AGAIN;
        }
        @Override public String message() {
            return "the two passphrases differ";
        }
    }

    record WrongColumnCount(int found, int expected) implements Violation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "%s columns, the header has %s".formatted(found, expected);
        }
    }

    record UnclosedQuote() implements Violation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "a quotation mark is opened and never closed";
        }
    }

    record MisplacedQuote() implements Violation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "text stands after a closing quotation mark";
        }
    }

    record NotUtf8() implements Violation {
        @Override public Field field() {
            return Field.ROW;
        }
        @Override public String message() {
            return "not UTF-8 text";
        }
    }

    /// A placeholder that has no meaning there, with its braces, or braces that do not belong together.
    record UnknownPlaceholder(Field field, String text) implements Violation {
        @Override public String message() {
            return "unknown placeholder: " + Text.shown(text);
        }
    }

    /// Nothing is known that could stand for this placeholder.
    record NothingFor(Field field, String placeholder) implements Violation {
        @Override public String message() {
            return "no value for " + Text.shown(placeholder);
        }
    }

    /// An alternative name in a template does not begin with its kind.
    record NoKindOfName(String text) implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "must begin with DNS:, IP:, URI: or email: " + Text.shown(text);
        }
    }

    record NotALink(String text) implements Violation {
        @Override public Field field() {
            return Field.LINKS;
        }
        @Override public String message() {
            return "not an address such as http://pki.lab/ca.crl: " + Text.shown(text);
        }
    }

    record NotAnOid(Field field, String text) implements Violation {
        @Override public String message() {
            return "not an object identifier such as 1.3.6.1.5.5.7.3.2: " + Text.shown(text);
        }
    }

    record NotAConstraint(String text) implements Violation {
        @Override public Field field() {
            return Field.CONSTRAINTS;
        }
        @Override public String message() {
            return "not a name constraint such as DNS:lab.example or IP:10.0.0.0/8: " + Text.shown(text);
        }
    }

    /// A key of this kind cannot be used so (RFC 8813, 3; RFC 8410, 5; RFC 9881, 5).
    record UsageUnfitForKey(KeyUsage usage, KeySpec.Algorithm algorithm) implements Violation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return "%s keys cannot do %s".formatted(algorithm.code(), usage.code());
        }
    }

    /// Only an authority signs certificates and revocation lists (RFC 5280, 4.2.1.3).
    record UsageOfAuthorities(KeyUsage usage) implements Violation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return usage.code() + " is for authorities alone";
        }
    }

    /// An authority that may not sign certificates is none (RFC 5280, 4.2.1.3).
    record AuthorityMustSign() implements Violation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return "an authority must be allowed to sign certificates";
        }
    }

    /// An authority leaves out neither its basic constraints nor its key identifier (RFC 5280, 4.2.1.2 and 4.2.1.9).
    record AuthorityMustSay() implements Violation {
        @Override public Field field() {
            return Field.EXTENSIONS;
        }
        @Override public String message() {
            return "an authority's certificate must have basic constraints and a subject key identifier";
        }
    }

    /// 'Encipher only' and 'decipher only' say how to agree on a key, and mean nothing without that (RFC 5280, 4.2.1.3).
    record OnlyWithAgreement() implements Violation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return "encipher only and decipher only need key agreement";
        }
    }

    /// The purpose needs one of these key usages (RFC 5280, 4.2.1.12).
    record PurposeNeedsUsage(String purpose, Set<KeyUsage> oneOf) implements Violation {
        @Override public Field field() {
            return Field.PURPOSES;
        }
        @Override public String message() {
            return "purpose %s needs one of %s".formatted(Text.shown(purpose),
                    oneOf.stream().map(KeyUsage::code).collect(Collectors.joining(", ")));
        }
    }

    /// A root stands for everything below it, whatever that is for.
    record PurposesOfRoot() implements Violation {
        @Override public Field field() {
            return Field.PURPOSES;
        }
        @Override public String message() {
            return "a root has no purposes";
        }
    }

    /// Only an authority's certificate constrains names (RFC 5280, 4.2.1.10).
    record ConstraintsOfAuthorities() implements Violation {
        @Override public Field field() {
            return Field.CONSTRAINTS;
        }
        @Override public String message() {
            return "name constraints are for authorities alone";
        }
    }

    /// The extension is written by Chancery itself, belongs into another kind of document, or stands there twice.
    record ExtensionTaken(String oid) implements Violation {
        @Override public Field field() {
            return Field.EXTENSIONS;
        }
        @Override public String message() {
            return "cannot be added by hand: " + Text.shown(oid);
        }
    }

    /// The value of an extension is not DER, or cannot be read as the text that describes one.
    record NotAnExtension(String text) implements Violation {
        @Override public Field field() {
            return Field.EXTENSIONS;
        }
        @Override public String message() {
            return "not the value of an extension: " + Text.shown(text);
        }
    }

    /// The issuer, or one above it, may not issue for this name (RFC 5280, 4.2.1.10).
    record OutsideConstraints(String name) implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "the issuer's name constraints exclude " + Text.shown(name);
        }
    }

    /// Longer than what the profile or the authority's policy allows.
    record LivesTooLong(Duration asked, Ttl longest) implements Violation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "a ttl of %s seconds is longer than %s, the longest that is allowed".formatted(asked.toSeconds(), longest);
        }
    }

    /// The authority's policy allows other keys only.
    record KeyNotAllowed(KeySpec key, List<KeySpec> allowed) implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "the authority's policy allows no %s, only %s".formatted(key.label(),
                    allowed.stream().map(KeySpec::label).collect(Collectors.joining(", ")));
        }
    }

    /// The authority's policy allows other profiles only.
    record ProfileNotAllowed(String profile) implements Violation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "the authority's policy does not allow the profile " + Text.shown(profile);
        }
    }

    /// What is described as a profile cannot be one; `where` is the place in it, such as `life.usual`.
    record NotAProfile(String where) implements Violation {
        @Override public Field field() {
            return Field.FILE;
        }
        @Override public String message() {
            return where.isEmpty() ? "not a Chancery profile" : "not a Chancery profile: wrong or missing " + Text.shown(where);
        }
    }

    /// The profile cannot go: this authority offers it first, or allows it alone.
    record ProfileInUse(String authority) implements Violation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "the authority %s uses the profile".formatted(Text.shown(authority));
        }
    }

    /// Nobody should sign for this authority, or not this one.
    record UnfitCross(Why why) implements Violation {

        public enum Why {
            UNREADABLE, NO_AUTHORITY, EXPIRED,
            /// It says that it is by its own key, and is not.
            BAD_SIGNATURE,
            /// It has the key of the one that is to sign.
            ITSELF,
            /// One that is not trusted itself.
            REVOKED
        }

        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return switch (why) {
                case UNREADABLE -> "not a certificate that can be read";
                case NO_AUTHORITY -> "the certificate of no authority";
                case EXPIRED -> "the certificate has expired";
                case BAD_SIGNATURE -> "not signed by its own key, as it says";
                case ITSELF -> "an authority does not sign for its own key";
                case REVOKED -> "the authority's certificate is revoked or on hold";
            };
        }
    }

    /// The authority has a new key already, under this name.
    record FollowedAlready(String successor) implements Violation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the authority is followed by %s already".formatted(Text.shown(successor));
        }
    }

    /// A profile that comes with the program is copied, not changed.
    record BuiltInProfile() implements Violation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "a built-in profile cannot be changed, only copied";
        }
    }

    /// Not of the form that is needed; `example` shows it.
    record NotInForm(Field field, String example) implements Violation {
        @Override public String message() {
            return "not in the form that is needed, such as " + Text.shown(example);
        }
    }

    /// What was received from a cloud cannot be its code.
    record UnfitCode(int length, OptionalInt expected) implements Violation {
        @Override public Field field() {
            return Field.CODE;
        }
        @Override public String message() {
            return expected.isPresent() ? "not a code: %s characters, expected %s".formatted(length, expected.getAsInt())
                    : "not a code: %s characters, at most 64 of visible ASCII".formatted(length);
        }
    }

    /// The registration is not at the point where this can be done.
    record NotNow(RegistrationState state) implements Violation {
        @Override public Field field() {
            return Field.REGISTRATION;
        }
        @Override public String message() {
            return "the registration is " + state.code();
        }
    }

    /// What was brought as a proof is none for this code and this authority, or is more than that.
    record UnfitProof(Why why) implements Violation {

        public enum Why {
            /// A private key is with it, which nobody else must ever see.
            HOLDS_A_KEY,
            /// Not exactly one certificate, or no base64.
            NOT_ONE,
            /// Another code, or another authority's signature.
            PROVES_NOTHING,
            /// The file is no request for a proof.
            NO_REQUEST,
            /// The request is about an authority that has no key in this store.
            OTHER_AUTHORITY
        }

        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "unfit proof: " + why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// There is no room at the cloud for another CA certificate.
    record CloudFull(int most) implements Violation {
        @Override public Field field() {
            return Field.REGISTRATION;
        }
        @Override public String message() {
            return "at most %s CA certificates there".formatted(most);
        }
    }

    /// The checks before a registration say that the cloud would refuse it.
    record CloudWouldRefuse(CloudCheck check) implements Violation {
        @Override public Field field() {
            return Field.REGISTRATION;
        }
        @Override public String message() {
            return "the cloud would refuse it: " + check;
        }
    }

    /// Not a pattern of names; `at` is where it goes wrong, in characters from 0.
    record UnfitPattern(Why why, int at) implements Violation {

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

    /// A pattern that makes more names than that.
    record TooManyNames(int most) implements Violation {
        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "more than %s names".formatted(most);
        }
    }

    /// A pattern that makes this name more than once.
    record NameTwice(String name) implements Violation {
        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "makes a name twice: " + Text.shown(name);
        }
    }

    /// A pattern that makes this name, which no thing can have.
    record UnfitName(String name, Violation why) implements Violation {
        @Override public Field field() {
            return Field.THING_ID;
        }
        @Override public String message() {
            return "makes the name %s: %s".formatted(Text.shown(name), why.message());
        }
    }

    /// A group of a recovery key, from 1, that cannot be as it was written down.
    record MistypedGroup(int group) implements Violation {
        @Override public Field field() {
            return Field.RECOVERY_KEY;
        }
        @Override public String message() {
            return "group %s of the recovery key is mistyped".formatted(group);
        }
    }

    /// A recovery key that is too short or too long, in characters without hyphens.
    record UnfinishedRecoveryKey(int typed, int whole) implements Violation {
        @Override public Field field() {
            return Field.RECOVERY_KEY;
        }
        @Override public String message() {
            return "a recovery key has %s characters, this has %s".formatted(whole, typed);
        }
    }

    /// What would be signed breaks a rule for certificates, lists or requests. It is found by the octets themselves.
    record BreaksRule(Breach breach) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "breaks the rule %s (%s)%s".formatted(breach.rule().code(), breach.rule().source(),
                    breach.detail().isEmpty() ? "" : ": " + Text.shown(breach.detail()));
        }
    }

    /// Plain HTTP to another machine: what is sent can be read and changed on the way.
    record PlainHttp(Field field, String host) implements Violation {
        @Override public String message() {
            return "plain HTTP to %s, where everybody on the way reads the token: use https".formatted(Text.shown(host));
        }
    }

    /// What cannot name an authority in the address of an endpoint.
    record NotALabel(String text) implements Violation {
        @Override public Field field() {
            return Field.ENROLMENT_LABEL;
        }
        @Override public String message() {
            return "no label for an address: " + Text.shown(text);
        }
    }

    /// A request of a thing for names that are not its own.
    record ForeignNames(String asked) implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "asks for names that are not its own: " + Text.shown(asked);
        }
    }

    /// A request to renew a certificate whose subject and names are not those of the certificate (RFC 7030, 4.2.2).
    record OtherNamesThanBefore(SerialNumber serial) implements Violation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "subject and alternative names must be those of certificate " + serial.hex();
        }
    }

    /// A request over the network that is in the store already and not from the same thing.
    record RequestOfAnother() implements Violation {
        @Override public Field field() {
            return Field.REQUEST;
        }
        @Override public String message() {
            return "this request is known and came by another way";
        }
    }

    /// A request that somebody has turned down.
    record RequestRejected(String reason) implements Violation {
        @Override public Field field() {
            return Field.REQUEST;
        }
        @Override public String message() {
            return "turned down: " + Text.shown(reason);
        }
    }

    /// Events of several kinds for one topic, which does not tell them apart.
    record EventsOfOneTopic() implements Violation {
        @Override public Field field() {
            return Field.EVENT_TOPIC;
        }
        @Override public String message() {
            return "several kinds of events and no {event} in the topic";
        }
    }

    /// A field in braces that a topic does not know.
    record UnknownTopicPart(String word) implements Violation {
        @Override public Field field() {
            return Field.EVENT_TOPIC;
        }
        @Override public String message() {
            return "no part of a topic: " + Text.shown(word);
        }
    }

    /// What was given to trust a broker by holds no certificate that can be read.
    record NoCertificateGiven() implements Violation {
        @Override public Field field() {
            return Field.BROKER_TRUST;
        }
        @Override public String message() {
            return "no certificate in what was given";
        }
    }

    /// A certificate that is to be shown to a broker and whose key is not here, or that is good for nothing any more.
    record CannotBeShown() implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "the certificate has no key here, has ended or is revoked";
        }
    }

    /// A key on a token with which no authority of this store can sign: none has it, and no certificate beside it can come in.
    record UnfitTokenKey() implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "no authority has this key of the token";
        }
    }

    /// What has to be signed by a key of the store cannot be: this one is in a Vault.
    record IssuerInVault(String place) implements Violation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the key that would have to sign is in a Vault: " + place;
        }
    }

    /// A rule of a Vault's role does not allow it; `saying` are its words, made visible.
    record AgainstVaultRole(String saying) implements Violation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the role in the Vault does not allow it: " + saying;
        }
    }

    /// Vault revokes for good: it cannot put a certificate on hold, nor release one.
    record NoHoldInVault(String place) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "no certificate is put on hold or released at " + place;
        }
    }

    /// A Vault did not hand over the certificates from its authority up to a root, and they are not in the store.
    record VaultRootMissing(String issuer) implements Violation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "the certificate of this issuer is missing: " + Text.shown(issuer);
        }
    }

    /// The answer that a Vault gave is not taken as it is: it differs from what was asked for, and nobody said that it is good.
    record VaultDiffers(List<VaultNotice> notices) implements Violation {
        public VaultDiffers {
            notices = List.copyOf(notices);
        }
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "signed otherwise than asked for: " + notices.stream().map(VaultNotice::message).collect(Collectors.joining("; "));
        }
    }

    /// A Vault signs requests, a request is signed by its key, and that of this certificate is not in the store.
    record NoKeyForVault(SerialNumber serial) implements Violation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "a Vault would need a request signed by the old key, which is not in the store: " + serial.hex();
        }
    }
}
