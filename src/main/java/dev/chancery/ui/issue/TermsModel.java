package dev.chancery.ui.issue;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// On what terms a certificate is issued: what for, by whom, how long, with which key. The authority's defaults stand in
/// every field that nobody has changed.
public final class TermsModel {

    /// A form is looked at before it is sent; the authority's end stays out of reach for that long.
    private static final Duration THINKING = Duration.ofMinutes(10);

    /// The authorities on offer, and the one that issued last.
    private record Known(List<Authority> offered, Optional<AuthorityId> last) {}

    private final Office office;
    private final ObservableList<Authority> authorities = FXCollections.observableArrayList();
    private final ObjectProperty<Authority> authority = new SimpleObjectProperty<>();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(Profile.DEVICE);
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(Profile.DEVICE.key());
    private final StringProperty life = new SimpleStringProperty(Profile.DEVICE.life().toString());
    private final Offer<Profile> offeredProfile = new Offer<>(profile);
    private final Offer<KeySpec> offeredKey = new Offer<>(key);
    private final Offer<String> offeredLife = new Offer<>(life);
    private final ReadOnlyBooleanWrapper nobodyCanSign = new ReadOnlyBooleanWrapper();

    TermsModel(Office office) {
        this.office = office;
        authority.subscribe(chosen -> {
            if (chosen != null) {
                offer(chosen.defaults());
            }
        });
    }

    /// Reads the authorities in the background and chooses one: `wanted`, else the one that issued last, else the first.
    void load(Background background, Optional<AuthorityId> wanted) {
        background.load(this::known, known -> {
            authorities.setAll(known.offered());
            nobodyCanSign.set(known.offered().isEmpty());
            wanted.flatMap(this::offered).or(() -> known.last().flatMap(this::offered))
                    .or(() -> authorities.stream().findFirst()).ifPresent(authority::set);
        });
    }

    private Known known() {
        var now = office.certificates().now();
        var offered = office.authorities().all().stream()
                .filter(one -> one.certificate().hasKey() && !now.isAfter(one.certificate().validity().notAfter()))
                .sorted(Comparator.comparing(Authority::isRoot).thenComparing(Authority::name)).toList();
        return new Known(offered, offered.size() < 2 ? Optional.empty() : lastUsed());
    }

    private Optional<AuthorityId> lastUsed() {
        return Stream.of(Profile.DEVICE, Profile.SERVER).map(Profile::code).flatMap(code -> newest(code).stream())
                .max(Comparator.comparingLong(one -> one.id().value())).map(Certificate::issuer);
    }

    private Optional<Certificate> newest(String profileCode) {
        var ids = office.certificates().ids(CertificateQuery.ALL.withProfile(Optional.of(profileCode)));
        return ids.length == 0 ? Optional.empty()
                : office.certificates().rows(new long[] {ids[0]}).stream().findFirst();
    }

    private Optional<Authority> offered(AuthorityId id) {
        return authorities.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private void offer(Authority.Defaults defaults) {
        BuiltIn.ofCode(defaults.profile()).filter(one -> !one.forAuthority()).ifPresent(offeredProfile::make);
        offeredLife.make(defaults.life().toString());
        offeredKey.make(defaults.key());
    }

    /// Those that can sign now or soon, intermediates before roots.
    public ObservableList<Authority> authorities() {
        return authorities;
    }

    /// Whether it is known that the store has no authority that could sign.
    public ReadOnlyBooleanProperty nobodyCanSignProperty() {
        return nobodyCanSign.getReadOnlyProperty();
    }

    public ObjectProperty<Authority> authorityProperty() {
        return authority;
    }

    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    /// A lifetime as [Ttl] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    /// When a certificate that is issued now would end; empty while the lifetime cannot be read.
    public Optional<Instant> end() {
        return Ttl.parse(life.get()) instanceof Checked.Valid<Ttl>(var ttl)
                ? Optional.of(Validity.issued(office.certificates().now(), ttl).notAfter()) : Optional.empty();
    }

    /// Sets the longest lifetime in whole hours (minutes, when only hours are left) that ends with the authority.
    public void useAuthoritysEnd() {
        if (authority.get() == null) {
            return;
        }
        var left = Duration.between(office.certificates().now().plus(THINKING), authority.get().certificate().validity().notAfter());
        var whole = left.truncatedTo(left.toHours() >= 2 ? ChronoUnit.HOURS : ChronoUnit.MINUTES);
        if (Ttl.of(whole) instanceof Checked.Valid<Ttl>(var ttl)) {
            life.set(ttl.toString());
        }
    }

    boolean touched() {
        return !offeredProfile.taken() || !offeredKey.taken() || !offeredLife.taken();
    }

    Checked<Order.Terms> terms() {
        var violations = new ArrayList<Violation>();
        if (authority.get() == null) {
            violations.add(new Violation.Missing(Field.ISSUER));
        }
        var ttl = Ttl.parse(life.get());
        violations.addAll(ttl.violations());
        violations.addAll(outliving());
        return Checked.of(violations,
                () -> new Order.Terms(authority.get().id(), profile.get(), key.get(), ttl.orRefuse()));
    }

    // The draft would say so too, but there is none as long as something else is wrong.
    private List<Violation> outliving() {
        var issuerEnds = Optional.ofNullable(authority.get()).map(one -> one.certificate().validity().notAfter());
        return end().flatMap(ends -> issuerEnds.filter(ends::isAfter)
                .<Violation>map(last -> new Violation.OutlivesIssuer(ends, last))).stream().toList();
    }
}
