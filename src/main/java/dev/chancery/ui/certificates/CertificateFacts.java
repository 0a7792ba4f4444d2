package dev.chancery.ui.certificates;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.ChainView;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Icons;
import dev.chancery.ui.KeyLeft;
import dev.chancery.ui.SelectableText;
import dev.chancery.words.DecodedWords;
import dev.chancery.words.Reasons;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is known of a certificate, as nodes.
final class CertificateFacts {

    private CertificateFacts() {}

    static void identity(CertificateDetailsModel.Details shown, DetailGrid grid) {
        var certificate = shown.certificate();
        grid.clear();
        grid.text(Words.of("certificates.subject"), shown.decoded().subject());
        grid.text(Words.of("certificates.issuer"), shown.decoded().issuer());
        grid.code(Words.of("certificates.thing"), certificate.thing().map(ThingId::value).orElse(""));
        grid.text(Words.of("certificates.column.profile"), CertificateWords.profile(certificate, shown.profile()));
        grid.text(Words.of("certificates.column.key"), shown.decoded().key());
        grid.text(Words.of("certificates.downloaded"), shown.keyLeft().map(KeyLeft::words)
                .orElseGet(() -> Words.of(certificate.hasKey() ? "certificates.downloaded.not" : "certificates.downloaded.noKey")));
        grid.text(Words.of("certificates.signature"), shown.decoded().signatureAlgorithm());
        grid.text(Words.of("certificates.column.issued"), Words.dateTime(certificate.issued()));
        grid.text(Words.of("certificates.from"), Words.dateTime(certificate.validity().notBefore()));
        grid.text(Words.of("certificates.until"), Words.dateTime(certificate.validity().notAfter()));
    }

    /// Since when it is revoked or on hold, and why; empty when it is neither.
    static String revoked(Certificate certificate) {
        return certificate.revoked().map(revoked -> Words.of(
                revoked.isHold() ? "certificates.held" : "certificates.revoked", Words.dateTime(revoked.when()),
                Reasons.words(revoked.reason()))).orElse("");
    }

    static void numbers(Certificate certificate, DetailGrid grid) {
        grid.clear();
        grid.code(Words.of("certificates.serial.hex"), certificate.serial().hex());
        grid.code(Words.of("certificates.serial.colons"), certificate.serial().colonHex());
        grid.code(Words.of("certificates.serial.decimal"), certificate.serial().decimal());
        grid.code(Words.of("certificates.fingerprint"), certificate.sha256().colonHex());
    }

    static void history(CertificateDetailsModel.Details shown, DetailGrid grid) {
        grid.clear();
        shown.history().reversed().forEach(entry -> grid.text(Words.dateTime(entry.when()), CertificateWords.act(entry.act())));
    }

    static List<ChainView.Link> chain(List<CertificateDetailsModel.Link> chain) {
        return chain.stream().map(link -> new ChainView.Link(place(link), link.name(), Words.of("certificates.chain.detail",
                link.certificate().key().label(), Words.date(link.certificate().validity().notAfter())), link.status())).toList();
    }

    private static ChainView.Place place(CertificateDetailsModel.Link link) {
        if (link.root()) {
            return ChainView.Place.ROOT;
        }
        return link.authority()
                ? ChainView.Place.INTERMEDIATE : ChainView.Place.LEAF;
    }

    static List<Label> notes(CertificateDetailsModel.Details shown) {
        return CertificateNotes.of(shown.certificate(), shown.status(), shown.profile(), shown.uses()).stream().map(CertificateFacts::note).toList();
    }

    private static Label note(String words) {
        var note = new Label(words, Icons.of("fth-chevron-right"));
        note.getStyleClass().add("plain-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    static Node extension(Decoded.Extension extension) {
        var name = new Label(DecodedWords.name(extension));
        name.getStyleClass().add("detail-label");
        var head = new HBox(8, name);
        if (extension.critical()) {
            var critical = new Label(Words.of("certificates.critical"));
            critical.getStyleClass().add("critical-mark");
            head.getChildren().add(critical);
        }
        return new VBox(2, head, new SelectableText(DecodedWords.value(extension)));
    }
}
