package dev.chancery.ui.certificates;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.TextForm;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.Destination;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Question;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What can be done with the certificate whose details are shown, from the button to the note that says how it went.
public final class CertificateActions {

    private final Means means;

    CertificateActions(Means means) {
        this.means = means;
    }

    void show(ThingId thing) {
        means.go().accept(new Destination.OneThing(thing));
    }

    void export(Certificate certificate) {
        means.go().accept(new Destination.ExportCertificates(List.of(certificate.id())));
    }

    /// To the lines by which other programs use it.
    void use(Certificate certificate) {
        means.go().accept(new Destination.UseCertificate(certificate.id()));
    }

    /// Puts a text of it onto the clipboard. None of these texts holds a key.
    void copy(Certificate certificate, TextForm form) {
        means.background().load(() -> means.office().copies().text(certificate.id(), form), text -> {
            CopyButton.copy(text);
            means.toasts().note(Words.of("certificates.copy.done", CopyMenu.name(form)));
        });
    }

    /// Saves it as PEM where the user says.
    void save(Certificate certificate, String suggestedName) {
        var kind = new FileChoice.Kind(Words.of("certificates.pem.save.kind"), List.of("*.pem", "*.crt"));
        means.files().save(Words.of("certificates.pem.save.title"), suggestedName, kind)
                .ifPresent(chosen -> complete(chosen, file -> write(certificate, file)));
    }

    // The system's chooser has asked about the name that was typed, not about the one that it becomes.
    private void complete(Path chosen, Consumer<Path> write) {
        var name = chosen.getFileName().toString();
        if (name.contains(".")) {
            write.accept(chosen);
            return;
        }
        var file = chosen.resolveSibling(name + ".pem");
        means.background().load(() -> Files.exists(file), there -> {
            if (there) {
                means.dialogs().ask(new Question(Words.of("certificates.pem.save.replace", file.getFileName()),
                        Words.of("certificates.pem.save.replaces"), List.of(), Words.of("certificates.pem.save.yes"), true))
                        .thenAccept(yes -> {
                            if (yes) {
                                write.accept(file);
                            }
                        });
            } else {
                write.accept(file);
            }
        });
    }

    private void write(Certificate certificate, Path file) {
        means.background().run("certificates.pem.saving", _ -> {
            means.office().certificates().save(certificate, file);
            return file;
        }, saved -> means.toasts().success(Words.of("certificates.pem.saved", saved.getFileName()), new Toasts.Action(
                Words.of("certificates.pem.folder"), () -> means.files().revealBeside(saved))));
    }
}
