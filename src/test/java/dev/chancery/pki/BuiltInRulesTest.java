package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.Additions;
import dev.chancery.domain.Breach;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Request;
import dev.chancery.domain.Rule;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Usages;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Wish;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Chancery issues keeps the rules, whatever is asked of it.
class BuiltInRulesTest {

    private static final Map<String, Set<Rule>> DECLARED = Map.of(
            "mainflux", Set.of(Rule.SUBJECT_ID_OF_LEAF), "mainflux-id", Set.of(Rule.SUBJECT_ID_OF_LEAF),
            "amqtt-server", Set.of(Rule.SUBJECT_ID_OF_LEAF, Rule.USAGE_ABSENT),
            "amqtt-device", Set.of(Rule.SUBJECT_ID_OF_LEAF, Rule.USAGE_ABSENT), "vault", Set.of(Rule.USAGE_AGREEMENT));

    private static final List<KeySpec> CHEAP =
            List.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521, KeySpec.ED25519, KeySpec.ML_DSA_44, KeySpec.RSA_2048);

    @TempDir private Path folder;

    /// One thing to issue: by which authority, by which profile, for which key.
    private record Case(Lab.Held issuer, Profile profile, Request request, KeySpec key) {
        @Override public String toString() {
            return profile.code() + " " + request;
        }
    }

    private final List<Lab.Held> issuers = List.of(Lab.intermediate(Lab.root(KeySpec.EC_P256), KeySpec.EC_P256),
            Lab.root(KeySpec.ED25519), Lab.intermediate(Lab.root(KeySpec.EC_P384), KeySpec.EC_P384));
    private final Map<Lab.Held, Issuer> prepared = Map.of(issuers.get(0), Issuer.of(issuers.get(0).der()), issuers.get(1),
            Issuer.of(issuers.get(1).der()), issuers.get(2), Issuer.of(issuers.get(2).der()));
    private final Map<Lab.Held, SigningKey> signing = Map.of(issuers.get(0), issuers.get(0).signingKey(), issuers.get(1),
            issuers.get(1).signingKey(), issuers.get(2), issuers.get(2).signingKey());

    @Test void tenThousandThatAreIssuedAtRandomBreakNothingButWhatTheirProfilesDeclare() {
        for (int round = 0; round < 10; round++) {
            Any.holdsFor(this::any, one -> assertThat(Lint.certificate(issue(one), issuer(one)))
                    .extracting(Breach::rule).isSubsetOf(DECLARED.getOrDefault(one.profile.code(), Set.of())));
        }
    }

    private static byte[] issuer(Case one) {
        return one.issuer.der();
    }

    private byte[] issue(Case one) {
        var pair = Lab.key(one.key, "built-in");
        var serial = SerialNumber.random(Lab.RANDOM);
        return prepared.get(one.issuer).prepare(one.profile, one.request, serial, Lab.NOW).orRefuse()
                .sign(pair.getPublic(), signing.get(one.issuer));
    }

    private Case any(Random random) {
        var leafs = BuiltIn.ALL.stream().filter(profile -> !profile.forAuthority()).toList();
        var profile = settled(leafs.get(random.nextInt(leafs.size())));
        var key = CHEAP.get(random.nextInt(CHEAP.size()));
        var names = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(_ -> anyName(random)).toList();
        var request = new Request(anySubject(random), profile.isForServers() ? withHost(names) : names, key,
                profile.validity(Lab.NOW, Ttl.days(1 + random.nextInt(800))), OptionalInt.empty());
        return new Case(issuers.get(random.nextInt(issuers.size())), profile, request, key);
    }

    private static Profile settled(Profile profile) {
        return profile.answered(Map.of("vault", "https://vault.lab:8200", "uri", "lab.example"))
                .filled(Map.of("id", "press-001", "cn", "press-001")).orRefuse();
    }

    private static List<SubjectName> withHost(List<SubjectName> names) {
        var all = new ArrayList<>(names);
        all.add(new SubjectName.Dns("broker.lab"));
        return all;
    }

    private static SubjectName anyName(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> SubjectName.Dns.parse("thing-" + random.nextInt(1_000) + Any.of(random, "", ".lab", ".prüf.lab")).orRefuse();
            case 1 -> SubjectName.parse(Any.of(random, "10.0.0." + random.nextInt(256), "fd00::" + random.nextInt(999))).orRefuse();
            case 2 -> SubjectName.parse("URI:spiffe://lab.example/device/" + random.nextInt(1_000)).orRefuse();
            default -> SubjectName.parse("email:ops" + random.nextInt(9) + "@lab.example").orRefuse();
        };
    }

    /// Any text that the domain takes for a name.
    private static DistinguishedName anySubject(Random random) {
        for (int tries = 0; tries < 5; tries++) {
            var asked = DistinguishedName.of(Map.of(Attribute.COMMON_NAME, Any.text(random, 70), Attribute.ORGANIZATION,
                    Any.text(random, 20), Attribute.COUNTRY, Any.of(random, "DE", "de", "FR", "")));
            if (asked.violations().isEmpty()) {
                return asked.orRefuse();
            }
        }
        return random.nextBoolean() ? DistinguishedName.commonName("press-" + random.nextInt(1_000)).orRefuse() : Lab.name("Prüfstand Süd");
    }

    @Test void everyAuthorityByABuiltInProfileKeepsAllRules() {
        for (var profile : BuiltIn.ALL.stream().filter(one -> one.kind() == Profile.Kind.ROOT).toList()) {
            for (var key : List.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521, KeySpec.ED25519, KeySpec.RSA_2048, KeySpec.ML_DSA_65)) {
                var request = Lab.request("Lab Root", key, Ttl.days(3650), OptionalInt.empty());
                var der = Issuer.root().prepare(profile, request, SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse()
                        .selfSign(Lab.key(key, "built-in"));
                assertThat(Lint.certificate(der)).isEmpty();
            }
        }
        issuers.forEach(issuer -> assertThat(Lint.certificate(issuer.der())).isEmpty());
    }

    @Test void tenThousandMutatedRequestsIssueNothingThatBreaksARule() {
        var wish = new Wish(Lab.name("press-001"), List.of(new SubjectName.Dns("press-001.lab")), KeySpec.EC_P256, Profile.DEVICE);
        var request = SigningRequest.write(wish, Lab.key(KeySpec.EC_P256, "wish"));
        var issued = new int[1];
        for (int round = 0; round < 10; round++) {
            Any.holdsFor(random -> mutated(random, request), der -> issued[0] += issueFor(der) ? 1 : 0);
        }
        assertThat(issued[0]).isPositive();
    }

    private static byte[] mutated(Random random, byte[] der) {
        var changed = der.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    /// As an office signs a request, but that the signature need not fit: it would refuse all but a few.
    private boolean issueFor(byte[] der) {
        try {
            var csr = SigningRequest.read(der);
            var key = new RequestReader(der).publicKey();
            var request = new Request(csr.subject(), csr.names(), csr.key().orElseThrow(), Validity.issued(Lab.NOW, Ttl.DEFAULT), OptionalInt.empty());
            var draft = prepared.get(issuers.getFirst()).prepare(Profile.DEVICE, request, SerialNumber.random(Lab.RANDOM), Lab.NOW);
            if (!draft.violations().isEmpty()) {
                return false;
            }
            var made = draft.orRefuse().sign(key, signing.get(issuers.getFirst()));
            assertThat(Lint.certificate(made, issuers.getFirst().der())).isEmpty();
            return true;
        } catch (Failure | NoSuchElementException refused) {
            return false;
        }
    }

    @Test void aProfileThatBreaksARuleIsToldOfBeforeAnythingIsSigned() {
        var plain = Profile.DEVICE;
        var both = new Additions(plain.additions().links(), List.of(), plain.additions().constraints(),
                List.of(new Additions.Other("1.3.6.1.5.5.7.1.1", true, Bytes.of(Raw.sequence(
                        Raw.sequence(Raw.oid("1.3.6.1.5.5.7.48.1"), Raw.text(0x86, "http://ocsp.lab/")))))), EnumSet.noneOf(Additions.Omitted.class));
        var bad = new Profile("bad", "Bad", plain.kind(), plain.usages(), plain.naming(), plain.terms(), both);
        var request = Lab.device("press-001", KeySpec.EC_P256);
        var violations = Issuer.of(issuers.getFirst().der()).prepare(bad, request, SerialNumber.random(Lab.RANDOM), Lab.NOW).violations();
        assertThat(violations).isNotEmpty();
    }

    @Test void whatBreaksARuleIsNotSigned() {
        var issuer = prepared.get(issuers.getFirst());
        var draft = issuer.prepare(Profile.DEVICE, Lab.device("press-001", KeySpec.EC_P256),
                new SerialNumber(BigInteger.TWO), Lab.NOW);
        assertThat(draft.violations()).singleElement().isInstanceOfSatisfying(ProfileViolation.BreaksRule.class,
                broken -> assertThat(broken.breach().rule()).isEqualTo(Rule.SERIAL_RANDOM));
        issuer.prepare(Profile.DEVICE, Lab.device("press-001", KeySpec.EC_P256), SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse();
        var rehearsed = issuer.prepare(Profile.DEVICE, Lab.device("press-001", KeySpec.EC_P256),
                new SerialNumber(BigInteger.TWO), Lab.NOW).orRefuse();
        assertThatThrownBy(() -> rehearsed.sign(Lab.key(KeySpec.EC_P256, "built-in").getPublic(), signing.get(issuers.getFirst())))
                .isInstanceOf(Failure.Refused.class).hasMessageContaining("serial-random");
    }

    /// An outside judge on a sample of what the first test issues.
    @Test void opensslAcceptsASampleStrictly() {
        var random = new Random(23);
        var root = Lab.root(KeySpec.EC_P256);
        var strict = BuiltIn.ALL.stream().filter(one -> !one.forAuthority() && one.usages().allows(Usages.CLIENT_AUTH)).toList();
        for (int i = 0; i < 20; i++) {
            var profile = settled(strict.get(i % strict.size()));
            var key = Any.of(random, KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.RSA_2048);
            var request = new Request(anySubject(random), withHost(List.of(anyName(random))), key,
                    profile.validity(Lab.NOW, Ttl.days(30)), OptionalInt.empty());
            var der = Issuer.of(root.der()).prepare(profile, request, SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse()
                    .sign(Lab.key(key, "built-in").getPublic(), root.signingKey());
            Judge.run("openssl", "verify", "-x509_strict", "-check_ss_sig", "-purpose", "sslclient", "-attime",
                    String.valueOf(Lab.NOW.plus(Duration.ofHours(1)).getEpochSecond()), "-CAfile", Lab.pem(folder, "root.pem", root.der()),
                    Lab.pem(folder, "one.pem", der)).accepted();
        }
    }
}
