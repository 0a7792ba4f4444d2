package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What scripts and logs are told, word for word, and the field of a form that each belongs to.
class ViolationMessagesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final SerialNumber SERIAL = SerialNumber.candidates("0a:ff").getFirst();

    private static void says(Violation violation, Field field, String message) {
        assertThat(violation.message()).isEqualTo(message);
        assertThat(violation.field()).as(message).isEqualTo(field);
    }

    @Test void namesThatCannotBe() {
        says(new NameViolation.NotACountryCode("XYZ"), Field.COUNTRY, "a country is two letters, such as DE: got XYZ");
        says(new NameViolation.NotADnsName("a..b"), Field.SUBJECT_NAMES, "not a DNS name: a..b");
        says(new NameViolation.NotAnAddress(Field.ADDRESS, "1.2"), Field.ADDRESS, "not an IP address: 1.2");
        says(new NameViolation.NotAUri("x"), Field.SUBJECT_NAMES, "not an absolute ASCII URI: x");
        says(new NameViolation.NotAnEmail(Field.EMAIL, "x"), Field.EMAIL, "not an e-mail address: x");
        says(new NameViolation.ReservedName(Field.THING_ID, "CON"), Field.THING_ID, "reserved name: CON");
        says(new NameViolation.NoKindOfName("x"), Field.SUBJECT_NAMES, "must begin with DNS:, IP:, URI: or email: x");
        says(new NameViolation.OutsideConstraints("a.b"), Field.SUBJECT_NAMES, "the issuer's name constraints exclude a.b");
        says(new NameViolation.NoServerName(), Field.SUBJECT_NAMES, "a server certificate needs a DNS name or an IP address");
        says(new NameViolation.NotALabel("A b"), Field.ENROLMENT_LABEL, "no label for an address: A b");
        says(new NameViolation.ForeignNames("b"), Field.SUBJECT_NAMES, "asks for names that are not its own: b");
        says(new NameViolation.UnfitName("CON", new NameViolation.ReservedName(Field.NAME, "CON")), Field.THING_ID,
                "makes the name CON: reserved name: CON");
        says(new NameViolation.NameTwice("a"), Field.THING_ID, "makes a name twice: a");
        says(new NameViolation.TooManyNames(9), Field.THING_ID, "more than 9 names");
        says(new NameViolation.UnfitPattern(NameViolation.UnfitPattern.Why.NO_RANGE, 4), Field.THING_ID, "not a pattern at character 5: no range");
        says(new NameViolation.NotAConstraint("x"), Field.CONSTRAINTS,
                "not a name constraint such as DNS:lab.example or IP:10.0.0.0/8: x");
    }

    @Test void textsThatCannotBe() {
        says(new TextViolation.Missing(Field.THING_ID), Field.THING_ID, "missing thing id");
        says(new TextViolation.TooLong(Field.NAME, 129, 128), Field.NAME, "too long: 129 characters, at most 128");
        says(new TextViolation.TooShort(Field.PASSPHRASE, 7, 8), Field.PASSPHRASE, "too short: 7 characters, at least 8");
        says(new TextViolation.ForbiddenCharacter(Field.NAME, 0x202E, 3), Field.NAME, "character U+202E at position 4 is not allowed");
        says(new TextViolation.LooksLikeFormula(Field.GROUP), Field.GROUP, "must not begin with = + - or @");
        says(new TextViolation.OutOfRange(Field.LIFE, "0", 1, 9), Field.LIFE, "must be a whole number from 1 to 9: got 0");
        says(new TextViolation.NotATime("25"), Field.RENEWAL_TIME, "not a time of day such as 02:00: got 25");
        says(new TextViolation.NotInForm(Field.ADDRESS, "eu"), Field.ADDRESS, "not in the form that is needed, such as eu");
        says(new TextViolation.PassphrasesDiffer(), Field.PASSPHRASE_AGAIN, "the two passphrases differ");
        says(new TextViolation.MistypedGroup(3), Field.RECOVERY_KEY, "group 3 of the recovery key is mistyped");
        says(new TextViolation.UnfinishedRecoveryKey(5, 56), Field.RECOVERY_KEY, "a recovery key has 56 characters, this has 5");
        says(new TextViolation.UnknownPlaceholder(Field.LINKS, "{x}"), Field.LINKS, "unknown placeholder: {x}");
        says(new TextViolation.NothingFor(Field.LINKS, "{x}"), Field.LINKS, "no value for {x}");
    }

    @Test void livesThatCannotBe() {
        says(new ValidityViolation.MalformedTtl("x"), Field.LIFE,
                "invalid ttl format: x (use duration like '8760h' or hours as integer)");
        says(new ValidityViolation.TtlOutOfRange(Duration.ZERO, Duration.ofMinutes(1), Duration.ofHours(1)), Field.LIFE,
                "ttl must be between 60 and 3600 seconds");
        says(new ValidityViolation.OutlivesIssuer(LATER, NOON), Field.LIFE,
                "would end 2026-03-02T12:00:00Z, after its issuer (2026-03-01T12:00:00Z)");
        says(new ValidityViolation.LivesTooLong(Duration.ofDays(2), Ttl.days(1)), Field.LIFE,
                "a ttl of 172800 seconds is longer than %s, the longest that is allowed".formatted(Ttl.days(1)));
        says(new ValidityViolation.NotEligibleYet(NOON), Field.CERTIFICATE,
                "certificate not eligible for renewal yet: it is from 2026-03-01T12:00:00Z");
    }

    @Test void profilesThatCannotBe() {
        says(new ProfileViolation.WrongProfile("root"), Field.PROFILE, "the profile does not fit: root");
        says(new ProfileViolation.NotAProfile(""), Field.FILE, "not a Chancery profile");
        says(new ProfileViolation.NotAProfile("life.usual"), Field.FILE, "not a Chancery profile: wrong or missing life.usual");
        says(new ProfileViolation.ProfileInUse("Lab"), Field.PROFILE, "the authority Lab uses the profile");
        says(new ProfileViolation.BuiltInProfile(), Field.PROFILE, "a built-in profile cannot be changed, only copied");
        says(new ProfileViolation.UsageOfAuthorities(KeyUsage.CRL_SIGN), Field.KEY_USAGE, "cRLSign is for authorities alone");
        says(new ProfileViolation.AuthorityMustSign(), Field.KEY_USAGE, "an authority must be allowed to sign certificates");
        says(new ProfileViolation.AuthorityMustSay(), Field.EXTENSIONS,
                "an authority's certificate must have basic constraints and a subject key identifier");
        says(new ProfileViolation.OnlyWithAgreement(), Field.KEY_USAGE, "encipher only and decipher only need key agreement");
        says(new ProfileViolation.PurposeNeedsUsage("clientAuth", Set.of(KeyUsage.DIGITAL_SIGNATURE)), Field.PURPOSES,
                "purpose clientAuth needs one of digitalSignature");
        says(new ProfileViolation.PurposesOfRoot(), Field.PURPOSES, "a root has no purposes");
        says(new ProfileViolation.ConstraintsOfAuthorities(), Field.CONSTRAINTS, "name constraints are for authorities alone");
        says(new ProfileViolation.ExtensionTaken("1.2"), Field.EXTENSIONS, "cannot be added by hand: 1.2");
        says(new ProfileViolation.NotAnExtension("x"), Field.EXTENSIONS, "not the value of an extension: x");
        says(new ProfileViolation.NotAnOid(Field.PURPOSES, "x"), Field.PURPOSES,
                "not an object identifier such as 1.3.6.1.5.5.7.3.2: x");
        says(new ProfileViolation.NotALink("x"), Field.LINKS, "not an address such as http://pki.lab/ca.crl: x");
    }

    @Test void issuersThatMustNot() {
        says(new IssuerViolation.IssuerNotValid(new Validity(NOON, LATER), NOON), Field.ISSUER,
                "the issuer is valid from 2026-03-01T12:00:00Z to 2026-03-02T12:00:00Z only");
        says(new IssuerViolation.IssuerKeyAway(), Field.ISSUER, "the key that is to sign is not in the store");
        says(new IssuerViolation.PathTooLong(0, 1), Field.PATH_LENGTH, "the issuer allows 0 further authorities below it");
        says(new IssuerViolation.FollowedAlready("B"), Field.ISSUER, "the authority is followed by B already");
        says(new IssuerViolation.ProfileNotAllowed("P"), Field.PROFILE, "the authority's policy does not allow the profile P");
        says(new IssuerViolation.WrittenElsewhere(), Field.CERTIFICATE,
                "made by another program in a form that cannot be renewed here");
        says(new IssuerViolation.IssuerInVault("v/pki"), Field.ISSUER, "the key that would have to sign is in a Vault: v/pki");
        assertThat(IssuerViolation.UnfitCross.Why.values()).extracting(IssuerViolation.UnfitCross::new).allSatisfy(
                violation -> assertThat(violation.field()).isEqualTo(Field.CERTIFICATE)).extracting(Violation::message)
                .containsExactly("not a certificate that can be read", "the certificate of no authority", "the certificate has expired",
                        "not signed by its own key, as it says", "an authority does not sign for its own key",
                        "the authority's certificate is revoked or on hold");
    }

    @Test void keysThatCannotBe() {
        says(new KeyViolation.UnsupportedKeyType("dsa"), Field.KEY,
                "unsupported key type: dsa (supported are rsa, ecdsa, ed25519, ml-dsa)");
        says(new KeyViolation.UnsupportedKeySize(KeySpec.Algorithm.RSA, 1024, List.of(2048, 3072)), Field.KEY,
                "unsupported key size: RSA supports 2048, 3072, got 1024");
        says(new KeyViolation.UnsupportedKeySize(KeySpec.Algorithm.EC, 1, List.of(256)), Field.KEY,
                "unsupported key size: ECDSA supports 256, got 1");
        says(new KeyViolation.UnsupportedKeySize(KeySpec.Algorithm.ML_DSA, 1, List.of(65)), Field.KEY,
                "unsupported key size: ML-DSA supports 65, got 1");
        says(new KeyViolation.KeyOfAuthority("Lab"), Field.KEY, "the key of the authority Lab");
        says(new KeyViolation.KeyNotAllowed(KeySpec.EC_P256, List.of(KeySpec.RSA_2048)), Field.KEY, "the authority's policy allows no %s, only %s"
                .formatted(KeySpec.EC_P256.label(), KeySpec.RSA_2048.label()));
        says(new KeyViolation.NoSshKey("press", KeySpec.EC_P256), Field.KEY,
                "OpenSSH has no keys like that of press (%s)".formatted(KeySpec.EC_P256.label()));
        says(new KeyViolation.UsageUnfitForKey(KeyUsage.KEY_ENCIPHERMENT, KeySpec.Algorithm.EC), Field.KEY_USAGE,
                "%s keys cannot do keyEncipherment".formatted(KeySpec.Algorithm.EC.code()));
        says(new KeyViolation.UnfitTokenKey(), Field.KEY, "no authority has this key of the token");
        assertThat(KeyViolation.UnfitKey.Why.values()).extracting(why -> new KeyViolation.UnfitKey(why).message()).containsExactly(
                "the RSA exponent must be 65537", "the RSA key can be guessed", "the public key is no valid point of its curve");
        assertThat(new KeyViolation.UnfitKey(KeyViolation.UnfitKey.Why.EXPONENT).field()).isEqualTo(Field.KEY);
    }

    @Test void requestsThatCannotBe() {
        says(new RequestViolation.BadSignature(), Field.SIGNATURE, "the signature does not fit the request and its key");
        says(new RequestViolation.UnsupportedSignature("SHA-1"), Field.SIGNATURE, "signed with SHA-1, wanted is SHA-256 or better");
        says(new RequestViolation.RequestSettled(), Field.REQUEST, "the request has been settled before");
        says(new RequestViolation.OtherNamesThanBefore(SERIAL), Field.SUBJECT_NAMES,
                "subject and alternative names must be those of certificate " + SERIAL.hex());
        says(new RequestViolation.RequestOfAnother(), Field.REQUEST, "this request is known and came by another way");
        says(new RequestViolation.RequestRejected("no"), Field.REQUEST, "turned down: no");
        assertThat(RequestViolation.UnfitAnswer.Why.values()).extracting(RequestViolation.UnfitAnswer::new).allSatisfy(
                violation -> assertThat(violation.field()).isEqualTo(Field.ANSWER)).extracting(Violation::message)
                .containsExactly("no certificate for the key of the request", "the certificate of an authority, which was not asked for",
                        "the certificate has expired", "not signed by the issuer that it names", "names somebody who was not asked for");
    }

    @Test void certificatesThatCannotBeRenewed() {
        says(new LifecycleViolation.ReplacedAlready(SERIAL), Field.CERTIFICATE,
                "certificate has been replaced already, by " + SERIAL.hex());
        says(new LifecycleViolation.OfAnotherThing(SERIAL, ThingId.of("press-1").orRefuse()), Field.CERTIFICATE,
                "certificate %s is not one of press-1".formatted(SERIAL.hex()));
        says(new LifecycleViolation.OfAnAuthority(), Field.CERTIFICATE, "an authority's own certificate is renewed with its authority");
    }

    @Test void addressesThatCannotBe() {
        says(new NetworkViolation.NotAUrl(Field.LINKS, "x"), Field.LINKS, "not an http or https address: x");
        says(new NetworkViolation.NotAServer("x"), Field.ADDRESS, "not a server's name or IP address with a port: x");
        says(new NetworkViolation.PlainHttp(Field.ADDRESS, "v"), Field.ADDRESS,
                "plain HTTP to v, where everybody on the way reads the token: use https");
        says(new NetworkViolation.EventsOfOneTopic(), Field.EVENT_TOPIC, "several kinds of events and no {event} in the topic");
        says(new NetworkViolation.UnknownTopicPart("x"), Field.EVENT_TOPIC, "no part of a topic: x");
        says(new NetworkViolation.NoCertificateGiven(), Field.BROKER_TRUST, "no certificate in what was given");
        says(new NetworkViolation.CannotBeShown(), Field.CERTIFICATE, "the certificate has no key here, has ended or is revoked");
    }

    @Test void filesThatCannotBe() {
        says(new FileViolation.NotAFilePath(Field.LIST_PATH, "x"), Field.LIST_PATH, "not the full path of a file: x");
        says(new FileViolation.NotAFolderPath(Field.LIST_FOLDER, "x"), Field.LIST_FOLDER, "not the full path of a folder: x");
        says(new FileViolation.FileExists("x"), Field.NAME, "a file of this name exists: x");
        says(new FileViolation.TwoOfOneName("x"), Field.FILE, "two files of one name: x");
        says(new FileViolation.UnknownPart("x"), Field.FILE, "unknown field: {x}");
        says(new FileViolation.WrongColumnCount(2, 6), Field.ROW, "2 columns, the header has 6");
        says(new FileViolation.UnclosedQuote(), Field.ROW, "a quotation mark is opened and never closed");
        says(new FileViolation.MisplacedQuote(), Field.ROW, "text stands after a closing quotation mark");
        says(new FileViolation.NotUtf8(), Field.ROW, "not UTF-8 text");
    }

    @Test void whatACloudOrAVaultWouldNotTake() {
        says(new CloudViolation.UnfitCode(3, OptionalInt.of(64)), Field.CODE, "not a code: 3 characters, expected 64");
        says(new CloudViolation.UnfitCode(70, OptionalInt.empty()), Field.CODE, "not a code: 70 characters, at most 64 of visible ASCII");
        says(new CloudViolation.NotNow(RegistrationState.REMOVED), Field.REGISTRATION, "the registration is removed");
        says(new CloudViolation.UnfitProof(CloudViolation.UnfitProof.Why.HOLDS_A_KEY), Field.CERTIFICATE, "unfit proof: holds a key");
        says(new CloudViolation.CloudFull(2), Field.REGISTRATION, "at most 2 CA certificates there");
        says(new VaultViolation.AgainstVaultRole("x"), Field.ISSUER, "the role in the Vault does not allow it: x");
        says(new VaultViolation.NoHoldInVault("p"), Field.CERTIFICATE, "no certificate is put on hold or released at p");
        says(new VaultViolation.VaultRootMissing("R"), Field.CERTIFICATE, "the certificate of this issuer is missing: R");
        says(new VaultViolation.NoKeyForVault(SERIAL), Field.KEY,
                "a Vault would need a request signed by the old key, which is not in the store: " + SERIAL.hex());
    }
}
