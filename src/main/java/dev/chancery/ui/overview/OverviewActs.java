package dev.chancery.ui.overview;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Suggestion;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;

/// What can be done on the overview, from the button to the note that says how it went.
final class OverviewActs {

    private final OverviewModel model;
    private final Means means;

    OverviewActs(OverviewModel model, Means means) {
        this.model = model;
        this.means = means;
    }

    void take(Suggestion step) {
        model.take(step, this::tell);
    }

    void publish(AuthorityId authority) {
        model.publish(authority, this::tell);
    }

    void confirm(Certificate old) {
        model.confirm(old, this::tell);
    }

    private void tell(Publication publication) {
        switch (publication) {
            case Publication.Published(_, var list, long entries, var file) -> means.toasts().success(
                    Words.of("overview.published", list.number(), entries, file.toString()));
            case Publication.Failed(_, var failure) -> means.dialogs().failed(failure);
        }
    }

    private void tell(Revocations.Done done) {
        means.toasts().success(Words.of("overview.confirmed", done.effects().changes()));
        for (var publication : done.publications()) {
            if (publication instanceof Publication.Failed(_, var failure)) {
                means.toasts().note(Words.of("overview.unpublished"),
                        new Toasts.Action(Words.of("overview.why"), () -> means.dialogs().failed(failure)));
            }
        }
    }
}
