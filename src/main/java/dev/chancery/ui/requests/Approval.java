package dev.chancery.ui.requests;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Something that a request asks for and that goes into the certificate only when somebody approves it.
record Approval<T>(T asked, String words, BooleanProperty approvedProperty) {

    Approval(T asked, String words, boolean expected) {
        this(asked, words, new SimpleBooleanProperty(expected));
    }

    boolean approved() {
        return approvedProperty.get();
    }
}
