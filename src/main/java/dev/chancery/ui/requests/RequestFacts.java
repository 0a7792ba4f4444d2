package dev.chancery.ui.requests;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultHome;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.SelectableText;
import dev.chancery.words.DecodedWords;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is known of a request, as nodes and sentences.
final class RequestFacts {

    private RequestFacts() {}

    /// What its state means, and what comes next.
    static String meaning(FiledRequest request) {
        return switch (request.state()) {
            case State.Pending _ -> Words.of(request.direction() == Direction.THEIRS
                    ? "requests.meaning.toSign" : "requests.meaning.toBeAnswered");
            case State.Signed(var at, _) -> Words.of("requests.meaning.signed", Words.dateTime(at));
            case State.Rejected(var at, var reason) -> Words.of("requests.meaning.rejected", Words.dateTime(at), reason);
            case State.Completed(var at, _) -> Words.of("requests.meaning.completed", Words.dateTime(at));
        };
    }

    /// Key and signature, each good or with its reasons.
    static void checks(Csr csr, VBox box) {
        box.getChildren().clear();
        if (csr.violations().stream().noneMatch(violation -> !(violation instanceof RequestViolation.BadSignature))) {
            box.getChildren().add(NoticeWords.line("fth-check-circle", "check-good", Words.of("requests.check.key", csr.keyText())));
        }
        if (csr.fit()) {
            box.getChildren().add(NoticeWords.line("fth-check-circle", "check-good",
                    Words.of("requests.check.signature", csr.signatureAlgorithm())));
        }
        csr.violations().forEach(violation ->
                box.getChildren().add(NoticeWords.line("fth-alert-circle", "check-bad", Violations.withField(violation))));
    }

    static void asked(FiledRequest request, Csr csr, DetailGrid grid) {
        grid.clear();
        grid.text(Words.of("requests.column.subject"), csr.subjectText());
        grid.text(Words.of("requests.names"), csr.names().stream().map(SubjectName::text).collect(Collectors.joining("\n")));
        grid.code(Words.of("requests.column.thing"), request.thing().map(ThingId::value).orElse(""));
        grid.text(Words.of("requests.column.key"), csr.keyText());
        grid.text(Words.of("requests.signature"), csr.signatureAlgorithm());
        grid.text(Words.of("requests.column.filed"), Words.dateTime(request.filed()));
        grid.code(Words.of("requests.fingerprint"), request.sha256().colonHex());
    }

    static void result(RequestDetailsModel.Details shown, DetailGrid grid) {
        grid.clear();
        shown.signed().ifPresent(certificate -> {
            grid.heading(Words.of("requests.result"));
            grid.code(Words.of("requests.serial"), certificate.serial().colonHex());
            grid.text(Words.of("requests.until"), Words.date(certificate.validity().notAfter()));
        });
        shown.answered().ifPresent(answered -> {
            grid.heading(Words.of("requests.result"));
            answered(answered, grid);
        });
    }

    /// The certificate of another authority.
    static void answered(Decoded certificate, DetailGrid grid) {
        grid.text(Words.of("requests.column.subject"), certificate.subject());
        grid.text(Words.of("requests.issuer"), certificate.issuer());
        certificate.serial().ifPresent(serial -> grid.code(Words.of("requests.serial"), serial.colonHex()));
        grid.text(Words.of("requests.from"), Words.dateTime(certificate.validity().notBefore()));
        grid.text(Words.of("requests.until"), Words.dateTime(certificate.validity().notAfter()));
    }

    /// One under the other: their names are long, and where there is little room a column of them takes most of it.
    static List<Node> extensions(List<Decoded.Extension> extensions) {
        return extensions.stream().<Node>map(extension -> {
            var name = new Label(DecodedWords.name(extension));
            name.getStyleClass().add("detail-label");
            return new VBox(2, name, new SelectableText(DecodedWords.value(extension)));
        }).toList();
    }

    static String words(Authority authority, Optional<VaultHome> home) {
        var until = Words.date(authority.certificate().validity().notAfter());
        return home.map(there -> Words.of("issue.authority.there", authority.name(), VaultWords.where(there), until)).orElseGet(() ->
                Words.of(authority.isRoot() ? "requests.authority.root" : "requests.authority.intermediate", authority.name(), until));
    }

    /// Whose the certificate will be.
    static String thing(Optional<ThingId> thing) {
        return thing.map(ThingId::value).map(id -> Words.of("requests.sign.thing", id))
                .orElseGet(() -> Words.of("requests.sign.noThing"));
    }
}
