package dev.chancery.ui.certificates;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Shown;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The filters over the list: by status, profile, authority and end.
public final class CertificateFilters extends VBox {

    private final StatusFilter statuses = new StatusFilter();
    private final FilterChoice<Profile> profiles = new FilterChoice<>("certificates-profile",
            Words.of("certificates.column.profile"), Words.of("certificates.profile.any"), ProfileWords::name);
    private final FilterChoice<Authority> issuers = new FilterChoice<>("certificates-issuer",
            Words.of("certificates.issuer.filter"), Words.of("certificates.issuer.any"), Authority::name);
    private final FilterChoice<Expiry> expiry = new FilterChoice<>("certificates-expiry",
            Words.of("certificates.column.expires"), Words.of("certificates.expiry.any"), CertificateWords::expiry);
    private final DayRange range = new DayRange();
    private final FlowPane choices = new FlowPane(profiles, issuers, expiry, range);

    public CertificateFilters() {
        super(8);
        getStyleClass().add("screen-filters");
        choices.getStyleClass().add("filter-choices");
        getChildren().addAll(statuses, choices);
    }

    /// Puts the menu of the filters that have a name before the others.
    void lead(SavedFilterMenu menu) {
        choices.getChildren().addFirst(menu);
    }

    void tie(CertificatesModel model) {
        statuses.whenChosen(model::showStatus);
        profiles.whenChosen(profile -> model.showProfile(profile.map(Profile::code)));
        issuers.whenChosen(issuer -> model.showIssuer(issuer.map(Authority::id)));
        expiry.whenChosen(model::showExpiry);
        range.whenChosen(between -> model.showExpiry(Optional.of(between)));
        Shown.during(model.expiryProperty().map(end -> end.filter(Expiry.Between.class::isInstance).isPresent()), range);
        model.listingProperty().subscribe(_ -> show(model));
        model.askedProperty().subscribe(_ -> show(model));
        model.expiryProperty().subscribe(_ -> show(model));
    }

    private void show(CertificatesModel model) {
        var asked = model.askedProperty().get();
        var listing = model.listingProperty().get();
        statuses.show(asked.status(), listing.tally());
        profiles.show(listing.profiles().stream().filter(one -> asked.profile().equals(Optional.of(one.code()))).findFirst(),
                listing.profiles());
        issuers.show(listing.authorities().stream().filter(one -> asked.issuer().equals(Optional.of(one.id()))).findFirst(),
                listing.authorities());
        showExpiry(model.expiryProperty().get());
    }

    private void showExpiry(Optional<Expiry> asked) {
        var days = asked.filter(Expiry.Between.class::isInstance).map(Expiry.Between.class::cast);
        expiry.show(days.isPresent() ? Optional.of(Expiry.OPEN) : asked, Expiry.OFFERED);
        days.ifPresent(range::show);
    }
}
