package dev.chancery.ui.verify;

import dev.chancery.engine.Evidence;
import dev.chancery.ui.FileChoice;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;

/// A certificate that was chosen and not pasted, and how it is called on the screen.
record Chosen(String name, Evidence evidence) {

    private static final List<String> PATTERNS = List.of("*.pem", "*.crt", "*.cer", "*.der", "*.crl", "*.key", "*.*");

    /// The files that may be chosen.
    static FileChoice.Kind kind() {
        return new FileChoice.Kind(Words.of("verify.kind"), PATTERNS);
    }

    /// A file may have held a private key.
    void forget() {
        if (evidence instanceof Evidence.Given(var content)) {
            Arrays.fill(content, (byte) 0);
        }
    }
}
