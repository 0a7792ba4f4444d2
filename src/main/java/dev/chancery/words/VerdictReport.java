package dev.chancery.words;

import dev.chancery.domain.Finding;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Verdict;

/// A verdict as text, line by line. It holds what the screen shows and nothing secret.
public final class VerdictReport {

    private VerdictReport() {}

    /// The verdict in one sentence.
    public static String title(Verdict verdict) {
        var failed = verdict.findings().stream().filter(finding -> finding.outcome() == Outcome.FAILED).count();
        var warnings = verdict.findings().stream().filter(finding -> finding.outcome() == Outcome.WARNING).count();
        if (verdict.chain().isEmpty()) {
            return Words.of(verdict.findings().stream().anyMatch(finding -> finding.step() == Finding.Step.CONNECTION)
                    ? "verify.result.unreached" : "verify.result.nothing");
        }
        return switch (verdict.outcome()) {
            case PASSED, NOT_CHECKED -> Words.of("verify.result.passed");
            case WARNING -> Words.of("verify.result.warning", warnings);
            case FAILED -> Words.of("verify.result.failed", failed);
        };
    }

    /// All of it.
    public static String text(Verdict verdict) {
        var text = new StringBuilder(title(verdict)).append('\n');
        for (int place = 0; place < verdict.chain().size(); place++) {
            var link = verdict.chain().get(place);
            text.append("\n%d. %s\n".formatted(place + 1, link.name()));
            text.append("   %s\n".formatted(link.decoded().subject()));
            link.decoded().sha256().ifPresent(print -> text.append("   SHA-256 %s\n".formatted(print.colonHex())));
            append(text, verdict, place);
        }
        if (verdict.chain().isEmpty()) {
            append(text, verdict, 0);
        }
        verdict.missing().ifPresent(issuer -> text.append('\n').append(Words.of("verify.missing", issuer)).append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, Verdict verdict, int place) {
        verdict.findings().stream().filter(finding -> finding.at() == place).forEach(finding -> append(text, finding));
    }

    private static void append(StringBuilder text, Finding finding) {
        var said = FindingWords.of(finding.cause());
        text.append("   [%s] %s: %s\n".formatted(FindingWords.outcome(finding.outcome()), FindingWords.step(finding.step()), said.what()));
        if (!said.next().isEmpty()) {
            text.append("       > %s\n".formatted(said.next()));
        }
    }
}
