package dev.chancery.ui.authorities;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Violation;
import dev.chancery.engine.ListState;
import dev.chancery.engine.ListState.Health;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The revocation list of the chosen authority: how it stands with it, and how it is published.
public final class RevocationListModel {

    /// How it stood when it was read.
    public record Shown(ListState state) {

        /// Whether the authority's key is not here, so that no list can be signed.
        boolean isAway() {
            return !state.authority().canSign();
        }

        boolean canBePublished() {
            return !isAway() && state.health() != Health.OFF && state.health() != Health.ENDED;
        }

        /// Whether the authority itself can be revoked by the one above it.
        boolean isRevocable() {
            return !state.authority().isRoot() && revoked().filter(one -> !one.isHold()).isEmpty();
        }

        boolean isHeld() {
            return revoked().filter(Revocation::isHold).isPresent();
        }

        private Optional<Revocation> revoked() {
            return state.authority().certificate().revoked();
        }
    }

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty hours = new SimpleStringProperty("");
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty url = new SimpleStringProperty("");
    private final BooleanProperty keepsExpired = new SimpleBooleanProperty();
    private final BooleanProperty delta = new SimpleBooleanProperty();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();

    public RevocationListModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        for (var field : List.of(hours, path, url)) {
            field.subscribe(this::check);
        }
        keepsExpired.subscribe(this::check);
        delta.subscribe(this::check);
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public StringProperty hoursProperty() {
        return hours;
    }

    public StringProperty pathProperty() {
        return path;
    }

    public StringProperty urlProperty() {
        return url;
    }

    public BooleanProperty keepsExpiredProperty() {
        return keepsExpired;
    }

    public BooleanProperty deltaProperty() {
        return delta;
    }

    /// What is wrong with the settings as they are typed.
    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether the settings are other than those that are kept.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Reads how it stands with this authority's list. What was typed for the same one and not kept yet stays.
    public void show(AuthorityId authority) {
        newest.load(() -> new Shown(office.revocationLists().state(authority)), now -> {
            boolean same = shown.get().filter(before -> id(before).equals(authority)).isPresent() && changed.get();
            shown.set(Optional.of(now));
            if (same) {
                check();
            } else {
                revert();
            }
        });
    }

    /// Reads it again: lists are published by themselves.
    public void refresh() {
        shown.get().map(RevocationListModel::id).ifPresent(this::show);
    }

    private static AuthorityId id(Shown shown) {
        return shown.state().authority().id();
    }

    /// Puts the settings back to those that are kept.
    public void revert() {
        shown.get().map(now -> now.state().settings()).ifPresent(kept -> {
            hours.set(String.valueOf(kept.hours()));
            path.set(kept.path());
            url.set(kept.distributionPoint());
            keepsExpired.set(kept.keepsExpired());
            delta.set(kept.delta());
        });
        check();
    }

    private void check() {
        var typed = typed();
        violations.setAll(typed.violations());
        changed.set(shown.get().filter(now -> !typed.is(now.state().settings())).isPresent());
    }

    private Checked<RevocationListSettings> typed() {
        return RevocationListSettings.of(hours.get(), path.get(), url.get(), keepsExpired.get(), delta.get());
    }

    /// Keeps the settings and publishes by them.
    public void save(Consumer<Optional<Publication>> done) {
        shown.get().filter(_ -> violations.isEmpty()).ifPresent(now -> {
            var settings = typed().orRefuse();
            background.run("authorities.list.job", _ -> office.revocationLists().change(id(now), settings), published -> {
                changed.set(false);
                show(id(now));
                done.accept(published);
            });
        });
    }

    /// Publishes the list now.
    public void publish(Consumer<Optional<Publication>> done) {
        shown.get().ifPresent(now -> background.run("authorities.list.job", _ -> office.revocationLists().publish(id(now)), published -> {
            show(id(now));
            done.accept(published);
        }));
    }

    /// Writes a list to this file, for one to carry away.
    public void export(Path file, Runnable done) {
        shown.get().ifPresent(now -> background.run("authorities.list.save.job", _ -> {
            office.revocationLists().save(id(now), file);
            return file;
        }, _ -> done.run()));
    }
}
