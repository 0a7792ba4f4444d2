package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each profile that stands for another system against what that system makes. What differs on purpose is listed in each
/// test, with the reason, and in `docs/profiles.md`. In all of them the start is set back and the end is the last second
/// that counts, so that a life of a year is a year.
class GoldenProfilesTest {

    private static final String BASIC = "X509v3 Basic Constraints";
    private static final String USAGE = "X509v3 Key Usage";
    private static final String PURPOSES = "X509v3 Extended Key Usage";
    private static final String NAMES = "X509v3 Subject Alternative Name";
    private static final String KEY_ID = "X509v3 Subject Key Identifier";
    private static final String ISSUER_ID = "X509v3 Authority Key Identifier";

    /// OpenSSL adds one by itself, which those tools do not.
    private static final String NO_KEY_ID = "subjectKeyIdentifier=none";

    @TempDir Path folder;
    private TestOffice lab;
    private Original original;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(folder);
        original = new Original(Files.createDirectory(folder.resolve("original")));
    }

    @AfterEach void close() {
        lab.close();
    }

    private static DistinguishedName subject(String... parts) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        for (int i = 0; i < parts.length; i += 2) {
            values.put(Attribute.valueOf(parts[i]), parts[i + 1]);
        }
        return DistinguishedName.of(values).orRefuse();
    }

    private Authority authority(Profile profile, DistinguishedName subject) {
        return lab.office.authorities().create(new NewAuthority("CA", Optional.empty(), subject, profile.key(), profile.life(),
                OptionalInt.empty(), TestOffice.defaults(profile.key()), profile));
    }

    private Path issued(Authority by, Profile profile, KeySpec key, String thing) {
        var terms = new Order.Terms(by.id(), profile, key, profile.life());
        var certificates = lab.office.certificates();
        return pem(certificates.pem(certificates.issue(certificates.order(lab.thing(thing), terms).orRefuse())));
    }

    private Path pem(String text) {
        try {
            return Files.writeString(folder.resolve("ours.pem"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pem(Authority authority) {
        return pem(lab.office.certificates().pem(authority.certificate()));
    }

    /// Ours is theirs, but for `wanted`: an extension by its name and what we write, or nothing, instead of theirs.
    private void same(Path ours, Path theirs, Profile profile, Map<String, String> wanted) {
        var our = OpenSslText.of(ours);
        var their = OpenSslText.of(theirs);
        var expected = new HashMap<>(their.extensions());
        wanted.forEach((name, value) -> {
            assertThat(expected.getOrDefault(name, "")).as("a difference in " + name).isNotEqualTo(value);
            expected.put(name, value);
        });
        expected.values().removeIf(String::isEmpty);
        assertThat(our.extensions()).isEqualTo(expected);
        assertThat(our.subject()).isEqualTo(their.subject());
        assertThat(our.key()).isEqualTo(their.key());
        assertThat(our.signature()).isEqualTo(their.signature());
        assertThat(our.version()).isEqualTo(3);
        var backdate = profile.terms().backdate();
        assertThat(our.life().minus(backdate)).isEqualTo(profile.life().duration().minusSeconds(1));
        assertThat(their.life().minus(their.subject().contains("ba1f2b16") ? backdate : Duration.ZERO))
                .isCloseTo(profile.life().duration(), Duration.ofSeconds(1));
    }

    @Test void mainfluxClientsWithAnRsaKey() {
        original.authority("/CN=localhost/O=Mainflux/OU=mainflux/emailAddress=info@mainflux.com", 2048, 3650, "basicConstraints=critical,CA:true",
                "keyUsage=critical,digitalSignature,cRLSign,keyCertSign", "subjectKeyIdentifier=hash");
        var theirs = original.leaf("/CN=press-1", 2048, 365, "basicConstraints=critical,CA:FALSE",
                "keyUsage=critical,digitalSignature,keyEncipherment", "extendedKeyUsage=clientAuth", "authorityKeyIdentifier=keyid", NO_KEY_ID);
        var root = lab.root("Lab Root", KeySpec.RSA_2048);
        same(issued(root, BuiltIn.MAINFLUX_ID, BuiltIn.MAINFLUX_ID.key(), "press-1"), theirs, BuiltIn.MAINFLUX_ID, Map.of());
    }

    /// The common name is a secret of the thing's, so that theirs is made for the one that the thing has.
    @Test void mainfluxClientsCalledByTheirKey() {
        original.authority("/CN=localhost/O=Mainflux/OU=mainflux/emailAddress=info@mainflux.com", 2048, 3650, "basicConstraints=critical,CA:true",
                "keyUsage=critical,digitalSignature,cRLSign,keyCertSign", "subjectKeyIdentifier=hash");
        var root = lab.root("Lab Root", KeySpec.RSA_2048);
        var ours = issued(root, BuiltIn.MAINFLUX, BuiltIn.MAINFLUX.key(), "press-1");
        var theirs = original.leaf("/CN=" + new String(lab.office.things().key(lab.office.things().find(new ThingId("press-1")).orElseThrow())),
                2048, 365, "basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature,keyEncipherment",
                "extendedKeyUsage=clientAuth", "authorityKeyIdentifier=keyid", NO_KEY_ID);
        same(ours, theirs, BuiltIn.MAINFLUX, Map.of());
    }

    @Test void mainfluxClientsWithAnEcKeyOnlySign() {
        var ours = OpenSslText.of(issued(lab.root("Lab Root", KeySpec.RSA_2048), BuiltIn.MAINFLUX_ID, KeySpec.EC_P256, "press-1"));
        assertThat(ours.extensions()).containsOnly(Map.entry(BASIC, "critical CA:FALSE"),
                Map.entry(USAGE, "critical Digital Signature"), Map.entry(PURPOSES, "TLS Web Client Authentication"),
                Map.entry(ISSUER_ID, "<id>"));
    }

    @Test void mainfluxClientsAreCalledByTheKeyOfTheirThing() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var ours = OpenSslText.of(issued(root, BuiltIn.MAINFLUX, KeySpec.EC_P256, "press-1"));
        var thing = lab.office.things().find(new ThingId("press-1")).orElseThrow();
        assertThat(ours.subject()).isEqualTo("CN = " + new String(lab.office.things().key(thing)));
    }

    /// Vault's intermediate belongs to its maker: only what it signed is compared.
    @Test void theVaultRoleAgainstACertificateThatVaultMade() {
        Judge.require("openssl");
        var root = lab.root("Lab Root", KeySpec.RSA_2048);
        var profile = BuiltIn.VAULT.answered(Map.of("vault", "http://vault:8200"));
        var theirs = Path.of("src/test/resources/golden/vault-sample.pem");
        var thing = "ba1f2b16-5207-4608-a4de-5fabfb8627c2";
        same(issued(root, profile, KeySpec.RSA_2048, thing), theirs, BuiltIn.VAULT, Map.of());
    }

    @Test void theAmqttCa() {
        var theirs = original.authority("/C=US/ST=NY/L=NY/O=My Org's Name/CN=my.domain.name", 4096, 3650,
                "basicConstraints=critical,CA:TRUE", "subjectKeyIdentifier=hash", "keyUsage=critical,keyCertSign,cRLSign");
        same(pem(authority(BuiltIn.AMQTT_CA, amqttName())), theirs, BuiltIn.AMQTT_CA, Map.of());
    }

    private static DistinguishedName amqttName() {
        return subject("COUNTRY", "US", "STATE", "NY", "LOCALITY", "NY", "ORGANIZATION", "My Org's Name",
                "COMMON_NAME", "my.domain.name");
    }

    private Authority amqttRoot() {
        original.authority("/C=US/O=My Org's Name/CN=my.domain.name", 2048, 3650, "basicConstraints=critical,CA:TRUE",
                "subjectKeyIdentifier=hash", "keyUsage=critical,keyCertSign,cRLSign");
        return lab.office.authorities().create(new NewAuthority("CA", Optional.empty(), amqttName(), KeySpec.RSA_2048,
                Ttl.days(3650), OptionalInt.empty(), TestOffice.defaults(KeySpec.RSA_2048)));
    }

    @Test void anAmqttServer() {
        var root = amqttRoot();
        var theirs = original.leaf("/C=US/O=My Org's Name/CN=my.domain.name", 2048, 365, "basicConstraints=critical,CA:FALSE",
                "subjectAltName=DNS:my.domain.name,IP:127.0.0.1", "authorityKeyIdentifier=keyid", NO_KEY_ID);
        same(issued(root, BuiltIn.AMQTT_SERVER, KeySpec.RSA_2048, "my.domain.name"), theirs, BuiltIn.AMQTT_SERVER, Map.of());
    }

    /// Ours writes the host name in lower case, as names in the DNS are compared.
    @Test void anAmqttDevice() {
        var root = amqttRoot();
        var theirs = original.leaf("/C=US/O=My Org's Name/CN=myUniqueDeviceId", 2048, 365, "basicConstraints=critical,CA:FALSE",
                "subjectAltName=URI:spiffe://my.domain.name/device/myUniqueDeviceId,DNS:myUniqueDeviceId.local",
                "authorityKeyIdentifier=keyid", NO_KEY_ID);
        same(issued(root, BuiltIn.AMQTT_DEVICE, KeySpec.RSA_2048, "myUniqueDeviceId"), theirs, BuiltIn.AMQTT_DEVICE,
                Map.of(NAMES, "URI:spiffe://my.domain.name/device/myUniqueDeviceId, DNS:myuniquedeviceid.local"));
    }

    /// Ours has a key usage, without which Siemens' own upload checks and every CRL verifier refuse the CA, and no authority
    /// key identifier, which a root does not need.
    @Test void theMindsphereCa() {
        var theirs = original.authority("/C=DE/ST=Jena/O=Lab/OU=IT/CN=tenant1", 2048, 3650);
        same(pem(authority(BuiltIn.MINDSPHERE_CA, mindsphereName())), theirs, BuiltIn.MINDSPHERE_CA,
                Map.of(USAGE, "critical Certificate Sign, CRL Sign", ISSUER_ID, ""));
    }

    private static DistinguishedName mindsphereName() {
        return subject("COUNTRY", "DE", "STATE", "Jena", "ORGANIZATION", "Lab", "ORGANIZATIONAL_UNIT", "IT",
                "COMMON_NAME", "tenant1");
    }

    /// The documented commands make a certificate of version 1 without a single extension. Ours says that it is a client's,
    /// and no authority's.
    @Test void aMindsphereAgent() {
        original.authority("/C=DE/ST=Jena/O=Lab/OU=IT/CN=tenant1", 2048, 3650);
        var theirs = original.leaf("/C=DE/ST=Jena/O=Lab/OU=IT/CN=press-1", 2048, 365);
        assertThat(OpenSslText.of(theirs).version()).isEqualTo(1);
        same(issued(authority(BuiltIn.MINDSPHERE_CA, mindsphereName()), BuiltIn.MINDSPHERE_AGENT, KeySpec.RSA_2048, "press-1"), theirs,
                BuiltIn.MINDSPHERE_AGENT, Map.of(BASIC, "critical CA:FALSE", USAGE, "critical Digital Signature, Key Encipherment",
                        PURPOSES, "TLS Web Client Authentication", KEY_ID, "<id>", ISSUER_ID, "<id>"));
    }

    @Test void thoseOfOurOwnSayWhatTheirKeyIsFor() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(OpenSslText.of(issued(root, BuiltIn.BOTH, KeySpec.EC_P256, "gate.lab")).extensions()).isEqualTo(Map.of(
                BASIC, "critical CA:FALSE", USAGE, "critical Digital Signature",
                PURPOSES, "TLS Web Server Authentication, TLS Web Client Authentication",
                NAMES, "DNS:gate.lab", KEY_ID, "<id>", ISSUER_ID, "<id>"));
        assertThat(OpenSslText.of(issued(root, Profile.SERVER, KeySpec.RSA_2048, "broker.lab")).extensions()).isEqualTo(Map.of(
                BASIC, "critical CA:FALSE", USAGE, "critical Digital Signature, Key Encipherment",
                PURPOSES, "TLS Web Server Authentication", NAMES, "DNS:broker.lab", KEY_ID, "<id>", ISSUER_ID, "<id>"));
        assertThat(OpenSslText.of(issued(root, Profile.DEVICE, KeySpec.EC_P256, "press-1")).extensions()).isEqualTo(Map.of(
                BASIC, "critical CA:FALSE", USAGE, "critical Digital Signature", PURPOSES, "TLS Web Client Authentication",
                KEY_ID, "<id>", ISSUER_ID, "<id>"));
    }

    @Test void authoritiesOfOurOwnSignCertificatesAndLists() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(OpenSslText.of(pem(root)).extensions()).isEqualTo(Map.of(
                BASIC, "critical CA:TRUE", USAGE, "critical Certificate Sign, CRL Sign", KEY_ID, "<id>"));
        assertThat(OpenSslText.of(pem(lab.intermediate("Issuing", root, KeySpec.EC_P256))).extensions()).isEqualTo(Map.of(
                BASIC, "critical CA:TRUE, pathlen:0", USAGE, "critical Certificate Sign, CRL Sign", KEY_ID, "<id>", ISSUER_ID, "<id>"));
    }

    /// One that is added has to be compared here too.
    @Test void noBuiltInProfileIsLeftOut() {
        assertThat(BuiltIn.ALL).containsExactlyInAnyOrder(BuiltIn.MAINFLUX, BuiltIn.MAINFLUX_ID, BuiltIn.VAULT, BuiltIn.AMQTT_CA,
                BuiltIn.AMQTT_SERVER, BuiltIn.AMQTT_DEVICE, BuiltIn.MINDSPHERE_CA, BuiltIn.MINDSPHERE_AGENT, BuiltIn.BOTH,
                Profile.DEVICE, Profile.SERVER, Profile.ROOT, Profile.INTERMEDIATE);
    }
}
