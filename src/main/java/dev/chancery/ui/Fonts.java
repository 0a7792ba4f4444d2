package dev.chancery.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/// The faces that come with the program: Inter for words, JetBrains Mono for numbers and serials.
public final class Fonts {

    private static final List<String> FILES =
            List.of("inter-400.woff", "inter-600.woff", "inter-700.woff", "jetbrains-mono-400.woff");

    private Fonts() {}

    /// Makes the faces known to JavaFX. Comes before everything else in the window: where the system has no font at all,
    /// the first text measured without one ends the program.
    public static List<Font> load() {
        return FILES.stream().flatMap(Fonts::faces).toList();
    }

    private static Stream<Font> faces(String file) {
        try (var stream = Fonts.class.getResourceAsStream("/fonts/" + file)) {
            return Stream.of(Font.loadFont(stream, 14));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
