package dev.chancery.engine;

import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Naming.Named;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import dev.chancery.export.Bundle;
import dev.chancery.export.Delivery;
import dev.chancery.export.Existing;
import dev.chancery.export.Item;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.Keys;
import dev.chancery.pki.Pem;
import dev.chancery.pki.TraditionalKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What the three scripts of aMQTT make, without a store: certificates and private keys as files and nowhere else. Nothing
/// remembers them, so they cannot be listed, renewed or revoked here.
///
/// A certificate is `name.crt`, its key `name.key`: in clear and PKCS#1, as the scripts write it, and its owner's alone.
public final class LooseCredentials {

    private final Surroundings surroundings;

    public LooseCredentials(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Where the files go. Without `replaces` nothing that is there is overwritten.
    public record Place(Path folder, boolean replaces) {}

    /// What was written.
    public record Made(Path certificate, Path key, SerialNumber serial) {}

    /// Who issues.
    public record IssuerFiles(Path certificate, Path key) {}

    /// A root: `ca.crt` and `ca.key`.
    ///
    /// @throws Failure.Refused when a certificate cannot say that
    /// @throws FileFailure when the folder is missing or not writable, or a file is there
    public Made authority(DistinguishedName subject, Place place) {
        var profile = BuiltIn.AMQTT_CA;
        var draft = Issuer.root().prepare(profile, request(profile, new Named(subject, List.of())),
                SerialNumber.random(surroundings.random()), surroundings.clock().instant()).orRefuse();
        requireFree(place, "ca", List.of());
        var pair = Keys.generate(profile.key(), surroundings.random());
        return write(place, "ca", draft.selfSign(pair), pair);
    }

    /// A broker: `server.crt` and `server.key`, for this host and 127.0.0.1.
    ///
    /// @throws Failure as [#device]
    public Made server(String country, String organization, String host, IssuerFiles issuer, Place place) {
        return signed(BuiltIn.AMQTT_SERVER, values(country, organization, host), "server", issuer, place);
    }

    /// A client: `<id>.crt` and `<id>.key`, for a broker whose plugin has `uri` as its `uri_domain`.
    ///
    /// @throws Failure.Refused when a certificate cannot say that
    /// @throws Failure.Malformed when the issuer's files are no certificate and its key
    /// @throws FileFailure when the folder is missing or not writable, or a file is there
    public Made device(String country, String organization, String id, String uri, IssuerFiles issuer, Place place) {
        if (uri.isBlank()) {
            throw new Failure.Refused(new TextViolation.Missing(Field.SUBJECT_NAMES));
        }
        var name = ThingId.of(id).orRefuse().value();
        return signed(BuiltIn.AMQTT_DEVICE.answered(Map.of("uri", uri)), values(country, organization, name), name, issuer, place);
    }

    private static Map<String, String> values(String country, String organization, String name) {
        var issuer = DistinguishedName.of(subject(country, organization, name)).orRefuse();
        return Values.of(name).issuedBy(issuer).all();
    }

    private static Map<Attribute, String> subject(String country, String organization, String name) {
        var parts = new EnumMap<Attribute, String>(Attribute.class);
        parts.put(Attribute.COUNTRY, country);
        parts.put(Attribute.ORGANIZATION, organization);
        parts.put(Attribute.COMMON_NAME, name);
        return parts;
    }

    private Made signed(Profile profile, Map<String, String> values, String name, IssuerFiles files, Place place) {
        requireFree(place, name, List.of(files.certificate(), files.key()));
        var named = profile.naming().named(values).orRefuse();
        var issuer = LooseIssuer.read(files.certificate(), files.key());
        var draft = Issuer.of(issuer.certificate()).prepare(profile, request(profile, named),
                SerialNumber.random(surroundings.random()), surroundings.clock().instant()).orRefuse();
        var pair = Keys.generate(profile.key(), surroundings.random());
        return write(place, name, draft.sign(pair.getPublic(), issuer.key()), pair);
    }

    private Request request(Profile profile, Named named) {
        return new Request(named.subject(), named.names(), profile.key(),
                profile.validity(surroundings.clock().instant(), profile.life()), OptionalInt.empty());
    }

    /// Before a key is made. The issuer's own files are never written over: a device may be called `ca`.
    private static void requireFree(Place place, String name, List<Path> issuer) {
        if (!Files.isDirectory(place.folder())) {
            throw new FileFailure.CannotWrite(place.folder(), new NoSuchFileException(place.folder().toString()));
        }
        for (var file : List.of(certificate(place, name), key(place, name))) {
            var isIssuers = issuer.stream().anyMatch(own -> own.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()));
            if (isIssuers || !place.replaces() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileFailure.AlreadyExists(file);
            }
        }
    }

    private static Path certificate(Place place, String name) {
        return place.folder().resolve(name + ".crt");
    }

    private static Path key(Place place, String name) {
        return place.folder().resolve(name + ".key");
    }

    private Made write(Place place, String name, byte[] der, KeyPair pair) {
        var pkcs8 = pair.getPrivate().getEncoded();
        var pem = TraditionalKey.pem(pkcs8);
        try {
            var bundles = List.of(Bundle.of(new Item(name + ".key", pem, true),
                    new Item(name + ".crt", Pem.certificate(der).getBytes(StandardCharsets.US_ASCII), false)));
            var delivery = new Delivery(surroundings.random());
            delivery.deliver(delivery.plan(place.folder(), bundles), bundles,
                    place.replaces() ? Existing.REPLACE : Existing.REFUSE,
                    Progress.NONE).orThrow();
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
            Arrays.fill(pem, (byte) 0);
        }
        return new Made(certificate(place, name), key(place, name), CertificateReader.facts(der).serial());
    }
}
