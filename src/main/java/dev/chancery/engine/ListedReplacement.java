package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Replacements.Pair;
import dev.chancery.engine.Replacements.Problem;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One run that replaces the certificates of a list and remembers what became of them; whatever is wrong with one does not
/// stop the others. It is over when it is cut off: the same again has to be asked for.
final class ListedReplacement implements BulkReplacement.Round {

    private final Backups backups;
    private final RevocationLists lists;
    private final BulkReplacement replacement;
    private final VaultReplacement elsewhere;
    private final List<Pair> done = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private List<Publication> publications = List.of();
    private long[] left = {};

    ListedReplacement(BulkReplacement.Ways ways, BulkReplacement.Proposing proposing, VaultReplacement elsewhere) {
        this.backups = ways.revocations().backups();
        this.lists = ways.revocations().lists();
        this.elsewhere = elsewhere;
        this.replacement = new BulkReplacement(ways, proposing, elsewhere, this);
    }

    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    Replacements run(long[] certificates, Progress progress) {
        left = certificates;
        backups.before(certificates.length, progress);
        progress.expect(certificates.length);
        try {
            replacement.run(progress);
        } finally {
            publications = lists.publishAfter(replacement.issuers());
        }
        return soFar();
    }

    /// What a run has done that was cancelled, too.
    Replacements soFar() {
        var published = Stream.concat(publications.stream(), elsewhere.publications().stream()).toList();
        return new Replacements(done, List.of(), problems, published, elsewhere.waiting());
    }

    @Override public long[] next(int most) {
        var some = Arrays.copyOf(left, Math.min(most, left.length));
        left = Arrays.copyOfRange(left, some.length, left.length);
        return some;
    }

    @Override public void replaced(Transaction tx, CertificateId old, Certificate successor) {}

    @Override public void durable(CertificateId old, Certificate successor) {
        done.add(new Pair(old, successor.id()));
    }

    @Override public void refused(Problem problem) {
        problems.add(problem);
    }
}
