package dev.chancery.ui.issue;

import dev.chancery.domain.Decoded;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.DecodedWords;
import dev.chancery.words.Words;
import java.util.Optional;

/// Shows a certificate that is about to be signed, field by field.
final class PreviewGrid {

    private PreviewGrid() {}

    static void fill(DetailGrid grid, Optional<Decoded> preview) {
        grid.clear();
        preview.ifPresent(decoded -> fill(grid, decoded));
    }

    private static void fill(DetailGrid grid, Decoded decoded) {
        grid.text(Words.of("issue.preview.subject"), decoded.subject());
        grid.text(Words.of("issue.preview.issuer"), decoded.issuer());
        grid.text(Words.of("issue.preview.from"), Words.dateTime(decoded.validity().notBefore()));
        grid.text(Words.of("issue.preview.until"), Words.dateTime(decoded.validity().notAfter()));
        grid.text(Words.of("issue.preview.key"), decoded.key());
        grid.text(Words.of("issue.preview.signature"), decoded.signatureAlgorithm());
        for (var extension : decoded.extensions()) {
            grid.text(DecodedWords.name(extension), extension.critical()
                    ? Words.of("issue.preview.critical", DecodedWords.value(extension)) : DecodedWords.value(extension));
        }
    }
}
