package dev.chancery.ui.requests;

import dev.chancery.domain.Decoded;
import dev.chancery.ui.DecodedWords;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Words;
import java.util.Optional;

/// Shows a certificate that is about to be signed, field by field.
final class PreviewGrid {

    private PreviewGrid() {}

    static void fill(DetailGrid grid, Optional<Decoded> preview) {
        grid.clear();
        preview.ifPresent(decoded -> fill(grid, decoded));
    }

    private static void fill(DetailGrid grid, Decoded decoded) {
        grid.text(Words.of("requests.column.subject"), decoded.subject());
        grid.text(Words.of("requests.issuer"), decoded.issuer());
        grid.text(Words.of("requests.from"), Words.dateTime(decoded.validity().notBefore()));
        grid.text(Words.of("requests.until"), Words.dateTime(decoded.validity().notAfter()));
        grid.text(Words.of("requests.column.key"), decoded.key());
        grid.text(Words.of("requests.signature"), decoded.signatureAlgorithm());
        decoded.extensions().forEach(extension -> grid.text(DecodedWords.name(extension), DecodedWords.value(extension)));
    }
}
