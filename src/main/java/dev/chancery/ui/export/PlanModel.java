package dev.chancery.ui.export;

import dev.chancery.domain.Failure;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Exports;
import dev.chancery.ui.Background;
import dev.chancery.ui.Place;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the export would do at its place, and what shall happen to files that are there already.
public final class PlanModel {

    /// An order that is looked at before it is carried out.
    record Asked(Place place, ExportOrder order) {}

    private final Exports exports;
    private final Background.Newest asking;
    private final ObjectProperty<IfThere> ifThere = new SimpleObjectProperty<>(IfThere.ASK);
    private final ReadOnlyObjectWrapper<Planned> planned = new ReadOnlyObjectWrapper<>(new Planned.Unknown());

    PlanModel(Exports exports, Background background) {
        this.exports = exports;
        this.asking = background.newest();
    }

    /// What happens to files that are there already; [IfThere#ASK] until somebody has decided.
    public ObjectProperty<IfThere> ifThereProperty() {
        return ifThere;
    }

    public ReadOnlyObjectProperty<Planned> plannedProperty() {
        return planned.getReadOnlyProperty();
    }

    /// Asks the place in the background; a decision about other files does not hold any more.
    void ask(Optional<Asked> wanted) {
        ifThere.set(IfThere.ASK);
        planned.set(new Planned.Unknown());
        asking.load(() -> wanted.map(this::look).orElseGet(Planned.Unknown::new), planned::set);
    }

    private Planned look(Asked asked) {
        try {
            var plan = exports.plan(asked.order());
            return new Planned.Known(new Target(asked.place(), asked.order().target()), plan.files(), plan.existing(),
                    new Planned.Room(plan.octets(), plan.free(), plan.fits()), exports.standing(asked.order()));
        } catch (Failure why) {
            return new Planned.Unusable(why);
        }
    }

    /// Whether nothing stands in the way: there is room, and what is there already is decided about.
    boolean clear() {
        return planned.get() instanceof Planned.Known known && known.target().place().writable() && known.room().enough()
                && (known.there().isEmpty() || ifThere.get() != IfThere.ASK);
    }
}
