package dev.chancery.ui.verify;

import dev.chancery.engine.Evidence;
import java.util.Arrays;

/// A certificate that was chosen and not pasted, and how it is called on the screen.
record Chosen(String name, Evidence evidence) {

    /// A file may have held a private key.
    void forget() {
        if (evidence instanceof Evidence.Given(var content)) {
            Arrays.fill(content, (byte) 0);
        }
    }
}
