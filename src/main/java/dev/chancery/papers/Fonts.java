package dev.chancery.papers;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The fonts of one document: the same as in the window.
record Fonts(Face regular, Face bold, Face mono) {

    static Fonts of(PDDocument document) throws IOException {
        return new Fonts(Face.of(document, "inter-400.woff"), Face.of(document, "inter-600.woff"),
                Face.of(document, "jetbrains-mono-400.woff"));
    }

    Face of(Style style) {
        return switch (style.font()) {
            case REGULAR -> regular;
            case BOLD -> bold;
            case MONO -> mono;
        };
    }
}
