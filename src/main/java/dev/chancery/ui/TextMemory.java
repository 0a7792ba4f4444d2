package dev.chancery.ui;

import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// What JavaFX remembers of the texts that it has laid out, so as not to lay them out again: the letters of the last 65,536 or so,
/// and among them of secrets that somebody has let it show.
public final class TextMemory {

    private static final int LETTERS = 1 << 16;
    /// A longer text is not remembered, nor one whose bounds are not those that fields and labels use.
    private static final int LONGEST = 256;

    private TextMemory() {}

    /// Lets it remember other texts until it has forgotten all of before. On the window's thread, for a moment.
    public static void clear() {
        for (int i = 0; i <= LETTERS / LONGEST; i++) {
            var text = new Text(("%0" + LONGEST + "d").formatted(i));
            text.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
            text.getLayoutBounds();
        }
    }
}
