package dev.chancery.papers;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Text from top to bottom on as many A4 pages as it takes: headings, facts and tables.
final class Flow implements AutoCloseable {

    /// A column of a table: its title, its share of the width, and how its cells look.
    record Column(String title, float share, Style style) {}

    static final float LEFT = Paper.points(20);
    static final float TOP = Paper.points(20);
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float BOTTOM = PDRectangle.A4.getHeight() - Paper.points(22);
    private static final float LABELS = Paper.points(42);
    private static final float GAP = 6;

    private final Paper paper;
    private Canvas canvas;
    private float y;

    Flow(Paper paper) throws IOException {
        this.paper = paper;
        turn();
    }

    private void turn() throws IOException {
        if (canvas != null) {
            canvas.close();
        }
        canvas = paper.page(PDRectangle.A4);
        y = TOP;
    }

    Canvas canvas() {
        return canvas;
    }

    /// Where the next line begins.
    float y() {
        return y;
    }

    /// Leaves room of this height, or begins a page where there is none.
    void skip(float height) throws IOException {
        y += height;
        require(0);
    }

    private void require(float height) throws IOException {
        if (y + height > BOTTOM) {
            turn();
        }
    }

    /// Lines of one style, at most `width` wide.
    void text(Style style, String text, float width) throws IOException {
        for (var line : paper.fonts().of(style).lines(text, style.size(), width)) {
            require(style.leading());
            y += style.leading();
            canvas.text(style, LEFT, y - style.leading() + style.size(), line);
        }
    }

    /// A heading that stays with what follows.
    void heading(String words) throws IOException {
        require(70);
        if (y > TOP) {
            y += 14;
        }
        text(Style.HEADING, words, WIDTH);
        y += 2;
        canvas.rule(LEFT, y, WIDTH);
        y += GAP;
    }

    /// A name and what belongs to it, side by side.
    void fact(String label, Style style, String value) throws IOException {
        var lines = paper.fonts().of(style).lines(value, style.size(), WIDTH - LABELS);
        require(lines.size() * style.leading());
        canvas.text(Style.FAINT, LEFT, y + Style.BODY.size(), paper.fonts().of(Style.FAINT).cut(label, Style.FAINT.size(), LABELS - GAP));
        for (var line : lines) {
            require(style.leading());
            canvas.text(style, LEFT + LABELS, y + Style.BODY.size(), line);
            y += style.leading();
        }
        y += 3 + Style.BODY.leading() - style.leading();
    }

    /// A table whose titles come again on each page.
    void table(List<Column> columns, List<List<String>> rows) throws IOException {
        titles(columns);
        for (var row : rows) {
            var cells = wrapped(columns, row);
            float height = height(columns, cells);
            if (y + height > BOTTOM) {
                turn();
                titles(columns);
            }
            draw(columns, cells);
            y += height;
            canvas.rule(LEFT, y - 2, WIDTH);
        }
    }

    private void titles(List<Column> columns) throws IOException {
        float x = LEFT;
        for (var column : columns) {
            canvas.text(Style.FAINT, x, y + Style.FAINT.size(), paper.fonts().of(Style.FAINT)
                    .cut(column.title(), Style.FAINT.size(), width(column)));
            x += column.share() * WIDTH;
        }
        y += Style.FAINT.leading() + 3;
        canvas.rule(LEFT, y - 2, WIDTH);
    }

    private static float width(Column column) {
        return column.share() * WIDTH - GAP;
    }

    private List<List<String>> wrapped(List<Column> columns, List<String> row) {
        return IntStream.range(0, columns.size()).mapToObj(i -> {
            var style = columns.get(i).style();
            return paper.fonts().of(style).lines(row.get(i), style.size(), width(columns.get(i)));
        }).toList();
    }

    private static float height(List<Column> columns, List<List<String>> cells) {
        float highest = 0;
        for (int i = 0; i < cells.size(); i++) {
            highest = Math.max(highest, cells.get(i).size() * columns.get(i).style().leading());
        }
        return highest + 8;
    }

    private void draw(List<Column> columns, List<List<String>> cells) throws IOException {
        float x = LEFT;
        for (int i = 0; i < cells.size(); i++) {
            var style = columns.get(i).style();
            float line = y + 2 + Style.BODY.size();
            for (var text : cells.get(i)) {
                canvas.text(style, x, line, text);
                line += style.leading();
            }
            x += columns.get(i).share() * WIDTH;
        }
    }

    @Override public void close() throws IOException {
        canvas.close();
    }
}
