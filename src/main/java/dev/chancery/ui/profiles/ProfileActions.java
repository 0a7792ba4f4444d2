package dev.chancery.ui.profiles;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What can be done with profiles, with the sheets and toasts that go with it.
final class ProfileActions {

    private final Means means;
    private final ProfilesModel model;

    ProfileActions(Means means, ProfilesModel model) {
        this.means = means;
        this.model = model;
    }

    /// Opens the editor with a copy, which is in the store once it is saved.
    void copy(Profile profile) {
        means.background().load(() -> means.office().profiles().copy(profile,
                        Words.of("profiles.copy.name", ProfileWords.name(profile))),
                copy -> edit(ProfileFormModel.forNew(means.office(), means.background(), copy)));
    }

    void change(Profile profile) {
        if (ProfilesModel.isOwn(profile)) {
            edit(ProfileFormModel.forChange(means.office(), means.background(), profile));
        }
    }

    private void edit(ProfileFormModel form) {
        var sheet = new Late<Layers.Sheet>();
        Runnable leave = () -> dialogs().leave(form.isTouched(), sheet.get()::close);
        var views = new Views()
                .add(ProfileFormController.class, () -> new ProfileFormController(form, leave, saved -> saved(saved, sheet.get())))
                .add(NamingController.class, () -> new NamingController(form))
                .add(UsageController.class, () -> new UsageController(form))
                .add(AdditionsController.class, () -> new AdditionsController(form));
        sheet.set(dialogs().open((Region) views.load("profile-form"), leave));
    }

    private void saved(Profile profile, Layers.Sheet sheet) {
        sheet.close();
        model.show(Optional.of(profile.code()));
        toasts().success(Words.of("profiles.saved", profile.name()));
    }

    /// Removes at once; the toast brings it back.
    void remove(Profile profile) {
        if (ProfilesModel.isOwn(profile)) {
            model.remove(profile, removed -> toasts().success(Words.of("profiles.removed", removed.name()),
                            new Toasts.Action(Words.of("profiles.undo"), () -> model.restore(removed))),
                    reasons -> dialogs().failed(new Failure.Refused(reasons)));
        }
    }

    void export(Profile profile) {
        var name = ProfileWords.name(profile).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        means.files().save(Words.of("profiles.export.title"), name + ".profile.json", kind()).ifPresent(file ->
                means.background().load(() -> {
                    means.office().profiles().export(profile, file);
                    return file;
                }, written -> toasts().success(Words.of("profiles.exported", written.getFileName()),
                        new Toasts.Action(Words.of("profiles.exported.folder"), () -> means.files().revealBeside(written)))));
    }

    void importFile() {
        means.files().open(Words.of("profiles.import.title"), kind()).ifPresent(this::importFile);
    }

    /// Shows what comes in before it is kept.
    void importFile(Path file) {
        means.background().load(() -> means.office().profiles().read(file), read -> {
            switch (read) {
                case Checked.Valid<Profile>(var profile) ->
                        edit(ProfileFormModel.forNew(means.office(), means.background(), profile));
                case Checked.Invalid<Profile>(var reasons) -> dialogs().failed(new Failure.Refused(reasons));
            }
        });
    }

    private static FileChoice.Kind kind() {
        return new FileChoice.Kind(Words.of("profiles.file"), List.of("*.json"));
    }

    private Dialogs dialogs() {
        return means.dialogs();
    }

    private Toasts toasts() {
        return means.toasts();
    }
}
