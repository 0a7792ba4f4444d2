package dev.chancery.ui.requests;

import dev.chancery.domain.Decoded;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;

/// A certificate that is about to be signed, field by field.
public final class Preview extends VBox {

    private final DetailGrid grid = new DetailGrid();
    private final VBox extensions = new VBox(8);

    public Preview() {
        super(12);
        getChildren().setAll(grid, extensions);
    }

    /// Shows this one; without one, nothing.
    void show(Optional<Decoded> certificate) {
        grid.clear();
        certificate.ifPresent(this::fill);
        extensions.getChildren().setAll(RequestFacts.extensions(certificate.map(Decoded::extensions).orElse(List.of())));
    }

    private void fill(Decoded certificate) {
        grid.text(Words.of("requests.column.subject"), certificate.subject());
        grid.text(Words.of("requests.issuer"), certificate.issuer());
        grid.text(Words.of("requests.from"), Words.dateTime(certificate.validity().notBefore()));
        grid.text(Words.of("requests.until"), Words.dateTime(certificate.validity().notAfter()));
        grid.text(Words.of("requests.column.key"), certificate.key());
        grid.text(Words.of("requests.signature"), certificate.signatureAlgorithm());
    }
}
