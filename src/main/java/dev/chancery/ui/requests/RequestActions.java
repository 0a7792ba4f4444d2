package dev.chancery.ui.requests;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Csr;
import dev.chancery.domain.FiledRequest;
import dev.chancery.engine.RequestIntake.Outcome;
import dev.chancery.ui.Destination;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.VaultQuestion;
import dev.chancery.ui.requests.RequestsModel.Arrival;
import dev.chancery.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;

/// What can be done with requests, from the button to the note that says how it went.
public final class RequestActions {

    private final Means means;
    private final RequestsModel model;
    private final Sheets sheets;

    RequestActions(Means means, RequestsModel model) {
        this.means = means;
        this.model = model;
        this.sheets = new Sheets(means.window().dialogs());
    }

    void importFiles() {
        means.window().files().open(Words.of("requests.import.choose"), kind()).ifPresent(file -> take(List.of(file)));
    }

    private static FileChoice.Kind kind() {
        return new FileChoice.Kind(Words.of("requests.import.kind"), List.of("*.csr", "*.req", "*.p10", "*.pem", "*.der", "*.txt"));
    }

    void take(List<Path> files) {
        model.take(files, this::arrived);
    }

    void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            means.window().toasts().note(Words.of("requests.paste.nothing"));
        } else {
            model.take(text, this::arrived);
        }
    }

    private void arrived(List<Arrival> arrivals) {
        var added = arrivals.stream().map(Arrival::outcome).filter(Outcome.Added.class::isInstance)
                .map(Outcome.Added.class::cast).toList();
        added.stream().findFirst().ifPresentOrElse(first -> model.reveal(first.request().id()), model::refresh);
        if (arrivals.size() == 1 && arrivals.getFirst().outcome() instanceof Outcome.Answers(var request, var answer)) {
            check(request, answer.toArray());
        } else if (arrivals.size() == 1 && arrivals.getFirst().outcome() instanceof Outcome.Known(var request)) {
            model.reveal(request.id());
            means.window().toasts().note(Words.of("requests.imported.known", request.label()));
        } else if (added.size() == arrivals.size() && added.size() == 1) {
            means.window().toasts().clear();
        } else if (added.size() == arrivals.size()) {
            means.window().toasts().success(Words.of("requests.imported", added.size()));
        } else {
            sheets.open("request-report", ReportController.class, close -> new ReportController(new ReportModel(arrivals), close));
        }
    }

    void sign(FiledRequest request, Csr csr) {
        var form = new SignModel(means.office(), means.background(), request, csr, new VaultQuestion(means.window().dialogs()));
        sheets.open("request-sign", SignController.class, close -> new SignController(form, close,
                certificate -> signed(request, certificate)), form::touched);
    }

    private void signed(FiledRequest request, Certificate certificate) {
        model.reveal(request.id());
        means.window().toasts().success(Words.of("requests.signed", certificate.label()),
                new Toasts.Action(Words.of("requests.signed.export"), () -> export(certificate)));
    }

    void reject(FiledRequest request) {
        var form = new RejectModel(means.office(), means.background(), request);
        sheets.open("request-reject", RejectController.class, close -> new RejectController(form, close, () -> {
            model.reveal(request.id());
            means.window().toasts().success(Words.of("requests.rejected", request.label()));
        }));
    }

    void show(Certificate certificate) {
        means.go().accept(new Destination.OneCertificate(certificate.id()));
    }

    void export(Certificate certificate) {
        means.go().accept(new Destination.ExportCertificates(List.of(certificate.id())));
    }

    void create() {
        var form = new NewRequestModel(means.office(), means.background());
        sheets.open("request-new", NewRequestController.class, close -> new NewRequestController(form, close, request -> {
            model.reveal(request.id());
            means.window().toasts().success(Words.of("requests.created", request.label()),
                    new Toasts.Action(Words.of("requests.created.save"), () -> save(request)));
        }), form::touched);
    }

    void save(FiledRequest request) {
        means.window().files().save(Words.of("requests.save.choose"), "request-" + request.id().value() + ".csr", kind())
                .ifPresent(file -> means.background().load(() -> saved(request, file), this::told));
    }

    private Path saved(FiledRequest request, Path file) {
        means.office().requests().save(request, file);
        return file;
    }

    private void told(Path file) {
        means.window().toasts().success(Words.of("requests.saved", file.getFileName()), new Toasts.Action(
                Words.of("requests.saved.folder"), () -> means.window().files().revealBeside(file)));
    }

    void complete(FiledRequest request) {
        var kind = new FileChoice.Kind(Words.of("requests.answer.kind"), List.of("*.pem", "*.crt", "*.cer", "*.der", "*.p7b", "*.p7c", "*.txt"));
        means.window().files().open(Words.of("requests.answer.choose"), kind).ifPresent(file ->
                means.background().load(() -> means.office().requests().own().read(file), answer -> check(request, answer)));
    }

    void pasteAnswer(FiledRequest request) {
        Optional.ofNullable(Clipboard.getSystemClipboard().getString()).filter(text -> !text.isBlank()).ifPresentOrElse(
                text -> check(request, text.getBytes(StandardCharsets.UTF_8)),
                () -> means.window().toasts().note(Words.of("requests.paste.nothing")));
    }

    private void check(FiledRequest request, byte[] answer) {
        means.background().load(() -> means.office().requests().own().check(request.id(), answer), fitting ->
                sheets.open("request-answer", AnswerController.class, close -> new AnswerController(
                        new AnswerModel(means, request, fitting, answer), close, this::completed)));
    }

    private void completed(FiledRequest request) {
        model.reveal(request.id());
        means.window().toasts().success(Words.of("requests.completed", request.label()),
                new Toasts.Action(Words.of("requests.signed.export"), () -> exportAnswer(request)));
    }

    void exportAnswer(FiledRequest request) {
        var form = new SaveAnswerModel(means.office(), means.background(), request);
        sheets.open("request-export", SaveAnswerController.class, close -> new SaveAnswerController(form,
                means.window().files(), close, folder -> means.window().toasts().success(Words.of("requests.exported", request.label()),
                        new Toasts.Action(Words.of("requests.saved.folder"), () -> means.window().files().reveal(folder)))));
    }

    /// For the device with this id, or one that is still to be named.
    void kit(String thing) {
        sheets.open("request-kit", KitController.class, close -> new KitController(new KitModel(thing), close));
    }
}
