package dev.chancery.ui.certificates;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.Parent;

/// The screen of the certificates, put together. Other screens reach it through [#reveal] and what lists by a
/// filter.
public final class CertificatesScreen {

    private final Means means;
    private final CertificatesModel model;

    public CertificatesScreen(Means means) {
        this.means = means;
        this.model = new CertificatesModel(means.office(), means.background(), means.go());
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("certificates", "fth-file-text", "certificates.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        var views = new Views();
        var details = new CertificateDetailsModel(means.office(), means.background());
        views.add(CertificateDetailsController.class, () -> new CertificateDetailsController(details, model));
        views.add(CertificateHeadController.class,
                () -> new CertificateHeadController(details, model, new CertificateActions(means)));
        views.add(CertificateCheckController.class, () -> new CertificateCheckController(details));
        views.add(SuccessionController.class, () -> new SuccessionController(
                new SuccessionModel(means.office(), means.background(), means.go()), model, means.layers().toasts()));
        views.add(CertificateToolsController.class, () -> new CertificateToolsController(model));
        var saved = new FiltersModel(means.office(), means.background(), model);
        views.add(CertificatesController.class,
                () -> new CertificatesController(model, saved, means.layers(), views.load("certificate-details")));
        return views.load("certificates");
    }

    CertificatesModel model() {
        return model;
    }

    /// Reads everything again: another screen may have changed it.
    public void refresh() {
        model.refresh();
    }

    /// Shows this certificate with its details.
    public void reveal(CertificateId certificate) {
        model.reveal(certificate);
    }

    /// Shows what this authority has issued.
    public void issuedBy(AuthorityId authority) {
        model.showAll();
        model.showIssuer(Optional.of(authority));
    }

    /// Shows every certificate of this status.
    public void of(Status status) {
        model.showAll();
        model.showStatus(Optional.of(status));
    }

    /// Shows the good ones that end within so many days.
    public void endingWithin(int days) {
        of(Status.EXPIRING);
        model.showExpiry(Optional.of(new Expiry.Within(days)));
    }

    /// Shows what ends from the first of these days to the last, both included.
    public void endingBetween(LocalDate first, LocalDate last) {
        model.showAll();
        model.showExpiry(Optional.of(new Expiry.Between(Optional.of(first), Optional.of(last))));
    }

    /// Shows every certificate of this thing.
    public void heldBy(ThingId thing) {
        model.showAll();
        model.filter(thing.value());
    }
}
