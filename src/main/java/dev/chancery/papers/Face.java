package dev.chancery.papers;

import dev.chancery.domain.Visible;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A font of the program within one document, which takes in only the characters that it needs.
final class Face {

    private static final float EM = 1_000;

    private final PDFont font;
    private final CmapLookup glyphs;

    private Face(PDFont font, CmapLookup glyphs) {
        this.font = font;
        this.glyphs = glyphs;
    }

    /// The font in this file of `/fonts`.
    static Face of(PDDocument document, String file) throws IOException {
        try (var stream = Face.class.getResourceAsStream("/fonts/" + file)) {
            var plain = new TTFParser().parse(new RandomAccessReadBuffer(Woff.unpack(stream.readAllBytes())));
            document.registerTrueTypeFontForClosing(plain);
            plain.setEnableGsub(false);
            return new Face(PDType0Font.load(document, plain, true), plain.getUnicodeCmapLookup());
        }
    }

    PDFont font() {
        return font;
    }

    /// What can be drawn of a text of any origin: invisible characters, and those that the font does not have, are spelled
    /// out as `\u51B7`.
    String drawable(String text) {
        var drawn = new StringBuilder(text.length());
        Visible.text(Normalizer.normalize(text, Normalizer.Form.NFC)).codePoints().forEach(point -> {
            if (glyphs.getGlyphId(point) != 0) {
                drawn.appendCodePoint(point);
            } else {
                drawn.append(point <= 0xFFFF ? "\\u%04X".formatted(point) : "\\u{%X}".formatted(point));
            }
        });
        return drawn.toString();
    }

    /// The width of drawable text, in points.
    float width(String drawable, float size) {
        try {
            return font.getStringWidth(drawable) / EM * size;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// `text` in lines of at most `width` points, broken between words, or within one that is wider than a line.
    List<String> lines(String text, float size, float width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : drawable(text).split("(?<= )")) {
            if (!line.isEmpty() && width(line + word.stripTrailing(), size) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
            while (width(line.toString().stripTrailing(), size) > width && line.length() > 1) {
                int fits = fitting(line.toString(), size, width);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /// `text` cut to `width` points; an ellipsis says so.
    String cut(String text, float size, float width) {
        var whole = drawable(text);
        return width(whole, size) <= width ? whole
                : whole.substring(0, fitting(whole, size, width - width("…", size))).stripTrailing() + "…";
    }

    private int fitting(String text, float size, float width) {
        int fits = 0;
        while (fits < text.length()) {
            int next = text.offsetByCodePoints(fits, 1);
            if (width(text.substring(0, next), size) > width) {
                break;
            }
            fits = next;
        }
        return Math.max(fits, text.offsetByCodePoints(0, 1));
    }
}
