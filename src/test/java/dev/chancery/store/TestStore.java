package dev.chancery.store;

import dev.chancery.Any;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/// What tests put into a store, made from a seed. The store takes DER as it is, so any bytes will do.
final class TestStore {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00.250Z");
    static final byte[] ID = "sixteen octets !".getBytes(StandardCharsets.US_ASCII);
    static final String SEAL_WORDS = "what unlocks it, ";
    static final byte[] SEAL = SEAL_WORDS.repeat(15).getBytes(StandardCharsets.US_ASCII);
    static final Authority.Defaults DEFAULTS = new Authority.Defaults("device", Ttl.days(90), KeySpec.EC_P256);

    /// The store asks for 32 octets that whoever does not know the key cannot make; for a test their making will do.
    static final Sealer SEALER = new Sealer() {
        @Override public byte[] row(byte[] message) {
            return sha256(message);
        }

        @Override public byte[] audit(byte[] message) {
            return sha256(message);
        }
    };

    private TestStore() {}

    static NewStore fresh() {
        return new NewStore(ID, SEAL, NOW, Optional.empty());
    }

    static Database create(Path folder) {
        return Database.create(folder.resolve("lab.chancery"), fresh());
    }

    /// A store whose rows are sealed from the beginning.
    static Database createSealed(Path folder) {
        return Database.create(folder.resolve("lab.chancery"), ID, SEAL, NOW, SEALER);
    }

    /// A root and its certificate, stored in the order in which the engine does it.
    static Authority root(Database store, String name, Random random) {
        return store.write(transaction -> {
            var serial = SerialNumber.random(new SecureRandom());
            var intent = transaction.intents().reserve(List.of(new Reservation(Optional.empty(), serial, OptionalLong.empty())), NOW).getFirst();
            var certificate = certificate(random, intent.id(), new AuthorityId(intent.id().value()), Optional.empty());
            var authority = new Authority(certificate.issuer(), name, Optional.empty(), certificate, OptionalInt.empty(), DEFAULTS);
            transaction.authorities().insert(authority);
            transaction.certificates().insert(certificate);
            transaction.intents().fulfil(intent.id());
            return authority;
        });
    }

    /// A new certificate for `thing`, stored by way of an intent.
    static Certificate issue(Transaction transaction, AuthorityId issuer, Optional<Thing> thing, Random random) {
        var number = thing.isPresent() ? OptionalLong.of(thing.get().number()) : OptionalLong.empty();
        var serial = serial(random);
        var intent = transaction.intents().reserve(List.of(new Reservation(Optional.of(issuer), serial, number)), NOW).getFirst();
        var certificate = withSerial(certificate(random, intent.id(), issuer, thing.map(Thing::id)), serial);
        transaction.certificates().insert(certificate);
        transaction.intents().fulfil(intent.id());
        return certificate;
    }

    static Certificate certificate(Random random, CertificateId id, AuthorityId issuer, Optional<ThingId> thing) {
        var der = new byte[400 + random.nextInt(300)];
        random.nextBytes(der);
        var begins = NOW.minus(Duration.ofDays(random.nextInt(120))).plusSeconds(random.nextInt(2 * 86_400));
        var revoked = random.nextInt(6) == 0 ? Optional.of(revocation(random)) : Optional.<Revocation>empty();
        return new Certificate(id, issuer, serial(random), subject(random), thing,
                Any.of(random, "server", "device", "root"), Any.of(random, KeySpec.values()),
                new Validity(begins, begins.plus(Duration.ofDays(1 + random.nextInt(200)))),
                NOW.minusMillis(random.nextInt(4) * 1000L), revoked, false, Bytes.of(sha256(der)), Bytes.of(der));
    }

    static Revocation revocation(Random random) {
        return new Revocation(NOW.minusMillis(random.nextInt(100_000)),
                Any.of(random, Reason.UNSPECIFIED, Reason.KEY_COMPROMISE, Reason.CERTIFICATE_HOLD, Reason.AA_COMPROMISE));
    }

    static Certificate withSerial(Certificate like, SerialNumber serial) {
        return new Certificate(like.id(), like.issuer(), serial, like.subject(), like.thing(), like.profile(), like.key(),
                like.validity(), like.issued(), like.revoked(), like.hasKey(), like.sha256(), like.der());
    }

    static Certificate valid(Certificate like, Validity validity, Optional<Revocation> revoked) {
        return new Certificate(like.id(), like.issuer(), like.serial(), like.subject(), like.thing(), like.profile(), like.key(),
                validity, like.issued(), revoked, like.hasKey(), like.sha256(), like.der());
    }

    static SerialNumber serial(Random random) {
        return new SerialNumber(new BigInteger(Any.of(random, 48, 64, 127, 128, 158), random).add(BigInteger.ONE));
    }

    static DistinguishedName subject(Random random) {
        var parts = new EnumMap<Attribute, String>(Attribute.class);
        parts.put(Attribute.COMMON_NAME, Any.of(random, "press", "Prüfstand", "ΟΔΟΣ", "kiln, large", "a=b", "") + random.nextInt(100));
        parts.put(Attribute.ORGANIZATION, Any.of(random, "Labor Süd", "LABOR NORD", ""));
        parts.put(Attribute.COUNTRY, Any.of(random, "DE", ""));
        parts.put(Attribute.EMAIL, Any.of(random, "ops@lab.example", ""));
        return DistinguishedName.of(parts).orRefuse();
    }

    static NewThing thing(String id) {
        return new NewThing(new ThingId(id), Thing.Description.NONE);
    }

    static NewThing thing(Random random, int number) {
        var description = Thing.Description.of(Any.of(random, "", "Presse Ä", "press", "Ofen"), Any.of(random, "", "Halle 1", "HALLE 2"),
                Any.of(random, "", "hot", "hot; Wet,large"), Any.of(random, "", "two\nlines"), Any.of(random, "", "SN-" + random.nextInt(1000)),
                Any.of(random, "", "10.0.0.7", "fe80::1")).orRefuse();
        return new NewThing(new ThingId(Any.of(random, "press-", "Öfen ", "DEAD") + number), description);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
