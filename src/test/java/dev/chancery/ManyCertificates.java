package dev.chancery;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Validity;
import dev.chancery.store.Reservation;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Rows of certificates by the thousand, put into a store past the engine: all have the DER of one that was issued.
public final class ManyCertificates {

    private ManyCertificates() {}

    /// Every certificate ends a day after the one before, and the first today. The store is opened again.
    public static void add(TestOffice lab, Authority issuer, Certificate like, int count) {
        lab.past(tx -> {
            var orders = IntStream.range(0, count).mapToObj(i -> new Reservation(Optional.of(issuer.id()), serial(i), OptionalLong.empty()));
            var intents = tx.intents().reserve(orders.toList(), lab.clock.instant());
            for (int i = 0; i < count; i++) {
                tx.certificates().insert(certificate(like, intents.get(i).id(), i));
                tx.intents().fulfil(intents.get(i).id());
            }
        });
    }

    private static SerialNumber serial(int number) {
        return new SerialNumber(BigInteger.ONE.shiftLeft(120).add(BigInteger.valueOf(number)));
    }

    private static Certificate certificate(Certificate like, CertificateId id, int number) {
        var subject = DistinguishedName.of(Map.of(Attribute.COMMON_NAME, "press-%05d".formatted(number))).orRefuse();
        var begin = like.validity().notBefore();
        var validity = new Validity(begin, begin.plus(Duration.ofDays(1 + number)));
        return new Certificate(id, like.issuer(), serial(number), subject, Optional.empty(), like.profile(), like.key(), validity,
                like.issued(), Optional.empty(), false, like.sha256(), like.der());
    }
}
