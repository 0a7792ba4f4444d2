package dev.chancery.ui.requests;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One request in detail, read in the background.
public final class RequestDetailsModel {

    /// What the request says, the certificate that was signed for it here, and the one that came as its answer.
    public record Details(
            FiledRequest request, Csr csr, String pem, Optional<Certificate> signed, Optional<Decoded> answered) {}

    private final Office office;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Optional<Details>> details = new ReadOnlyObjectWrapper<>(Optional.empty());

    public RequestDetailsModel(Office office, Background background) {
        this.office = office;
        this.newest = background.newest();
    }

    /// Set anew each time it has been read; empty when nothing is chosen.
    public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public void show(Optional<FiledRequest> request) {
        newest.load(() -> request.map(this::read), details::set);
    }

    private Details read(FiledRequest request) {
        var signed = request.state() instanceof State.Signed(_, var certificate)
                ? Optional.of(office.certificates().one(certificate)) : Optional.<Certificate>empty();
        var answered = request.state() instanceof State.Completed
                ? Optional.of(office.requests().own().answered(request)) : Optional.<Decoded>empty();
        return new Details(request, office.requests().csr(request), office.requests().pem(request), signed, answered);
    }
}
