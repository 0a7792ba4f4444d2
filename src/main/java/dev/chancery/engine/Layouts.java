package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Layout;
import java.util.List;

/// The layouts of exported files that a store keeps under a name.
public final class Layouts {

    private final Desk desk;

    Layouts(Desk desk) {
        this.desk = desk;
    }

    /// By name, which is the code of each.
    public List<Layout> all() {
        return desk.read(tx -> tx.layouts().all());
    }

    /// Keeps it under a name and gives it as it was kept.
    ///
    /// @throws Failure.Refused when its name is none, another one has it, or two of its files would be called the same
    public Layout add(String name, Layout layout) {
        var own = Layout.own(name, layout.files()).orRefuse().in(layout.sharing());
        desk.write(tx -> {
            tx.layouts().insert(own);
            desk.note(tx, Act.LAYOUT_ADDED, own.code(), "");
        });
        return own;
    }

    /// Gives it as it is called now.
    ///
    /// @throws Failure.Refused when the name is none, or another one has it
    /// @throws Failure.Gone when it is not there any more
    public Layout rename(Layout layout, String name) {
        var own = Layout.own(name, layout.files()).orRefuse().in(layout.sharing());
        desk.write(tx -> {
            tx.layouts().rename(layout.code(), own.code());
            desk.note(tx, Act.LAYOUT_CHANGED, own.code(), layout.code());
        });
        return own;
    }

    /// [#add] brings it back.
    ///
    /// @throws Failure.Gone when it is not there any more
    public void remove(Layout layout) {
        desk.write(tx -> {
            tx.layouts().delete(layout.code());
            desk.note(tx, Act.LAYOUT_REMOVED, layout.code(), "");
        });
    }
}
