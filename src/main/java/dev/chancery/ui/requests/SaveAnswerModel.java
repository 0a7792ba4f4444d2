package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Violation;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// In what form the answer to a request leaves with its key, and under what passphrase.
public final class SaveAnswerModel {

    /// How key and certificates are laid out.
    public enum What { FOLDER, BUNDLE, PKCS12 }

    private static final Path ANYWHERE = Path.of("");

    private final Office office;
    private final Background background;
    private final FiledRequest request;
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(What.FOLDER);
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    SaveAnswerModel(Office office, Background background, FiledRequest request) {
        this.office = office;
        this.background = background;
        this.request = request;
    }

    public FiledRequest request() {
        return request;
    }

    public ObjectProperty<What> whatProperty() {
        return what;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Looks at this passphrase, which stays the caller's to wipe.
    void check(char[] passphrase) {
        violations.setAll(order(ANYWHERE, passphrase).violations());
    }

    private ExportOrder order(Path folder, char[] passphrase) {
        return new ExportOrder(List.of(), form(), folder, passphrase);
    }

    private Form form() {
        return switch (what.get()) {
            case FOLDER -> Form.PEM_FOLDER;
            case BUNDLE -> Form.PEM_BUNDLE;
            case PKCS12 -> Form.PKCS12;
        };
    }

    /// Writes the files into this folder, and wipes the passphrase.
    void save(Path folder, char[] passphrase, Consumer<Path> then) {
        var order = order(folder, passphrase);
        background.run("requests.job.export", _ -> {
            try {
                return office.requests().own().export().run(request, order);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }, _ -> then.accept(folder));
    }
}
