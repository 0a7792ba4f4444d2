package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.function.Supplier;
import javafx.scene.Parent;

/// A place the rail leads to. `view` is asked once, when the user first goes there.
public record Screen(String id, String icon, String titleKey, Place place, Supplier<Parent> view) {

    /// Where on the rail it stands.
    public enum Place { TOP, BOTTOM }

    public String title() {
        return Words.of(titleKey);
    }
}
