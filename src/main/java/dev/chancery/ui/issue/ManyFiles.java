package dev.chancery.ui.issue;

import dev.chancery.domain.Layout;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.ExportOrder.Form;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Whether a job of many writes files, too, in which form, and where.
public final class ManyFiles {

    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.PEM_FOLDER);
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final BooleanBinding ready = Bindings.createBooleanBinding(() -> !wanted.get() || folder.get().isPresent(), wanted, folder);

    ManyFiles() {
        form.subscribe(now -> locked.set(locked.get() || now == Form.PKCS12));
    }

    /// The forms that a job of many can be written in.
    public static List<Form> forms() {
        return Arrays.stream(Form.values()).filter(form -> form.layout().sharing() != Layout.Sharing.ARRAY).toList();
    }

    Optional<BulkWish.Delivery> delivery() {
        return wanted.get() ? folder.get().map(chosen -> new BulkWish.Delivery(form.get(), chosen, locked.get())) : Optional.empty();
    }

    /// Whether files are written too.
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    public ObjectProperty<Form> formProperty() {
        return form;
    }

    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /// Whether a passphrase protects the keys.
    public BooleanProperty lockedProperty() {
        return locked;
    }

    public BooleanBinding ready() {
        return ready;
    }
}
