package dev.chancery.ui.enrolment;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.ThingSummary;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import javafx.scene.layout.Region;

/// The sheets of enrolment, put together.
public final class EnrolmentScreen {

    private final Means means;

    public EnrolmentScreen(Means means) {
        this.means = means;
    }

    /// Makes and revokes enrolment keys of these things, by their numbers. Nothing happens without one.
    public void keys(long[] numbers) {
        means.background().load(() -> means.office().things().rows(numbers).stream().map(ThingSummary::thing).toList(), things -> {
            if (!things.isEmpty()) {
                open(new KeysModel(means.office(), means.background(), things));
            }
        });
    }

    private void open(KeysModel model) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> {
            model.close();
            sheet.get().close();
        };
        var view = new Views().add(KeysController.class, () -> new KeysController(model, means, close)).load("enrolment-keys");
        sheet.set(means.dialogs().open((Region) view, close));
    }

    /// What this authority lets devices fetch.
    public void policy(AuthorityId authority) {
        means.background().load(() -> means.office().authorities().one(authority), found -> {
            var sheet = new Late<Layers.Sheet>();
            var model = new PolicyModel(means.office(), means.background(), found);
            Runnable close = () -> sheet.get().close();
            var view = new Views().add(PolicyController.class, () -> new PolicyController(model, means.toasts(), close)).load("enrolment-policy");
            sheet.set(means.dialogs().open((Region) view, close));
        });
    }
}
