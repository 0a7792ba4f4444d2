package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.scene.Parent;

/// The screen of the authorities, put together, and the step that makes a new store's first one.
public final class AuthoritiesScreen {

    private final Means means;
    private final AuthoritiesModel model;
    private final AuthorityActions actions;

    public AuthoritiesScreen(Means means) {
        this.means = means;
        this.model = new AuthoritiesModel(means.office(), means.background());
        this.actions = new AuthorityActions(means, model);
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("authorities", "fth-layers", "authorities.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        return new Views()
                .add(AuthoritiesController.class, () -> new AuthoritiesController(model, actions))
                .add(AuthorityDetailsController.class, () -> new AuthorityDetailsController(model, actions))
                .add(RevocationListController.class, () -> new RevocationListController(
                        new RevocationListModel(means.office(), means.background()), model, means))
                .add(AuthorityRenewalController.class, () -> new AuthorityRenewalController(
                        new AuthorityRenewalModel(means.office(), means.background()), model, actions))
                .add(AuthorityLinksController.class, () -> new AuthorityLinksController(
                        new AuthorityLinksModel(means.office(), means.background()), model, actions))
                .load("authorities");
    }

    /// The step after a new store: its first authority. `leave` takes it away; where to go next is said to the means.
    public Parent first(Runnable leave) {
        var first = new FirstAuthorityModel(means.office(), means.background());
        var ways = new FirstAuthorityController.Ways(authority -> {
            leave.run();
            firstMade(authority);
        }, leave, () -> {
            leave.run();
            actions.create(Optional.empty());
        }, () -> {
            leave.run();
            actions.bringIn();
        });
        return new Views().add(FirstAuthorityController.class, () -> new FirstAuthorityController(first, ways))
                .load("first-authority");
    }

    private void firstMade(Authority authority) {
        means.go().accept(new Destination.AddThings());
        means.window().toasts().success(Words.of("authorities.created", authority.name()), new Toasts.Action(
                Words.of("authorities.created.show"), () -> means.go().accept(new Destination.OneAuthority(authority.id()))));
    }

    /// Reads everything again: another screen may have changed it.
    public void refresh() {
        model.refresh();
    }

    /// Shows this authority with its details.
    public void reveal(AuthorityId authority) {
        model.show(Optional.of(authority));
    }
}
