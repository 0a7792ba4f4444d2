package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The reason for which a request is turned down.
public final class RejectModel {

    private final Office office;
    private final Background background;
    private final FiledRequest request;
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    RejectModel(Office office, Background background, FiledRequest request) {
        this.office = office;
        this.background = background;
        this.request = request;
        reason.subscribe(text -> violations.setAll(FiledRequest.reason(text == null ? "" : text).violations()));
    }

    public FiledRequest request() {
        return request;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    void reject(Runnable then) {
        var said = reason.get();
        background.run("requests.job.reject", _ -> office.requests().reject(request.id(), said), _ -> then.run());
    }
}
