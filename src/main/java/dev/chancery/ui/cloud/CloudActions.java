package dev.chancery.ui.cloud;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Question;
import dev.chancery.ui.Views;
import dev.chancery.words.Registered;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What can be done with registrations: the wizard, and what follows once one is at its cloud.
final class CloudActions {

    private final Means means;
    private final CloudModel model;
    private final Caller caller;
    private final CloudSheets sheets;

    CloudActions(Means means, CloudModel model) {
        this.means = means;
        this.model = model;
        this.caller = new Caller(means, model);
        this.sheets = new CloudSheets(means);
    }

    /// Opens the wizard at its beginning, for this authority where one is given.
    void register(Optional<AuthorityId> authority) {
        wizard(new RegisterModel(means, authority));
    }

    /// Makes a proof for a registration of another store.
    void proveElsewhere() {
        new ProofElsewhere(means).open();
    }

    /// Opens the wizard where this registration was left.
    void resume(Registration one) {
        var wizard = new RegisterModel(means, Optional.of(one.plan().authority()));
        open(wizard, () -> wizard.resume(one.id()));
    }

    /// Registers another CA at the same place; the old one stays until its devices have moved.
    void replace(Registration older) {
        var wizard = new RegisterModel(means, Optional.empty());
        open(wizard, () -> wizard.plan().follow(older));
    }

    private void wizard(RegisterModel wizard) {
        open(wizard, () -> {});
    }

    private void open(RegisterModel wizard, Runnable then) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> leave(wizard, sheet.get());
        var pages = new RegisterPages(wizard, means, new RegisterPages.Ways(check -> fix(wizard, check, sheet.get()), () -> {
            var issuer = wizard.steps().standProperty().get().registration().plan().authority();
            sheet.get().close();
            means.go().accept(new Destination.IssueBy(issuer));
        }));
        var view = new Views().add(RegisterController.class, () -> new RegisterController(wizard, pages, close)).load("cloud-register");
        sheet.set(means.window().dialogs().open((Region) view, close));
        sheet.get().whenClosed(() -> {
            wizard.close();
            model.refresh();
        });
        then.run();
    }

    /// Half-way it asks: what is on disk stays, what was only typed is lost.
    private void leave(RegisterModel wizard, Layers.Sheet sheet) {
        if (wizard.isUnderWay()) {
            means.window().dialogs().ask(new Question(Words.of("cloud.leave.title"), Words.of("cloud.leave.text", Registered.words(wizard.steps().standProperty().get().registration().state())),
                    List.of(), Words.of("cloud.leave.yes"), false)).thenAccept(yes -> {
                        if (yes) {
                            sheet.close();
                        }
                    });
        } else {
            means.window().dialogs().leave(!wizard.isPlanned() && wizard.pageProperty().get() != Page.CLOUD, sheet::close);
        }
    }

    private void fix(RegisterModel wizard, CloudCheck check, Layers.Sheet sheet) {
        switch (check.fix().orElseThrow()) {
            case CHOOSE_ROOT -> wizard.plan().chooseRoot();
            case CHOOSE_PROOF -> wizard.plan().chooseProof();
            case NEW_AUTHORITY -> go(sheet, new Destination.Authorities());
            case RENEW_AUTHORITY, ADD_KEY -> go(sheet, new Destination.OneAuthority(wizard.plan().authorityProperty().get().id()));
            case RETIRE_ANOTHER -> sheet.close();
            case OPEN_OTHER -> {
                sheet.close();
                other(check);
            }
        }
    }

    private void go(Layers.Sheet sheet, Destination where) {
        sheet.close();
        means.go().accept(where);
    }

    private void other(CloudCheck check) {
        if (check instanceof CloudCheck.UnderWay(RegistrationId id)) {
            means.background().load(() -> means.registrations().one(id), found -> {
                if (found.state().isOpen()) {
                    resume(found);
                }
            });
        }
    }

    void refresh(Registration one) {
        caller.call(one, CloudCall.STATUS, "cloud.done.refreshed");
    }

    void activate(Registration one) {
        caller.call(one, CloudCall.ACTIVATE, "cloud.done.activated");
    }

    /// Shows first what it hits.
    void deactivate(CloudModel.Card card) {
        ask(card, "cloud.deactivate.title", "cloud.deactivate.text", "cloud.do.deactivate",
                () -> caller.call(card.registration(), CloudCall.DEACTIVATE, "cloud.done.deactivated"));
    }

    /// Shows first what it hits. A cloud that removes only what rests is told to let it rest first.
    void delete(CloudModel.Card card) {
        ask(card, "cloud.delete.title", card.traits().calls().contains(CloudCall.DEACTIVATE) ? "cloud.delete.first" : "cloud.delete.text",
                "cloud.do.delete", () -> caller.call(card.registration(), CloudCall.DELETE, "cloud.done.deleted"));
    }

    private void ask(CloudModel.Card card, String titleKey, String textKey, String yesKey, Runnable then) {
        model.hit(card.registration(), hit -> means.window().dialogs().ask(new Question(
                Words.of(titleKey, card.authority().name(), CloudWords.name(card.registration().cloud())),
                Words.of(textKey) + "\n\n" + Words.of("cloud.hit", hit.certificates()), hit.names(), Words.of(yesKey), true))
                .thenAccept(yes -> {
                    if (yes) {
                        then.run();
                    }
                }));
    }

    /// Gives it up here; the cloud is not told.
    void giveUp(CloudModel.Card card) {
        means.window().dialogs().ask(new Question(Words.of("cloud.giveUp.title", card.authority().name()), Words.of("cloud.giveUp.text"),
                List.of(), Words.of("cloud.do.giveUp"), true)).thenAccept(yes -> {
                    if (yes) {
                        means.background().run("cloud.job.giveUp", _ -> means.registrations().giveUp(card.registration().id()),
                                _ -> model.refresh());
                    }
                });
    }

    /// A rehearsal that is over goes without a question: nothing anywhere depends on it.
    void remove(CloudModel.Card card) {
        means.background().run("cloud.job.giveUp", _ -> means.registrations().giveUp(card.registration().id()), _ -> model.refresh());
    }

    /// What the cloud itself has in that place.
    void list(Registration one) {
        caller.withLine(one, line -> caller.run("cloud.job.list", one, progress -> line.list(one.id(), progress),
                entries -> {
                    model.saw(one, entries);
                    sheets.entries(one, entries);
                }, () -> list(one)));
    }

    /// Who asks there is asked anew: neither memory nor store keeps it any longer.
    void forget(Registration one) {
        means.lines().drop(one);
        means.background().run("cloud.job.forget", _ -> {
            means.registrations().keptCredentials().forget(CloudTenant.of(one));
            return one;
        }, _ -> means.window().toasts().success(Words.of("cloud.done.forgotten")));
    }

    /// What the cloud has replied so far.
    void replies(Registration one) {
        means.background().load(() -> means.registrations().replies(one.id()), sheets::replies);
    }
}
