package dev.chancery.ui.renew;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultErrand;
import dev.chancery.engine.Proposal;
import dev.chancery.engine.Replacements;
import dev.chancery.ui.Icons;
import dev.chancery.ui.renew.RenewModel.Kind;
import dev.chancery.words.Failures;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What is said about a renewal before and after.
final class RenewWords {

    private static final int MOST_REASONS = 4;

    private RenewWords() {}

    static String title(Kind kind, RenewModel.Shown shown) {
        return Words.of(kind == Kind.RENEW ? "renew.title.renew" : "renew.title.rotate", shown.ready());
    }

    static String yes(Kind kind, RenewModel.Shown shown) {
        return Words.of(kind == Kind.RENEW ? "renew.yes.renew" : "renew.yes.rotate", shown.ready());
    }

    static String holder(Certificate certificate) {
        return certificate.thing().map(ThingId::value).orElseGet(certificate::label);
    }

    /// What becomes of what, in one line.
    static Label becomes(Proposal proposal) {
        var draft = proposal.draft().preview();
        var line = new Label(Words.of(proposal.sameKey() ? "renew.becomes.sameKey" : "renew.becomes", holder(proposal.old()),
                Words.date(proposal.old().validity().notAfter()), Words.date(draft.validity().notAfter()),
                draft.key()));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    /// Why some of them cannot be replaced: a line for each reason, with how many it holds for.
    static List<Label> problems(RenewModel.Shown shown) {
        Map<String, Long> counts = shown.problems().stream()
                .collect(Collectors.groupingBy(problem -> why(problem.why()), LinkedHashMap::new, Collectors.counting()));
        var lines = counts.entrySet().stream().limit(MOST_REASONS).map(reason -> note(shown.asked() == 1 ? reason.getKey()
                : Words.of("renew.problem", reason.getValue(), reason.getKey()))).collect(Collectors.toList());
        shown.there().forEach(home -> lines.add(note("fth-server", "field-hint", Words.of("vaultissue.replaces", VaultWords.where(home)))));
        if (counts.size() > MOST_REASONS) {
            lines.add(note(Words.of("renew.problem.more", counts.size() - MOST_REASONS)));
        }
        return lines;
    }

    private static String why(RuntimeException why) {
        return why instanceof Failure.Refused refused
                ? refused.violations().stream().map(Violations::words).collect(Collectors.joining(" ")) : Failures.tell(why).title();
    }

    private static Label note(String words) {
        return note("fth-alert-triangle", "field-warning", words);
    }

    private static Label note(String icon, String look, String words) {
        var label = new Label(words, Icons.of(icon));
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static String done(Kind kind, Replacements replaced) {
        return Words.of(kind == Kind.RENEW ? "renew.done.renew" : "renew.done.rotate", replaced.done().size());
    }

    /// What somebody kept after a Vault had signed it otherwise than asked for.
    static Replacements kept(VaultErrand errand, Certificate successor) {
        return new Replacements(errand.asked().replaces().map(replaces -> new Replacements.Pair(replaces.old(), successor.id())).stream().toList(),
                List.of(), List.of(), List.of());
    }

    /// What a run of the scheduler did.
    static String of(ScheduledRun run) {
        return Words.of("renew.schedule.run", run.renewed(), run.failed(), run.revoked())
                + RunWords.reasons(run) + run.problem().map(why -> " " + Words.of("renew.schedule.run.problem", RunWords.of(why))).orElse("");
    }
}
