package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.EventStanding;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.NetworkViolation;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.domain.Progress;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells an MQTT broker what happened to certificates of things: written down with the deed, sent when the broker is there,
/// kept until it has confirmed it.
///
/// Each event arrives at least once. One that may arrive a second time says so (see [OutboxEntry#mayBeDouble]). Nothing is
/// sent, nor written down, before it was set up and switched on.
public final class Outbox {

    /// The thing that a test event is about; no thing need be called so.
    public static final String TRIAL_THING = "chancery-test";

    private final Desk desk;
    private final Events events;
    private final EventKeys keys;
    private final Publisher publisher;
    private volatile boolean begun;

    Outbox(Desk desk, Events events) {
        this.desk = desk;
        this.events = events;
        this.keys = new EventKeys(desk);
        this.publisher = new Publisher(desk, keys, this::moved);
        events.listen(this::heard);
    }

    private void heard(Happening happening) {
        if (happening instanceof Happening.Replaced || happening instanceof Happening.Revoked) {
            publisher.nudge();
        }
    }

    private void moved() {
        events.tell(new Happening.OutboxMoved());
    }

    /// Empty until somebody has set it up.
    public Optional<EventSettings> settings() {
        return desk.read(tx -> tx.eventSettings().read());
    }

    /// Whether a password is kept.
    public boolean hasPassword() {
        return desk.read(tx -> tx.eventSettings().password()).isPresent();
    }

    /// From now on. `password` in place of the one that is kept; an empty array for none. It stays the caller's to wipe.
    ///
    /// @throws Failure.Refused when the certificate cannot be shown, or what is to be trusted is no certificate
    public void change(EventSettings wanted, Optional<char[]> password) {
        if (wanted.broker().trust() instanceof BrokerTrust.Own(var pem) && certificates(pem).isEmpty()) {
            throw new Failure.Refused(new NetworkViolation.NoCertificateGiven());
        }
        desk.write(tx -> {
            wanted.broker().certificate().filter(id -> keys.shown(tx, id).isEmpty()).ifPresent(_ -> {
                throw new Failure.Refused(new NetworkViolation.CannotBeShown());
            });
            tx.eventSettings().put(wanted);
            password.ifPresent(given -> keys.keepPassword(tx, given));
            desk.note(tx, Act.EVENTS_CONFIGURED, wanted.broker().url(), told(wanted));
        });
        publisher.hangUpSoon();
        startIfOn();
        moved();
    }

    private static String told(EventSettings wanted) {
        return "%s, %s, topic %s, private key %s".formatted(wanted.on() ? "on" : "off", wanted.kinds().stream().map(Enum::name).sorted().toList(),
                wanted.topic(), wanted.withKey() ? "goes along" : "stays here");
    }

    /// The certificates of a PEM text; none where one of them is none.
    static List<Bytes> certificates(String pem) {
        var found = new ArrayList<Bytes>();
        try {
            for (var block : Pem.read(pem)) {
                if (block.label().equals("CERTIFICATE")) {
                    CertificateReader.decode(block.content());
                    found.add(Bytes.of(block.content()));
                }
            }
            return found;
        } catch (Failure.Malformed none) {
            return List.of();
        }
    }

    /// The certificates that the publisher can show: good now, with their key in the store, the newest first.
    public List<Certificate> showable(List<CertificateId> among) {
        return desk.read(tx -> among.stream().flatMap(id -> keys.shown(tx, id).stream()).toList());
    }

    public EventStanding standing() {
        return desk.read(tx -> new EventStanding(publisher.line(), tx.outbox().count(State.WAITING), tx.outbox().count(State.REFUSED),
                publisher.trouble(), tx.outbox().lastDelivered()));
    }

    /// What is wrong while it is waited before the next try.
    Optional<BrokerTrouble> trouble() {
        return publisher.trouble().map(EventStanding.Trouble::why);
    }

    /// The newest first, at most so many.
    public List<OutboxEntry> newest(int most) {
        return desk.read(tx -> tx.outbox().newest(most));
    }

    /// Sends those again that were refused or discarded. Returns how many wait now that did not before.
    public int retry(List<OutboxEntry> entries) {
        int again = changed(entries, Act.EVENTS_RETRIED, (tx, entry) -> tx.outbox().again(entry.id()));
        publisher.now();
        return again;
    }

    /// Sends those no more that wait or were refused. Returns how many.
    public int discard(List<OutboxEntry> entries) {
        return changed(entries, Act.EVENTS_DISCARDED, (tx, entry) -> tx.outbox().discard(entry.id(), desk.now()));
    }

    private interface Deed {
        boolean done(Transaction tx, OutboxEntry entry);
    }

    private int changed(List<OutboxEntry> entries, Act act, Deed deed) {
        long count = desk.change(tx -> {
            long done = entries.stream().filter(entry -> deed.done(tx, entry)).count();
            if (done > 0) {
                desk.note(tx, act, "events", String.valueOf(done));
            }
            return done;
        });
        moved();
        return Math.toIntExact(count);
    }

    /// From now on sends by itself, whenever it is switched on and something waits, until the store is closed.
    public void start() {
        begun = true;
        startIfOn();
    }

    private void startIfOn() {
        if (begun && settings().filter(EventSettings::on).isPresent()) {
            publisher.start();
        }
    }

    /// Sends what waits, here and now. Returns how many the broker took, or refused for good.
    ///
    /// @throws NetworkFailure.BrokerFailed when it is not reached or does not let the publisher in; what is left goes on waiting
    public int send(Progress progress) {
        return publisher.send(progress::checkCancelled);
    }

    /// Sends an event about [#TRIAL_THING] by these settings, which need not be kept; the password is the one that is.
    ///
    /// @throws NetworkFailure.BrokerFailed when the broker does not take it
    public void trial(EventSettings settings, Progress progress) {
        publisher.trial(settings, progress::checkCancelled);
    }

    void close() {
        publisher.close();
    }
}
