package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Thing;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// One run of bulk issuing. Keys are made and certificates signed on all workers, outside any transaction; this thread
/// alone writes, in batches, and tells the progress only what is durable.
///
/// At most two chunks of things are in memory at a time, however many there are.
final class BulkIssue {

    private static final long LONGEST_WAIT_MILLIS = 500;
    private static final long PAUSE_MILLIS = 50;

    /// What a run issues for, and who keeps books of it.
    interface Round {

        /// The next things, at most so many; none when there are no more.
        List<Thing> next(int most);

        /// Within the transaction that reserves the serial numbers of the others.
        void refused(Transaction tx, Issued.Problem problem);

        /// Within the transaction that stores the certificate and its key.
        void issued(Transaction tx, Certificate certificate);

        /// They are on the disk.
        void durable(List<Certificate> certificates);
    }

    private record Want(SerialNumber serial, Thing thing, Draft draft) {}

    private record Task(CertificateId id, Want want) {}

    private record Made(Certificate certificate, byte[] sealedKey) {}

    private final Desk desk;
    private final Drafting drafting;
    private final Order.Terms terms;
    private final SigningKey key;
    private final Round round;
    private final int chunk;

    private final Map<CertificateId, SerialNumber> inFlight = new HashMap<>();
    private volatile boolean stopped;

    BulkIssue(Desk desk, Drafting drafting, SigningKey key, Round round) {
        this.desk = desk;
        this.drafting = drafting;
        this.terms = drafting.terms();
        this.key = key;
        this.round = round;
        this.chunk = terms.key().algorithm() == KeySpec.Algorithm.RSA ? 32 : 1_000;
    }

    /// @throws CancellationException once `progress` has been cancelled; what it was told is durable and stays
    void run(Progress progress) {
        try (var workers = Executors.newFixedThreadPool(desk.surroundings().workers())) {
            try {
                issue(new ExecutorCompletionService<>(workers), progress);
            } finally {
                stopped = true;
                workers.shutdown();
                giveUpUnfinished();
            }
        }
    }

    private void issue(CompletionService<Made> workers, Progress progress) {
        boolean more = true;
        while (more || !inFlight.isEmpty()) {
            progress.checkCancelled();
            while (more && inFlight.size() <= chunk) {
                var things = round.next(chunk);
                more = !things.isEmpty();
                progress.advance(start(things, workers));
            }
            progress.advance(store(finished(workers)));
        }
    }

    /// Reserves the serial numbers of a chunk on disk and hands it to the workers. Returns how many things of it cannot
    /// have a certificate.
    private int start(List<Thing> things, CompletionService<Made> workers) {
        if (things.isEmpty()) {
            return 0;
        }
        var now = desk.now();
        var wanted = new ArrayList<Want>();
        var problems = new ArrayList<Issued.Problem>();
        things.forEach(thing -> prepare(thing, now, wanted, problems));
        reserve(wanted, problems).forEach(task -> workers.submit(() -> make(task, now)));
        return problems.size();
    }

    private void prepare(Thing thing, Instant now, List<Want> wanted, List<Issued.Problem> problems) {
        var serial = desk.newSerial();
        switch (drafting.draft(thing, serial, now)) {
            case Checked.Valid<Draft>(var draft) -> wanted.add(new Want(serial, thing, draft));
            case Checked.Invalid<Draft>(var violations) -> problems.add(new Issued.Problem(thing.id(), violations));
        }
    }

    private List<Task> reserve(List<Want> wanted, List<Issued.Problem> problems) {
        var reservations = wanted.stream().map(want -> new Reservation(Optional.of(terms.issuer()), want.serial(),
                OptionalLong.of(want.thing().number()))).toList();
        var intents = desk.change(tx -> {
            problems.forEach(problem -> round.refused(tx, problem));
            return desk.reserve(tx, reservations);
        });
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < intents.size(); i++) {
            inFlight.put(intents.get(i).id(), wanted.get(i).serial());
            tasks.add(new Task(intents.get(i).id(), wanted.get(i)));
        }
        return tasks;
    }

    private Made make(Task task, Instant now) {
        if (stopped) {
            throw new IllegalStateException("stopped");
        }
        var pair = Keys.generate(terms.key(), desk.surroundings().random());
        var der = task.want().draft().sign(pair.getPublic(), key);
        var certificate = Filing.certificate(task.id(), terms.issuer(), terms.profile(), der, now,
                Optional.of(task.want().thing().id()));
        return new Made(certificate, Filing.seal(desk, pair.getPrivate(), task.id()));
    }

    /// Waits for the first, then takes what comes without a pause until a chunk is full.
    private List<Made> finished(CompletionService<Made> workers) {
        var made = new ArrayList<Made>();
        try {
            while (made.size() < Math.min(chunk, inFlight.size())) {
                var next = workers.poll(made.isEmpty() ? LONGEST_WAIT_MILLIS : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    return made;
                }
                made.add(next.get());
            }
            return made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private int store(List<Made> made) {
        if (made.isEmpty()) {
            return 0;
        }
        desk.write(tx -> made.forEach(one -> {
            Certificates.save(desk, tx, one.certificate(), one.sealedKey());
            round.issued(tx, one.certificate());
        }));
        made.forEach(one -> inFlight.remove(one.certificate().id()));
        round.durable(made.stream().map(Made::certificate).toList());
        return made.size();
    }

    private void giveUpUnfinished() {
        if (inFlight.isEmpty()) {
            return;
        }
        desk.write(tx -> inFlight.forEach((id, serial) -> {
            tx.intents().abandon(id);
            desk.note(tx, Act.SERIAL_ABANDONED, serial.hex(), "bulk issuing ended early");
        }));
    }
}
