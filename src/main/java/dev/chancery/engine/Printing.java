package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingSummary;
import dev.chancery.export.PublicFile;
import dev.chancery.papers.AuthorityFacts;
import dev.chancery.papers.AuthorityReport;
import dev.chancery.papers.Labels;
import dev.chancery.papers.Listed;
import dev.chancery.papers.PaperWords;
import dev.chancery.papers.Picture;
import dev.chancery.store.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is printed: the report of an authority, and labels for things. PDF files, each whole or not there. No key is ever in
/// one.
public final class Printing {

    /// The most labels in one document.
    public static final int MOST_LABELS = 10_000;

    private static final int FEW = 25;
    private static final int PAGE = 500;
    private static final long OCTETS_OF_REPORT = 200_000;
    private static final long OCTETS_OF_LABEL = 5_000;

    private final Desk desk;
    private final RevocationLists lists;

    Printing(Desk desk, RevocationLists lists) {
        this.desk = desk;
        this.lists = lists;
    }

    /// Writes the report of an authority.
    ///
    /// @param store what the store is called there
    /// @throws dev.chancery.domain.Failure.Gone when there is no such authority
    /// @throws dev.chancery.domain.FileFailure when the file cannot be written; what was there stays
    public void report(AuthorityId authority, String store, Reader reader, Path file) {
        var facts = facts(authority, store);
        PublicFile.replace(file, OCTETS_OF_REPORT, out -> AuthorityReport.write(out, facts, words(reader)));
    }

    private AuthorityFacts facts(AuthorityId id, String store) {
        var state = lists.state(id);
        var rows = new Rows(desk);
        var profiles = new Profiles(desk).all();
        return desk.read(tx -> {
            var list = new AuthorityFacts.RevocationList(state.settings().path(), state.last(), state.health() == ListState.Health.FRESH, state.revoked());
            var issued = tx.certificates().matches(CertificateQuery.ALL.withIssuer(Optional.of(id)), desk.now()).byStatus();
            return new AuthorityFacts(store, desk.now(), Authorities.chain(tx, id), policy(tx, state.authority(), profiles), issued, list, next(tx, id, rows));
        });
    }

    private static AuthorityFacts.Policy policy(Transaction tx, Authority authority, List<Profile> profiles) {
        var rules = tx.policies().of(authority.id());
        var offered = authority.defaults().profile();
        return new AuthorityFacts.Policy(rules, profiles.stream().filter(profile -> rules.profiles().contains(profile.code())).map(Profile::name).toList(),
                profiles.stream().filter(profile -> profile.code().equals(offered)).map(Profile::name).findFirst().orElse(offered));
    }

    private List<Listed> next(Transaction tx, AuthorityId id, Rows rows) {
        var query = CertificateQuery.ALL.withIssuer(Optional.of(id)).sortedBy(Column.EXPIRES, false);
        var found = new ArrayList<Listed>();
        for (var status : List.of(Status.EXPIRING, Status.ACTIVE)) {
            var ids = tx.certificates().first(query.withStatus(Optional.of(status)), desk.now(), FEW - found.size());
            tx.certificates().rows(ids).stream().map(rows::listed).forEach(found::add);
        }
        return found;
    }

    /// How the labels are to look: on which sheets, of which the first `used` labels are gone already, and with which code.
    public record LabelOrder(LabelSheet sheet, LabelCode code, int used) {
        public LabelOrder {
            if (used < 0 || used >= sheet.labels()) {
                throw new IllegalArgumentException("not a place on the sheet: " + used);
            }
        }
    }

    /// What labels a document holds: how many, on how many sheets, and how many things got none because they have no
    /// certificate to be named.
    public record Labelled(int labels, int sheets, int leftOut) {}

    /// How labels for these things, by their numbers, will come out; nothing is written.
    public Labelled count(long[] things, LabelOrder order) {
        long named = order.code() == LabelCode.THING ? things.length : desk.read(tx -> tx.things().summaries(things)).stream()
                .filter(thing -> Labels.content(order.code(), thing).isPresent()).count();
        int perSheet = order.sheet().labels();
        return new Labelled((int) named, named == 0 ? 0 : (int) (order.used() + named + perSheet - 1) / perSheet, things.length - (int) named);
    }

    /// Writes labels for these things, by their numbers, at most [#MOST_LABELS]. Progress counts things.
    ///
    /// @throws dev.chancery.domain.FileFailure when the file cannot be written; what was there stays
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what was there stays
    public Labelled labels(long[] things, LabelOrder order, Reader reader, Path file, Progress progress) {
        if (things.length > MOST_LABELS) {
            throw new IllegalArgumentException("too many labels for one document");
        }
        progress.expect(things.length);
        var made = new Labelled[1];
        PublicFile.replace(file, things.length * OCTETS_OF_LABEL, out -> made[0] = labels(out, things, order, reader, progress));
        return made[0];
    }

    private Labelled labels(OutputStream out, long[] things, LabelOrder order, Reader reader, Progress progress) throws IOException {
        try (var labels = new Labels(order.sheet(), order.code(), order.used(), words(reader), desk.now())) {
            int[] made = {0};
            each(things, thing -> made[0] += labels.add(thing) ? 1 : 0, progress);
            labels.writeTo(out);
            return new Labelled(made[0], labels.pages(), things.length - made[0]);
        }
    }

    /// What is done with each thing.
    private interface Taker {
        void take(ThingSummary thing) throws IOException;
    }

    private void each(long[] things, Taker taker, Progress progress) throws IOException {
        for (int from = 0; from < things.length; from += PAGE) {
            var page = Arrays.copyOfRange(things, from, Math.min(things.length, from + PAGE));
            for (var thing : desk.read(tx -> tx.things().summaries(page))) {
                taker.take(thing);
            }
            progress.advance(page.length);
        }
    }

    /// The first page of a report as a picture (PNG), `width` pixels wide; nothing is written.
    public byte[] pictureOfReport(AuthorityId authority, String store, Reader reader, int width) {
        var facts = facts(authority, store);
        return picture(out -> AuthorityReport.write(out, facts, words(reader)), width);
    }

    /// The first sheet of labels for these things as a picture (PNG), `width` pixels wide; nothing is written.
    public byte[] pictureOfLabels(long[] things, LabelOrder order, Reader reader, int width) {
        var first = Arrays.copyOf(things, Math.min(things.length, order.sheet().labels() - order.used()));
        return picture(out -> labels(out, first, order, reader, Progress.NONE), width);
    }

    private static byte[] picture(PublicFile.Content paper, int width) {
        var out = new ByteArrayOutputStream();
        try {
            paper.writeTo(out);
            return Picture.ofFirstPage(out.toByteArray(), width);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static PaperWords words(Reader reader) {
        return new PaperWords(reader.locale(), reader.zone());
    }
}
