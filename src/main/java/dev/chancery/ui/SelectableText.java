package dev.chancery.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Text that is read, selected and copied, never edited; it wraps and is as high as its lines.
public final class SelectableText extends TextArea {

    private final Text measure = new Text();

    public SelectableText(String text, String... styleClasses) {
        super(text);
        setEditable(false);
        setWrapText(true);
        setMinWidth(0);
        getStyleClass().add("selectable-text");
        getStyleClass().addAll(styleClasses);
        measure.fontProperty().bind(fontProperty());
        measure.textProperty().bind(textProperty());
        fontProperty().addListener(_ -> requestLayout());
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected double computePrefHeight(double width) {
        measure.setWrappingWidth(Math.max(0, width - 2));
        return Math.ceil(measure.getLayoutBounds().getHeight()) + 2;
    }

    @Override protected double computePrefWidth(double height) {
        measure.setWrappingWidth(0);
        return Math.ceil(measure.getLayoutBounds().getWidth()) + 4;
    }
}
