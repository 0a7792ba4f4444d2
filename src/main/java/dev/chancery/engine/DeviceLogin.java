package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.pki.CertificateReader;
import dev.chancery.store.Transaction;
import java.util.Optional;
import java.util.Set;

/// Finds out which thing a device is.
final class DeviceLogin {

    /// A device by its thing, and what it was known by.
    record Device(Thing thing, Optional<EnrolmentKey> key, Optional<Certificate> certificate) {}

    private static final Set<Status> GOOD = Set.of(Status.ACTIVE, Status.EXPIRING);

    private final Desk desk;

    DeviceLogin(Desk desk) {
        this.desk = desk;
    }

    Optional<Device> find(AuthorityId authority, Enrolment.Login login) {
        return switch (login) {
            case Enrolment.Login.ByKey(var thing, var secret) -> ThingKeyCheck.of(desk).check(thing, secret)
                    .flatMap(key -> desk.read(tx -> tx.things().byId(key.thing()))
                            .map(found -> new Device(found, Optional.of(key), Optional.empty())));
            case Enrolment.Login.ByCertificate(var der) -> desk.read(tx -> byCertificate(tx, authority, der));
        };
    }

    /// Only a certificate of this store by the same authority, or one that it follows, that is good now and a thing's.
    private Optional<Device> byCertificate(Transaction tx, AuthorityId authority, byte[] der) {
        var generations = tx.generations().all();
        return held(tx, der).filter(one -> GOOD.contains(one.status(desk.now())))
                .filter(one -> generations.newest(one.issuer()).equals(generations.newest(authority)))
                .flatMap(one -> one.thing().flatMap(tx.things()::byId).map(thing -> new Device(thing, Optional.empty(), Optional.of(one))));
    }

    private static Optional<Certificate> held(Transaction tx, byte[] der) {
        try {
            return tx.certificates().bySerial(CertificateReader.facts(der).serial()).stream()
                    .filter(one -> one.der().equals(Bytes.of(der))).findFirst().flatMap(one -> tx.certificates().byId(one.id()));
        } catch (Failure.Malformed foreign) {
            return Optional.empty();
        }
    }
}
