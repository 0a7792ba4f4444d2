package dev.chancery.engine;

import dev.chancery.broker.Message;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.Failure;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.TopicPattern;
import dev.chancery.export.EventText;
import dev.chancery.pki.TraditionalKey;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes of an event what is sent, of what the store holds at that moment.
final class EventLetters {

    /// What a receiver is told beside the event where MQTT can carry it: the event's own id, the same each time that it is
    /// sent, and how often it was.
    static final String EVENT = "event-id";
    static final String ATTEMPT = "attempt";

    private static final byte[] NO_KEY = {};

    private final Desk desk;
    private final EventKeys keys;

    EventLetters(Desk desk, EventKeys keys) {
        this.desk = desk;
        this.keys = keys;
    }

    /// The message for an event that is being handed over; its payload is the caller's to wipe. `key` when the private key
    /// goes along.
    ///
    /// @throws Failure when what the event is about cannot be read
    Message of(OutboxEntry entry, EventSettings settings, boolean key) {
        var certificate = certificate(entry);
        return desk.read(tx -> {
            var topic = settings.topic().fill(part -> filled(tx, part, entry, certificate));
            return new Message(topic, payload(tx, entry, certificate, key), Map.of(EVENT, entry.event().toString(), ATTEMPT,
                    String.valueOf(entry.attempts() + 1)));
        });
    }

    /// @throws Failure.Gone when there is none
    Certificate certificate(OutboxEntry entry) {
        return desk.read(tx -> tx.certificates().byId(entry.what().certificate()))
                .orElseThrow(() -> new Failure.Gone("certificate " + entry.what().certificate().value()));
    }

    private String filled(Transaction tx, TopicPattern.Part part, OutboxEntry entry, Certificate certificate) {
        return switch (part) {
            case THING -> entry.what().thing().value();
            case SERIAL -> entry.what().serial().hex();
            case AUTHORITY -> Authorities.required(tx, certificate.issuer()).name();
            case GROUP -> group(tx.things().byId(entry.what().thing()));
            case EVENT -> entry.what().kind().code();
        };
    }

    private static String group(Optional<Thing> thing) {
        return thing.map(one -> one.description().group()).filter(group -> !group.isEmpty()).orElse("no-group");
    }

    private byte[] payload(Transaction tx, OutboxEntry entry, Certificate certificate, boolean key) {
        var thing = entry.what().thing().value();
        if (entry.what().kind() == EventKind.REVOCATION) {
            var revoked = certificate.revoked().orElseGet(() -> new Revocation(entry.created(), Revocation.Reason.UNSPECIFIED));
            return EventText.revocation(thing, certificate.serial().decimal(), revoked.when(), revoked.reason().name());
        }
        var pem = key ? key(tx, certificate) : NO_KEY;
        try {
            return EventText.certificate(Replies.withKey(thing, chain(tx, certificate), pem));
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private byte[] key(Transaction tx, Certificate certificate) {
        var pkcs8 = keys.claimed(tx, certificate);
        try {
            return TraditionalKey.pem(pkcs8);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static List<byte[]> chain(Transaction tx, Certificate certificate) {
        var chain = new ArrayList<byte[]>();
        chain.add(certificate.der().toArray());
        Authorities.chain(tx, certificate.issuer()).forEach(authority -> chain.add(authority.certificate().der().toArray()));
        return chain;
    }

    /// A message of the right form that is about a thing that does not exist.
    Message trial(EventSettings settings) {
        var topic = settings.topic().fill(part -> switch (part) {
            case THING -> Outbox.TRIAL_THING;
            case SERIAL -> "0";
            case AUTHORITY, GROUP -> "none";
            case EVENT -> EventKind.ROTATION.code();
        });
        return new Message(topic, EventText.trial(Outbox.TRIAL_THING, desk.now()), Map.of(EVENT, Announcing.event(desk).toString(), ATTEMPT, "1"));
    }
}
