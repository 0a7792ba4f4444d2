package dev.chancery.papers;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.domain.ThingSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// A sheet of labels with a QR code for each thing, to be stuck on it. A PDF whose pages are the sheets.
///
/// A label says what its code says: the thing, or the certificate that it should be using. It never holds a key.
public final class Labels implements AutoCloseable {

    private static final float INSET = Paper.points(1.5);

    private final LabelSheet sheet;
    private final LabelCode code;
    private final PaperWords words;
    private final Paper paper;
    private int place;
    private @Nullable Canvas canvas;

    /// @param skipped how many labels of the first sheet are used up
    public Labels(LabelSheet sheet, LabelCode code, int skipped, PaperWords words, Instant now) throws IOException {
        this.sheet = sheet;
        this.code = code;
        this.words = words;
        this.paper = new Paper(words.of("label.title"), words, now);
        this.place = skipped;
    }

    /// What the code of a thing says; nothing for one without a certificate when the code is to name that.
    public static Optional<String> content(LabelCode code, ThingSummary thing) {
        return switch (code) {
            case THING -> Optional.of(thing.thing().id().value());
            case SERIAL -> thing.current().map(certificate -> certificate.serial().hex().toUpperCase(Locale.ROOT));
            case FINGERPRINT -> thing.current().map(certificate -> certificate.sha256().hex().toUpperCase(Locale.ROOT));
        };
    }

    /// Adds a label; a thing whose code would say nothing gets none.
    ///
    /// @return whether it got one
    public boolean add(ThingSummary thing) throws IOException {
        var content = content(code, thing);
        if (content.isPresent()) {
            draw(thing, content.get());
        }
        return content.isPresent();
    }

    private void draw(ThingSummary thing, String content) throws IOException {
        int onSheet = place % sheet.labels();
        if (canvas == null || onSheet == 0) {
            turn();
        }
        place++;
        float x = Paper.points(sheet.left(onSheet)) + INSET;
        float y = Paper.points(sheet.top(onSheet)) + INSET;
        float height = Paper.points(sheet.height()) - 2 * INSET;
        float side = Math.min(height, (Paper.points(sheet.width()) - 2 * INSET) * 0.45f);
        var modules = QrCode.of(content);
        // Readers need four modules of white around the code (ISO/IEC 18004, 5.3.8); the edge of the label may be dark.
        float quiet = side * 2 / (modules.getWidth() + 4);
        canvas().code(modules, x + quiet, y + (height - side) / 2 + quiet, side - 2 * quiet);
        words(thing, x + side + INSET, y, Paper.points(sheet.width()) - 3 * INSET - side);
    }

    private void turn() throws IOException {
        if (canvas != null) {
            canvas.close();
        }
        canvas = paper.page(new PDRectangle(Paper.points(sheet.pageWidth()), Paper.points(sheet.pageHeight())));
    }

    private void words(ThingSummary thing, float x, float y, float width) throws IOException {
        float height = Paper.points(sheet.height()) - 2 * INSET;
        float size = Math.clamp(height / 6, 4.5f, 10);
        var strong = Style.STRONG.sized(size);
        var faint = Style.FAINT.sized(Math.max(4, size * 0.72f));
        var lines = new LabelLines(paper.fonts(), width, height);
        lines.add(strong, thing.thing().id().value(), height < 40 ? 2 : 3);
        lines.add(faint, thing.thing().description().name(), 1);
        thing.current().ifPresent(certificate -> {
            lines.add(faint, words.of("label.until", words.date(certificate.validity().notAfter())), 1);
            lines.add(new Style(Style.Font.MONO, faint.size() * 0.9f, Style.SOFT), certificate.serial().colonHex(), 2);
        });
        lines.draw(canvas(), x, y);
    }

    /// Writes the whole document; nothing can be added then.
    public void writeTo(OutputStream out) throws IOException {
        if (canvas == null) {
            turn();
        }
        canvas().close();
        paper.writeTo(out);
    }

    public int pages() {
        return paper.pages();
    }

    @Override public void close() throws IOException {
        paper.close();
    }

    private Canvas canvas() {
        return requireNonNull(canvas);
    }
}
