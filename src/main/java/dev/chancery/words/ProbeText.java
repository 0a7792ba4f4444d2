package dev.chancery.words;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.RevocationTrial;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.Verdict;

/// Tests of connections as text. It holds what the screen shows and nothing secret.
public final class ProbeText {

    private ProbeText() {}

    /// What came of it, in one sentence.
    public static String title(ProbeReport report) {
        if (report.works()) {
            return Words.of(report.sightings().stream().anyMatch(one -> one.state() == Sighting.State.REMARK) ? "probe.works.remark" : "probe.works");
        }
        return Words.of("probe.ends", report.obstacle().map(one -> SightingWords.stage(one.stage())).orElse(""));
    }

    /// All of it.
    public static String text(ProbeReport report) {
        var text = new StringBuilder("%s, %s: %s%n".formatted(report.address(), report.protocol().code(), title(report)));
        report.sightings().forEach(one -> append(text, one));
        return text.toString();
    }

    private static void append(StringBuilder text, Sighting one) {
        var said = SightingWords.of(one);
        text.append("  [%s] %s: %s%n".formatted(SightingWords.state(one.state()), SightingWords.stage(one.stage()), said.what()));
        if (one instanceof Sighting.ServerShown(var verdict)) {
            verdict.chain().forEach(link -> text.append("      %s%n".formatted(line(link))));
        }
        if (!said.next().isEmpty()) {
            text.append("      > %s%n".formatted(said.next()));
        }
    }

    /// One certificate of a chain in a line.
    public static String line(Verdict.Link link) {
        Decoded decoded = link.decoded();
        return Words.of("probe.link", decoded.subject(), decoded.issuer(), Words.date(decoded.validity().notBefore()),
                Words.date(decoded.validity().notAfter()));
    }

    /// What a trial with a revoked certificate shows, and what to do.
    public static Said verdict(RevocationTrial trial) {
        return switch (trial.outcome()) {
            case REFUSED -> Said.well("probe.trial.refused");
            case LET_IN -> Said.ill("probe.trial.letIn", "probe.trial.letIn.next");
            case REFUSED_OTHERWISE -> Said.ill("probe.trial.otherwise", "probe.trial.otherwise.next");
            case GOOD_REFUSED -> Said.ill("probe.trial.goodRefused", "probe.trial.goodRefused.next");
            case NOT_ASKED -> Said.ill("probe.trial.notAsked", "probe.trial.notAsked.next");
            case UNREACHED -> Said.ill("probe.trial.unreached", "probe.trial.unreached.next");
        };
    }

    /// The whole trial.
    public static String text(RevocationTrial trial) {
        var said = verdict(trial);
        return "%s%n%s%n%n%s%n%s%n%s%n%s".formatted(said.what(), said.next(), Words.of("probe.trial.good"), text(trial.good()),
                Words.of("probe.trial.revoked"), trial.revoked() == trial.good() ? Words.of("probe.notReached") : text(trial.revoked()));
    }
}
