package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Finding.Step;
import dev.chancery.domain.Progress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One case of a public suite: what is trusted, what was sent (the certificate that is judged first), what is asked of it,
/// whether the suite wants it accepted, and steps of which it knows nothing.
record Trial(String id, List<byte[]> anchors, List<byte[]> sent, Verifier.Terms terms, boolean good, Set<Step> aside) {

    Trial(String id, List<byte[]> anchors, List<byte[]> sent, Verifier.Terms terms, boolean good) {
        this(id, anchors, sent, terms, good, Set.of());
    }

    /// What became of it: `ACCEPTED` without a fault, `NOT_FOR_BROWSERS` when it breaks only rules of theirs, `WARNED` when strict
    /// readers would refuse its form, or `REFUSED`.
    enum Result { ACCEPTED, NOT_FOR_BROWSERS, WARNED, REFUSED }

    /// The result, and what it rests on.
    record Outcomes(Result result, String why) {}

    Outcomes run() {
        try {
            return judged(new Verifier(anchors, terms, Progress.NONE).examine(Bundle.of(sent)));
        } catch (Failure.Malformed unreadable) {
            return new Outcomes(Result.REFUSED, unreadable.getMessage());
        }
    }

    /// As the page *Verify* judges, and more strictly: where lists were given, each certificate must be found to be on none.
    private Outcomes judged(Verifier.Examined examined) {
        boolean trusted = anchors.stream().map(Bytes::of).anyMatch(examined.chain().getLast()::equals);
        var faults = examined.findings().stream().filter(this::isFault).toList();
        var flaws = examined.findings().stream().filter(one -> isStrict(one) || one.cause() instanceof Cause.NotForBrowsers).toList();
        var result = !trusted || !faults.isEmpty() ? Result.REFUSED : flaws.stream().anyMatch(Trial::isStrict) ? Result.WARNED
                : flaws.isEmpty() ? Result.ACCEPTED : Result.NOT_FOR_BROWSERS;
        return new Outcomes(result, (trusted ? "" : "no anchor ") + examined.labels()
                + Stream.concat(faults.stream(), flaws.stream()).map(one -> one.at() + " " + one.cause()).toList());
    }

    private boolean isFault(Finding finding) {
        return finding.outcome() == Outcome.FAILED && !aside.contains(finding.step())
                || finding.step() == Step.LIST && finding.outcome() == Outcome.NOT_CHECKED && !terms.lists().isEmpty();
    }

    private static boolean isStrict(Finding finding) {
        return finding.cause() instanceof Cause.Flawed || finding.cause() instanceof Cause.OnlyAnyPurpose
                || finding.cause() instanceof Cause.ListNumberUnfit;
    }
}
