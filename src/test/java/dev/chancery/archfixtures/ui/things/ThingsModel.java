package dev.chancery.archfixtures.ui.things;

import javafx.scene.Node;

/// A model that cannot be tested without a toolkit.
public final class ThingsModel {
    public Node node;
}
