package dev.chancery.papers;

import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// The last line of each A4 page: what it belongs to, when it was made, and which page of how many it is.
final class Footer {

    private static final float LINE = PDRectangle.A4.getHeight() - Paper.points(12);

    private final Paper paper;
    private final PaperWords words;

    Footer(Paper paper, PaperWords words) {
        this.paper = paper;
        this.words = words;
    }

    void draw(String of, Instant made) throws IOException {
        var face = paper.fonts().of(Style.FAINT);
        for (int page = 0; page < paper.pages(); page++) {
            try (var canvas = paper.again(page)) {
                var number = face.drawable(words.of("paper.page", page + 1, paper.pages()));
                var about = of + " · " + words.of("paper.made", words.moment(made));
                canvas.rule(Flow.LEFT, LINE - 12, Flow.WIDTH);
                canvas.text(Style.FAINT, Flow.LEFT, LINE, face.cut(about, Style.FAINT.size(), Flow.WIDTH * 0.8f));
                canvas.textUpTo(Style.FAINT, Flow.LEFT + Flow.WIDTH, LINE, number);
            }
        }
    }
}
