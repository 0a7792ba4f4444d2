package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateId;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Destination;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Question;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// What can be done with authorities: the forms, files and ways behind the screen's buttons.
final class AuthorityActions {

    private final Means means;
    private final AuthoritiesModel model;

    AuthorityActions(Means means, AuthoritiesModel model) {
        this.means = means;
        this.model = model;
    }

    /// Opens the form for a root, or for an intermediate below `parent`. One in which something was typed asks before it
    /// closes, one that is being carried out is stopped first.
    void create(Optional<Authority> parent) {
        var form = new NewAuthorityModel(means.office(), means.background(), parent);
        var sheet = new Late<Layers.Sheet>();
        Runnable cancel = () -> leave(form, sheet.get());
        Consumer<Authority> done = authority -> {
            sheet.get().close();
            created(authority);
        };
        var view = new Views().add(NewAuthorityController.class, () -> new NewAuthorityController(form, cancel, done))
                .add(NewAuthoritySubjectController.class, () -> new NewAuthoritySubjectController(form.subject()))
                .add(NewAuthorityTermsController.class, () -> new NewAuthorityTermsController(form))
                .add(KeyHomeController.class, () -> new KeyHomeController(form.home(), means.window().files()))
                .add(AdoptController.class, () -> new AdoptController(form.home(), adopted -> {
                    sheet.get().close();
                    adopted(adopted);
                }))
                .load("new-authority");
        sheet.set(means.window().dialogs().open((Region) view, cancel));
    }

    private void leave(NewAuthorityModel form, Layers.Sheet sheet) {
        if (!form.stop()) {
            leave(form.touched(), sheet, "authorities.create.discard.text");
        }
    }

    private void leave(boolean touched, Layers.Sheet sheet, String textKey) {
        if (!touched) {
            sheet.close();
            return;
        }
        means.window().dialogs().ask(new Question(Words.of("authorities.create.discard"), Words.of(textKey),
                List.of(), Words.of("authorities.create.discard.yes"), true)).thenAccept(yes -> {
                    if (yes) {
                        sheet.close();
                    }
                });
    }

    private void created(Authority authority) {
        model.show(Optional.of(authority.id()));
        means.window().toasts().success(Words.of("authorities.created", authority.name()),
                new Toasts.Action(Words.of("authorities.created.things"), () -> means.go().accept(new Destination.AddThings())),
                new Toasts.Action(Words.of("authorities.created.issue"), () -> issue(Optional.of(authority))));
    }

    private void adopted(Authority authority) {
        model.show(Optional.of(authority.id()));
        means.window().toasts().success(Words.of("authorities.adopted", authority.name()));
    }

    /// Opens the form for another name and other issuing defaults.
    void change(Authority authority) {
        var form = new ChangeAuthorityModel(means.office(), means.background(), authority);
        var sheet = new Late<Layers.Sheet>();
        Runnable cancel = () -> leave(form.touched(), sheet.get(), "authorities.change.discard");
        Runnable done = () -> {
            sheet.get().close();
            model.refresh();
            means.window().toasts().success(Words.of("authorities.changed", form.nameProperty().get().strip()));
        };
        var view = new Views().add(ChangeAuthorityController.class, () -> new ChangeAuthorityController(form, cancel, done))
                .load("change-authority");
        sheet.set(means.window().dialogs().open((Region) view, cancel));
    }

    void policySaved() {
        means.window().toasts().success(Words.of("authorities.policy.saved"));
    }

    /// Writes the certificate, with its chain where `chained`, to a file that the user chooses.
    void save(Authority authority, boolean chained) {
        var kind = new FileChoice.Kind(Words.of("authorities.save.kind"), List.of("*.pem", "*.crt"));
        means.window().files().save(Words.of("authorities.save.title"), AuthoritiesModel.fileName(authority, chained), kind)
                .ifPresent(file -> model.save(authority, chained, file, () -> saved(file)));
    }

    void saved(Path file) {
        means.window().toasts().success(Words.of("authorities.saved", file.getFileName()), new Toasts.Action(
                Words.of("authorities.saved.open"), () -> means.window().files().revealBeside(file)));
    }

    void go(Destination destination) {
        means.go().accept(destination);
    }

    void revoke(CertificateId certificate) {
        go(new Destination.Revoke(Scope.of(certificate)));
    }

    /// Asks how the authority is to be renewed.
    void renew(Authority authority) {
        var form = new RenewAuthorityModel(means.office(), means.background(), authority);
        var sheet = new Late<Layers.Sheet>();
        Runnable cancel = () -> leave(form.touched(), sheet.get(), "authorities.change.discard");
        Consumer<Authority> done = renewed -> {
            sheet.get().close();
            model.show(Optional.of(renewed.id()));
            means.window().toasts().success(renewed.id().equals(authority.id())
                    ? Words.of("authorities.renewal.done", renewed.name(), Words.date(renewed.certificate().validity().notAfter()))
                    : Words.of("rekey.done", renewed.name(), authority.name()));
        };
        var view = new Views().add(RenewAuthorityController.class, () -> new RenewAuthorityController(form, cancel, done))
                .load("renew-authority");
        sheet.set(means.window().dialogs().open((Region) view, cancel));
    }

    /// Opens the form by which the authority signs for another one.
    void crossSign(Authority signer) {
        var form = new CrossSignModel(means.office(), means.background(), signer);
        var sheet = new Late<Layers.Sheet>();
        Runnable cancel = () -> leave(form.touched(), sheet.get(), "authorities.change.discard");
        var ways = new CrossSignController.Ways(means.window().files(), cancel, cross -> {
            sheet.get().close();
            model.refresh();
            means.window().toasts().success(Words.of("rekey.cross.done", signer.name(), cross.certificate().label()));
        });
        var view = new Views().add(CrossSignController.class, () -> new CrossSignController(form, ways)).load("cross-sign");
        sheet.set(means.window().dialogs().open((Region) view, cancel));
    }

    /// Asks for a file for a cross-certificate of this name.
    void saveLink(String name, Consumer<Path> then) {
        var kind = new FileChoice.Kind(Words.of("authorities.save.kind"), List.of("*.pem", "*.crt"));
        means.window().files().save(Words.of("rekey.link.save.title"), AuthoritiesModel.fileName(name), kind).ifPresent(then);
    }

    void issue(Optional<Authority> authority) {
        means.go().accept(authority.<Destination>map(one -> new Destination.IssueBy(one.id())).orElseGet(Destination.Issue::new));
    }

    /// Asks for authorities that were made elsewhere.
    void bringIn() {
        means.go().accept(new Destination.Import(List.of()));
    }

    void addFromVault() {
        means.go().accept(new Destination.AddFromVault());
    }

    void vault(Authority authority) {
        means.go().accept(new Destination.VaultAuthority(authority.id()));
    }

    void setUpVault() {
        means.go().accept(new Destination.SetUpVault());
    }

    void register(Authority authority) {
        means.go().accept(new Destination.RegisterWithCloud(authority.id()));
    }

    void enrolment(Authority authority) {
        means.go().accept(new Destination.EnrolmentPolicy(authority.id()));
    }

    void report(Authority authority) {
        means.go().accept(new Destination.Report(authority.id()));
    }

    void showIssued(Authority authority) {
        means.go().accept(new Destination.IssuedBy(authority.id()));
    }
}
