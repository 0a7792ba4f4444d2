package dev.chancery.papers;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/// One page to draw on. Lengths are points; x goes from the left, y from the top.
final class Canvas implements AutoCloseable {

    private final Fonts fonts;
    private final PDPageContentStream stream;
    private final float height;

    private Canvas(Fonts fonts, PDDocument document, PDPage page) throws IOException {
        this.fonts = fonts;
        this.height = page.getMediaBox().getHeight();
        this.stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
    }

    static Canvas on(Fonts fonts, PDDocument document, PDPage page) throws IOException {
        return new Canvas(fonts, document, page);
    }

    /// One line with its base line at `y`; `drawable` comes from the face of this style.
    void text(Style style, float x, float y, String drawable) throws IOException {
        stream.beginText();
        stream.setNonStrokingColor(style.grey());
        stream.setFont(fonts.of(style).font(), style.size());
        stream.newLineAtOffset(x, height - y);
        stream.showText(drawable);
        stream.endText();
    }

    /// The same, ending at `right`.
    void textUpTo(Style style, float right, float y, String drawable) throws IOException {
        text(style, right - fonts.of(style).width(drawable, style.size()), y, drawable);
    }

    void rule(float x, float y, float width) throws IOException {
        stream.setStrokingColor(Style.RULE);
        stream.setLineWidth(0.75f);
        stream.moveTo(x, height - y);
        stream.lineTo(x + width, height - y);
        stream.stroke();
    }

    /// A code whose upper left corner is at x, y and which is `side` wide and high, without a quiet zone.
    void code(BitMatrix code, float x, float y, float side) throws IOException {
        float module = side / code.getWidth();
        stream.setNonStrokingColor(0f);
        for (int row = 0; row < code.getHeight(); row++) {
            int column = 0;
            while (column < code.getWidth()) {
                int from = column;
                while (column < code.getWidth() && code.get(column, row)) {
                    column++;
                }
                if (column > from) {
                    stream.addRect(x + from * module, height - y - (row + 1) * module, (column - from) * module, module);
                } else {
                    column++;
                }
            }
        }
        stream.fill();
    }

    @Override public void close() throws IOException {
        stream.close();
    }
}
