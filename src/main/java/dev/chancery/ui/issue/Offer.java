package dev.chancery.ui.issue;

import java.util.Objects;
import javafx.beans.property.Property;

/// A field that holds what is offered until somebody writes something else into it; then it is left alone.
final class Offer<T> {

    private final Property<T> field;
    private T offered;

    Offer(Property<T> field) {
        this.field = field;
        this.offered = field.getValue();
    }

    void make(T value) {
        var untouched = Objects.equals(field.getValue(), offered);
        offered = value;
        if (untouched) {
            field.setValue(value);
        }
    }

    boolean taken() {
        return Objects.equals(field.getValue(), offered);
    }
}
