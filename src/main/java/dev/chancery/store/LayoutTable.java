package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.Layout;
import dev.chancery.domain.TextViolation;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layouts that have a name of their own. Names that differ in upper and lower case alone are one.
public final class LayoutTable {

    private final Session session;

    LayoutTable(Session session) {
        this.session = session;
    }

    private record Named(String name, Layout.Sharing sharing) {}

    /// In the order of their names.
    public List<Layout> all() {
        return session.list(LayoutTable::named, "SELECT name, sharing FROM layout ORDER BY name_folded").stream()
                .map(one -> new Layout(one.name(), files(one.name()), one.sharing())).toList();
    }

    private static Named named(Row row) throws SQLException {
        return new Named(row.text(), Layout.Sharing.ofCode(row.text()).orElseThrow());
    }

    private List<Layout.File> files(String name) {
        return session.list(LayoutTable::file, "SELECT kind, name FROM layout_file WHERE layout = ? ORDER BY place", Folded.of(name));
    }

    private static Layout.File file(Row row) throws SQLException {
        return new Layout.File(FileKind.ofCode(row.text()).orElseThrow(), row.text());
    }

    /// @throws Failure.Refused when another one has the name
    public void insert(Layout layout) {
        var folded = Folded.of(layout.code());
        named(layout.code(), "INSERT INTO layout (name_folded, name, sharing) VALUES (?, ?, ?)", folded, layout.code(), layout.sharing().code());
        int place = 0;
        for (var file : layout.files()) {
            session.update("INSERT INTO layout_file (layout, place, kind, name) VALUES (?, ?, ?, ?)", folded, place++, file.kind().code(),
                    file.name().text());
        }
    }

    /// @throws Failure.Refused when another one has the new name
    /// @throws Failure.Gone when there is none of the old name
    public void rename(String from, String to) {
        require(from, named(to, "UPDATE layout SET name_folded = ?, name = ? WHERE name_folded = ?", Folded.of(to), to, Folded.of(from)));
    }

    /// @throws Failure.Gone when there is none of this name
    public void delete(String name) {
        require(name, session.update("DELETE FROM layout WHERE name_folded = ?", Folded.of(name)));
    }

    private int named(String name, String sql, @Nullable Object... values) {
        try {
            return session.update(sql, values);
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Refused(new TextViolation.Taken(Field.NAME, name, 0)) : fault;
        }
    }

    private static void require(String name, int changed) {
        if (changed == 0) {
            throw new Failure.Gone("layout " + name);
        }
    }
}
