package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.SerialNumber;
import dev.chancery.pki.KeySeal;
import dev.chancery.store.Database;
import dev.chancery.store.Intent;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// What every department of an [Office] works with.
record Desk(Database database, KeySeal seal, Surroundings surroundings, TokenSessions tokens) {

    Desk(Database database, KeySeal seal, Surroundings surroundings) {
        this(database, seal, surroundings, new TokenSessions());
    }


    Instant now() {
        return surroundings.clock().instant();
    }

    SerialNumber newSerial() {
        return SerialNumber.random(surroundings.random());
    }

    /// Puts the serial number on disk, so that it is never used twice whatever happens next. Returns what its certificate
    /// will be called.
    CertificateId reserve(Optional<AuthorityId> issuer, SerialNumber serial) {
        return change(tx -> reserve(tx, List.of(new Reservation(issuer, serial, OptionalLong.empty())))).getFirst().id();
    }

    /// The same of many, within a transaction.
    ///
    /// @throws Failure.ClockInDoubt when nothing may be signed now
    List<Intent> reserve(Transaction tx, List<Reservation> wanted) {
        StoreClock.require(tx, now());
        return tx.intents().reserve(wanted, now());
    }

    <T> T read(Function<Transaction, T> query) {
        return database.read(query);
    }

    <T> T change(Function<Transaction, T> work) {
        return database.write(work);
    }

    void write(Consumer<Transaction> work) {
        database.write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    void note(Transaction tx, Act act, String object, String detail) {
        tx.audit().append(now(), act, object, detail);
    }
}
