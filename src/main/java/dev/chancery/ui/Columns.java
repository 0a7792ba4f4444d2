package dev.chancery.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.converter.SizeConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Lays its children out in as many equal columns as there is room for, row after row, and no more than fill all rows
/// alike; the children of a row are equally high. The style sheet says how narrow a column may be (`-ch-least`) and how far
/// they stand apart (`-fx-spacing`).
public final class Columns extends VBox {

    private static final CssMetaData<Columns, Number> LEAST = new CssMetaData<>("-ch-least", SizeConverter.getInstance(), 200) {
        @Override public boolean isSettable(Columns columns) {
            return true;
        }

        @Override public StyleableProperty<Number> getStyleableProperty(Columns columns) {
            return columns.least;
        }
    };

    private static final List<CssMetaData<? extends Styleable, ?>> ALL =
            Stream.<CssMetaData<? extends Styleable, ?>>concat(VBox.getClassCssMetaData().stream(), Stream.of(LEAST)).toList();

    private final SimpleStyleableDoubleProperty least = new SimpleStyleableDoubleProperty(LEAST, this, "least", 200.0);

    public Columns() {
        getStyleClass().add("columns");
        least.addListener(_ -> requestLayout());
    }

    public Columns(Node... children) {
        this();
        getChildren().setAll(children);
    }

    @Override public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override protected double computeMinWidth(double height) {
        return 0;
    }

    @Override protected double computePrefHeight(double width) {
        double height = 0;
        var shown = getManagedChildren();
        int count = count(width, shown.size());
        for (int i = 0; i < shown.size(); i += count) {
            height += rowHeight(shown.subList(i, Math.min(i + count, shown.size())), column(width, count)) + (i > 0 ? getSpacing() : 0);
        }
        return height;
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private int count(double width, int children) {
        var room = width < 0 ? Double.MAX_VALUE : width;
        int most = (int) Math.clamp(Math.floor((room + getSpacing()) / (least.get() + getSpacing())), 1, Math.max(children, 1));
        int rows = Math.ceilDiv(children, most);
        return rows == 0 ? 1 : Math.ceilDiv(children, rows);
    }

    private double column(double width, int count) {
        return Math.max(0, (width - getSpacing() * (count - 1)) / count);
    }

    private static double rowHeight(List<Node> row, double width) {
        return row.stream().mapToDouble(node -> node.prefHeight(width)).max().orElse(0);
    }

    @Override protected void layoutChildren() {
        var shown = getManagedChildren();
        int count = count(getWidth(), shown.size());
        double width = column(getWidth(), count);
        double y = 0;
        for (int i = 0; i < shown.size(); i += count) {
            var row = shown.subList(i, Math.min(i + count, shown.size()));
            double height = rowHeight(row, width);
            for (int j = 0; j < row.size(); j++) {
                double left = snapPositionX(j * (width + getSpacing()));
                double right = snapPositionX(j * (width + getSpacing()) + width);
                row.get(j).resizeRelocate(left, snapPositionY(y), right - left, snapSizeY(height));
            }
            y += height + getSpacing();
        }
    }
}
