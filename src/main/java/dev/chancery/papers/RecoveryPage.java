package dev.chancery.papers;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A recovery key on a page to print and lock away: the key as text and as a code to scan, which store it opens, and where
/// to keep it.
public final class RecoveryPage {

    private static final float CODE = Paper.points(38);
    private static final Style KEY = new Style(Style.Font.MONO, 17, 0);
    private static final int GROUPS_IN_A_LINE = 4;

    /// Which store, when, and the key in groups with hyphens, which stays the caller's to wipe.
    public record Facts(String store, Instant at, char[] key) {}

    private RecoveryPage() {}

    /// Writes the whole document.
    public static void write(OutputStream out, Facts facts, PaperWords words) throws IOException {
        try (var paper = new Paper(words.of("recovery.title", facts.store()), words, facts.at())) {
            try (var flow = new Flow(paper)) {
                draw(flow, facts, words);
            }
            new Footer(paper, words).draw(words.of("recovery.kind") + " · " + facts.store(), facts.at());
            paper.writeTo(out);
        }
    }

    private static void draw(Flow flow, Facts facts, PaperWords words) throws IOException {
        flow.text(Style.FAINT, words.of("recovery.kind"), Flow.WIDTH);
        flow.text(Style.TITLE, facts.store(), Flow.WIDTH);
        flow.fact(words.of("recovery.made"), Style.BODY, words.moment(facts.at()));
        flow.heading(words.of("recovery.key"));
        key(flow, new String(facts.key()), words);
        part(flow, words, "recovery.for", "recovery.for.text");
        part(flow, words, "recovery.where", "recovery.where.text");
        part(flow, words, "recovery.how", "recovery.how.window", "recovery.how.line", "recovery.how.ends");
    }

    private static void key(Flow flow, String key, PaperWords words) throws IOException {
        flow.skip(8);
        float top = flow.y();
        flow.canvas().code(QrCode.of(key), Flow.LEFT + Flow.WIDTH - CODE, top, CODE);
        float width = Flow.WIDTH - CODE - 16;
        var groups = key.split("-");
        for (int line = 0; line < groups.length; line += GROUPS_IN_A_LINE) {
            flow.text(KEY, IntStream.range(line, Math.min(line + GROUPS_IN_A_LINE, groups.length)).mapToObj(i -> groups[i])
                    .collect(Collectors.joining(" ")), width);
            flow.skip(6);
        }
        flow.text(Style.FAINT, words.of("recovery.key.hint"), width);
        flow.skip(Math.max(0, top + CODE - flow.y()));
    }

    private static void part(Flow flow, PaperWords words, String title, String... texts) throws IOException {
        flow.heading(words.of(title));
        for (var text : texts) {
            flow.text(Style.BODY, words.of(text), Flow.WIDTH);
            flow.skip(3);
        }
    }
}
