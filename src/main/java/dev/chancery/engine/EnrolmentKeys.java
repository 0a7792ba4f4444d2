package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Secret;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.export.Delivery;
import dev.chancery.intake.SafeCsv;
import dev.chancery.store.Transaction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The secrets by which things prove to the local endpoints who they are. One is known when it is made and never again: the
/// store keeps a MAC of it. It is not the key that a thing has in other systems ([Things#key]), which the store knows and
/// some of them write into certificates.
public final class EnrolmentKeys {

    /// 32 letters and digits that are hard to mistake for one another, 5 random bits each.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final List<String> COLUMNS = List.of("thing_id", "enrolment_key", "good_until");

    /// A secret that was just made; whoever has it shows it or writes it down, and closes it.
    public record Made(ThingId thing, Secret secret, Instant ends) implements AutoCloseable {
        @Override public void close() {
            secret.close();
        }
    }

    private final Desk desk;

    EnrolmentKeys(Desk desk) {
        this.desk = desk;
    }

    /// Those of a thing, the newest first.
    public List<EnrolmentKey> of(Thing thing) {
        return desk.read(tx -> tx.enrolmentKeys().ofThing(thing.number()));
    }

    /// All of them, the newest first.
    public List<EnrolmentKey> all() {
        return desk.read(tx -> tx.enrolmentKeys().all());
    }

    public Instant now() {
        return desk.now();
    }

    /// Makes one for each of these things, all in one step; what each had before is worth nothing from then on.
    ///
    /// @throws Failure.Gone when one of the things is not there; nothing is changed then
    public List<Made> make(List<Thing> things, EnrolmentKey.Terms terms) {
        return make(things, terms, _ -> {});
    }

    /// The same into a new file for its owner alone, as CSV with a first row of names: for whoever prepares the devices, or
    /// prints labels. Where it cannot be written nothing is changed.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file
    /// @throws FileFailure when it cannot be written
    public void makeInto(Path file, List<Thing> things, EnrolmentKey.Terms terms) {
        make(things, terms, made -> save(made, file)).forEach(Made::close);
    }

    private List<Made> make(List<Thing> things, EnrolmentKey.Terms terms, Consumer<List<Made>> then) {
        var made = new ArrayList<Made>();
        try {
            desk.write(tx -> {
                things.forEach(thing -> made.add(make(tx, thing, terms)));
                then.accept(made);
            });
            return List.copyOf(made);
        } catch (RuntimeException failed) {
            made.forEach(Made::close);
            throw failed;
        }
    }

    private Made make(Transaction tx, Thing thing, EnrolmentKey.Terms terms) {
        if (tx.things().byNumber(thing.number()).isEmpty()) {
            throw new Failure.Gone(thing.id().value());
        }
        var text = random();
        var octets = ThingKeyCheck.octets(text);
        try {
            var now = desk.now();
            tx.enrolmentKeys().revokeOf(thing.number(), now);
            tx.enrolmentKeys().insert(thing.number(), desk.seal().enrolmentMac(octets), now, terms);
            var ends = now.plus(terms.life());
            desk.note(tx, Act.ENROLMENT_KEY_MADE, thing.id().value(), "for %s, until %s".formatted(terms.uses(), ends));
            return new Made(thing.id(), Secret.of(text), ends);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(octets, (byte) 0);
        }
    }

    private char[] random() {
        var random = new byte[LENGTH];
        desk.surroundings().random().nextBytes(random);
        var text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            text[i] = LETTERS.charAt(random[i] & 31);
        }
        Arrays.fill(random, (byte) 0);
        return text;
    }

    /// Makes those that these things have worth nothing, and returns how many those were. What was enrolled by them stays good.
    public int revoke(List<Thing> things) {
        return desk.change(tx -> things.stream().mapToInt(thing -> revoke(tx, thing)).sum());
    }

    private int revoke(Transaction tx, Thing thing) {
        var count = tx.enrolmentKeys().revokeOf(thing.number(), desk.now());
        if (count > 0) {
            desk.note(tx, Act.ENROLMENT_KEY_REVOKED, thing.id().value(), count + " keys");
        }
        return count;
    }

    private void save(List<Made> keys, Path file) {
        new Delivery(desk.surroundings().random()).makeSecret(file, csv(keys));
    }

    private static byte[] csv(List<Made> keys) {
        var content = new Wiped(128 * (keys.size() + 1));
        content.writeBytes(SafeCsv.of(List.of(COLUMNS)).getBytes(StandardCharsets.UTF_8));
        for (var one : keys) {
            content.writeBytes(cell(one.thing().value()));
            content.write(',');
            var secret = one.secret().use(ThingKeyCheck::octets);
            content.writeBytes(secret);
            Arrays.fill(secret, (byte) 0);
            content.write(',');
            content.writeBytes(SafeCsv.row(List.of(one.ends().toString())).getBytes(StandardCharsets.UTF_8));
        }
        return content.take();
    }

    private static byte[] cell(String text) {
        return SafeCsv.row(List.of(text)).stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    /// Leaves no copy of what it held.
    private static final class Wiped extends ByteArrayOutputStream {
        Wiped(int size) {
            super(size);
        }

        byte[] take() {
            var content = Arrays.copyOf(buf, count);
            Arrays.fill(buf, (byte) 0);
            return content;
        }
    }
}
