package dev.chancery.domain;

import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Profile.Kind;
import dev.chancery.domain.Profile.Terms;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The profiles that come with the program: those of its own, and those that write what another system's own tools write.
/// They cannot be changed, only copied.
public final class BuiltIn {

    private static final Template SAME_COUNTRY = Template.of("?{issuer.C}");
    private static final Template SAME_ORGANIZATION = Template.of("?{issuer.O}");
    private static final Set<KeyUsage> ROOT_USAGE = EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);

    /// A device that is a client here and a server there.
    public static final Profile BOTH = endEntity("both", "Server and client",
            Usages.tls(Usages.SERVER_AUTH, Usages.CLIENT_AUTH), Profile.AS_SERVER,
            Terms.of(KeySpec.EC_P256, Ttl.days(365)), Additions.NONE);

    /// Mainflux certs: the common name is the thing's key, which its MQTT adapter compares with the password.
    public static final Profile MAINFLUX = mainflux("mainflux", "Mainflux client, by thing key", "{key}");

    /// The same by the thing's id, as SuperMQ does since 0.15.
    public static final Profile MAINFLUX_ID = mainflux("mainflux-id", "Mainflux client, by thing id", "{id}");

    /// What SuperMQ gets of a Vault role with default settings. It asks for Vault's address.
    public static final Profile VAULT = endEntity("vault", "Vault role", vaultUsages(),
            new Naming(commonName("{id}"), List.of(Template.of("DNS:{cn}")), Map.of("vault", Template.of(""))),
            new Terms(KeySpec.RSA_2048, Ttl.days(30), Optional.of(Ttl.days(30)), Duration.ofSeconds(30)),
            new Additions(new Additions.Links(List.of(Template.of("?{vault}/v1/pki_int/crl")), List.of(),
                    List.of(Template.of("?{vault}/v1/pki_int/ca"))), List.of(), Additions.Constraints.NONE, List.of(),
                    EnumSet.of(Additions.Omitted.BASIC_CONSTRAINTS)));

    /// What aMQTT's `ca_creds` makes.
    public static final Profile AMQTT_CA = authority("amqtt-ca", "aMQTT CA", KeySpec.RSA_4096);

    /// What aMQTT's `server_creds` makes.
    public static final Profile AMQTT_SERVER = endEntity("amqtt-server", "aMQTT server", Usages.same(Set.of()),
            new Naming(likeIssuer("{id}"), List.of(Template.of("DNS:{cn}"), Template.of("IP:127.0.0.1")), Map.of()),
            Terms.of(KeySpec.RSA_2048, Ttl.days(365)), withoutKeyId());

    /// What aMQTT's `device_creds` makes. It asks for the domain that the broker's plugin is configured with.
    public static final Profile AMQTT_DEVICE = endEntity("amqtt-device", "aMQTT device", Usages.same(Set.of()),
            new Naming(likeIssuer("{id}"), List.of(Template.of("URI:spiffe://{uri}/device/{id}"), Template.of("DNS:{id}.local")),
                    Map.of("uri", Template.of("{issuer.CN}"))),
            Terms.of(KeySpec.RSA_2048, Ttl.days(365)), withoutKeyId());

    /// The CA that MindSphere (Insights Hub) documents for a tenant.
    public static final Profile MINDSPHERE_CA = authority("mindsphere-ca", "MindSphere tenant CA", KeySpec.RSA_2048);

    /// The agent that such a tenant's CA signs for.
    public static final Profile MINDSPHERE_AGENT = endEntity("mindsphere-agent", "MindSphere agent",
            Usages.tls(Usages.CLIENT_AUTH), new Naming(mindsphereSubject(), List.of(), Map.of()),
            Terms.of(KeySpec.RSA_2048, Ttl.days(365)), Additions.NONE);

    /// In the order in which a list shows them.
    public static final List<Profile> ALL = List.of(Profile.DEVICE, Profile.SERVER, BOTH, MAINFLUX, MAINFLUX_ID, VAULT,
            AMQTT_DEVICE, AMQTT_SERVER, AMQTT_CA, MINDSPHERE_AGENT, MINDSPHERE_CA, Profile.ROOT, Profile.INTERMEDIATE);

    private BuiltIn() {}

    public static Optional<Profile> ofCode(String code) {
        return ALL.stream().filter(profile -> profile.code().equals(code)).findFirst();
    }

    private static Profile endEntity(String code, String name, Usages usages, Naming naming, Terms terms, Additions more) {
        return new Profile(code, name, Kind.END_ENTITY, usages, naming, terms, more);
    }

    private static Profile authority(String code, String name, KeySpec key) {
        return new Profile(code, name, Kind.ROOT, Usages.same(ROOT_USAGE), Naming.NONE, Terms.of(key, Ttl.days(3650)),
                Additions.NONE);
    }

    private static Profile mainflux(String code, String name, String commonName) {
        return endEntity(code, name, Usages.tls(Usages.CLIENT_AUTH), new Naming(commonName(commonName), List.of(), Map.of()),
                Terms.of(KeySpec.RSA_2048, Ttl.DEFAULT), withoutKeyId());
    }

    private static Map<Attribute, Template> commonName(String template) {
        return Map.of(Attribute.COMMON_NAME, Template.of(template));
    }

    private static Map<Attribute, Template> likeIssuer(String commonName) {
        return Map.of(Attribute.COUNTRY, SAME_COUNTRY, Attribute.ORGANIZATION, SAME_ORGANIZATION,
                Attribute.COMMON_NAME, Template.of(commonName));
    }

    private static Map<Attribute, Template> mindsphereSubject() {
        return Map.of(Attribute.COUNTRY, SAME_COUNTRY, Attribute.STATE, Template.of("?{issuer.ST}"),
                Attribute.ORGANIZATION, SAME_ORGANIZATION, Attribute.ORGANIZATIONAL_UNIT, Template.of("?{issuer.OU}"),
                Attribute.COMMON_NAME, Template.of("{id}"));
    }

    /// Vault's default bits; an EC or newer key gets those that it can do.
    private static Usages vaultUsages() {
        var byKey = new LinkedHashMap<KeySpec.Algorithm, Set<KeyUsage>>();
        byKey.put(KeySpec.Algorithm.RSA,
                EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT));
        byKey.put(KeySpec.Algorithm.EC, EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT));
        byKey.put(KeySpec.Algorithm.ED25519, EnumSet.of(KeyUsage.DIGITAL_SIGNATURE));
        byKey.put(KeySpec.Algorithm.ML_DSA, EnumSet.of(KeyUsage.DIGITAL_SIGNATURE));
        return new Usages(byKey, List.of(Usages.SERVER_AUTH, Usages.CLIENT_AUTH));
    }

    private static Additions withoutKeyId() {
        return new Additions(Additions.Links.NONE, List.of(), Additions.Constraints.NONE, List.of(),
                EnumSet.of(Additions.Omitted.SUBJECT_KEY_ID));
    }
}
