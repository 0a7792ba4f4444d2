package dev.chancery.ui.issue;

import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;

/// The choice of how the files of a job that issues for many are laid out.
public final class ManyForm extends ComboBox<Form> {

    /// For FXML.
    public ManyForm() {
        setItems(FXCollections.observableList(ManyModel.forms()));
        Choices.say(this, ManyForm::words);
    }

    void tie(ManyModel model) {
        valueProperty().bindBidirectional(model.filesProperty());
    }

    /// Whether the form cannot do without a passphrase.
    BooleanBinding alwaysLocked() {
        return Bindings.equal(valueProperty(), Form.PKCS12);
    }

    private static String words(Form form) {
        return switch (form) {
            case PEM_FOLDER -> Words.of("issue.many.form.folder");
            case PEM_BUNDLE -> Words.of("issue.many.form.bundle");
            case PKCS12 -> "PKCS#12";
            case MAINFLUX, MAINFLUX_ARRAY -> "Mainflux JSON";
            case SUPERMQ, SUPERMQ_ARRAY -> "SuperMQ JSON";
        };
    }
}
