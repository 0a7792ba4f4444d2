package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.ProofJobs.Asked;
import dev.chancery.ui.Question;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;

/// On the machine with an authority's key: a request comes in as a file, is shown, and the proof goes out as a file.
final class ProofElsewhere {

    private final Means means;

    ProofElsewhere(Means means) {
        this.means = means;
    }

    /// Asks for the file and goes on from there.
    void open() {
        means.window().files().open(Words.of("cloud.job.open")).ifPresent(file -> means.background().load(() -> {
            var registrations = means.registrations();
            return registrations.proofJobs().read(registrations.files().read(file));
        }, this::ask));
    }

    /// Whoever has the proof can register the CA there: somebody has to have seen for whom it is.
    private void ask(Asked asked) {
        var job = asked.job();
        means.window().dialogs().ask(new Question(Words.of("cloud.job.title", asked.authority().name()),
                Words.of("cloud.job.text", CloudWords.name(job.cloud())), List.of(Words.of("cloud.job.code", job.code())),
                Words.of("cloud.job.yes"), false)).thenAccept(yes -> {
                    if (yes) {
                        save(asked);
                    }
                });
    }

    private void save(Asked asked) {
        var name = asked.job().artifact() == Artifact.CERTIFICATE ? "proof.pem" : "proof.txt";
        means.window().files().save(Words.of("cloud.job.keep"), name).ifPresent(file -> means.background().run("cloud.job.prove", _ -> {
            var registrations = means.registrations();
            registrations.files().save(file, registrations.proofJobs().prove(asked, KeySpec.RSA_2048));
            return file;
        }, this::saved));
    }

    private void saved(Path file) {
        means.window().toasts().success(Words.of("cloud.job.saved", file.getFileName()), new Toasts.Action(
                Words.of("cloud.saved.open"), () -> means.window().files().revealBeside(file)));
    }
}
