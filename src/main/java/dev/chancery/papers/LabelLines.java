package dev.chancery.papers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lines of text that stand in the middle of a height, as many of them as have room.
final class LabelLines {

    private record Line(Style style, String text) {}

    private final Fonts fonts;
    private final float width;
    private final float height;
    private final List<Line> lines = new ArrayList<>();
    private float used;

    LabelLines(Fonts fonts, float width, float height) {
        this.fonts = fonts;
        this.width = width;
        this.height = height;
    }

    /// At most so many lines of `text`; the last one is cut where there would be more.
    void add(Style style, String text, int most) {
        if (text.isBlank()) {
            return;
        }
        var face = fonts.of(style);
        var whole = face.drawable(text);
        var all = face.lines(text, style.size(), width);
        int at = 0;
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            at = whole.indexOf(all.get(i), at);
            put(style, i == most - 1 ? face.cut(whole.substring(at), style.size(), width) : all.get(i));
            at += all.get(i).length();
        }
    }

    private void put(Style style, String line) {
        if (used + style.leading() <= height) {
            lines.add(new Line(style, line));
            used += style.leading();
        }
    }

    void draw(Canvas canvas, float x, float y) throws IOException {
        float top = y + (height - used) / 2;
        for (var line : lines) {
            canvas.text(line.style(), x, top + line.style().size(), line.text());
            top += line.style().leading();
        }
    }
}
