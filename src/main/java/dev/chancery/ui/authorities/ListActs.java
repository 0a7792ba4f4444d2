package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Destination;
import dev.chancery.ui.FileChoice;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What can be done with the revocation list, from the button to the note that says how it went.
final class ListActs {

    private final RevocationListModel model;
    private final Means means;

    ListActs(RevocationListModel model, Means means) {
        this.model = model;
        this.means = means;
    }

    void choosePath() {
        means.window().files().save(Words.of("authorities.list.path.choose"), "crl.pem",
                new FileChoice.Kind(Words.of("authorities.list.kind"), List.of("*.pem", "*.crl", "*.der")))
                .ifPresent(file -> model.pathProperty().set(file.toString()));
    }

    void save() {
        model.save(this::tell);
    }

    void publish() {
        model.publish(this::tell);
    }

    private void tell(Optional<Publication> publication) {
        switch (publication.orElse(null)) {
            case null -> means.window().toasts().success(Words.of("authorities.list.saved"));
            case Publication.Published(_, var list, long entries, var file) -> means.window().toasts().success(
                    Words.of("authorities.list.published", list.number(), entries, file.toString()));
            case Publication.Failed(_, var failure) -> means.window().dialogs().failed(failure);
        }
    }

    void export() {
        means.window().files().save(Words.of("authorities.list.export.title"), "crl.pem",
                new FileChoice.Kind(Words.of("authorities.list.export.pem"), List.of("*.pem")),
                new FileChoice.Kind(Words.of("authorities.list.export.der"), List.of("*.crl", "*.der")))
                .ifPresent(file -> model.export(file,
                        () -> means.window().toasts().success(Words.of("authorities.list.exported", file.toString()))));
    }

    void revokeAll() {
        go(one -> new Destination.Revoke(new Scope.OfAuthority(one.id())));
    }

    void revokeOne() {
        go(one -> new Destination.Revoke(Scope.of(one.certificate().id())));
    }

    void release() {
        go(one -> new Destination.Release(Scope.of(one.certificate().id())));
    }

    private void go(Function<Authority, Destination> where) {
        model.shownProperty().get().map(now -> now.state().authority()).map(where).ifPresent(means.go());
    }
}
