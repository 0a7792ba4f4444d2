package dev.chancery.ui.issue;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private record Known(List<Authority> offered, Optional<AuthorityId> last, List<Profile> profiles,
            Map<AuthorityId, IssuingPolicy> policies, Map<AuthorityId, VaultHome> homes) {}

    private final Office office;
    private final ObservableList<Authority> authorities = FXCollections.observableArrayList();
    private final ObjectProperty<Authority> authority = new SimpleObjectProperty<>();
    private final PurposeModel purpose = new PurposeModel();
    private final ObjectProperty<Profile> profile = purpose.profileProperty();
    private final Map<AuthorityId, IssuingPolicy> policies = new HashMap<>();
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(Profile.DEVICE.key());
    private final StringProperty life = new SimpleStringProperty(Profile.DEVICE.life().toString());
    private final Offer<Profile> offeredProfile = new Offer<>(profile);
    private final Offer<KeySpec> offeredKey = new Offer<>(key);
    private final Offer<String> offeredLife = new Offer<>(life);
    private final ReadOnlyBooleanWrapper nobodyCanSign = new ReadOnlyBooleanWrapper();
    private final ThereModel there;

    TermsModel(Office office, ThereModel there) {
        this.office = office;
        this.there = there;
        authority.subscribe(chosen -> {
            if (chosen != null) {
                there.choose(chosen);
                purpose.ofCode(chosen.defaults().profile()).ifPresent(offeredProfile::make);
                purpose.issuedBy(chosen.certificate().subject());
                if (there.isThere()) {
                    purpose.choosePlain();
                }
                offerTerms();
            }
        });
        profile.subscribe(_ -> offerTerms());
    }

    /// Reads the authorities in the background and chooses one: `wanted`, else the one that issued last, else the first.
    void load(Background background, Optional<AuthorityId> wanted) {
        background.load(() -> known(wanted), known -> {
            purpose.setProfiles(known.profiles());
            policies.putAll(known.policies());
            there.know(known.homes());
            authorities.setAll(known.offered());
            nobodyCanSign.set(known.offered().isEmpty());
            wanted.flatMap(this::offered).or(() -> known.last().flatMap(this::offered))
                    .or(() -> authorities.stream().findFirst()).ifPresent(authority::set);
        });
    }

    /// One that is followed by another is offered only where it is asked for.
    private Known known(Optional<AuthorityId> wanted) {
        var now = office.certificates().now();
        var generations = office.authorities().generations();
        var homes = office.vaults().homes().stream().collect(Collectors.toMap(VaultHome::authority, Function.identity()));
        var offered = office.authorities().all().stream()
                .filter(one -> !generations.isFollowed(one.id()) || wanted.equals(Optional.of(one.id())))
                .filter(one -> (one.canSign() || homes.containsKey(one.id())) && !now.isAfter(one.certificate().validity().notAfter()))
                .sorted(Comparator.comparing(Authority::isRoot).thenComparing(Authority::name)).toList();
        var policies = offered.stream().collect(Collectors.toMap(Authority::id, one -> office.authorities().policy(one.id())));
        return new Known(offered, offered.size() < 2 ? Optional.empty() : lastUsed(), office.profiles().forThings(), policies, homes);
    }

    private Optional<AuthorityId> lastUsed() {
        return office.profiles().forThings().stream().map(Profile::code).flatMap(code -> newest(code).stream())
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

    /// The plain profiles and the authority's own take what the authority offers, any other its own life and key.
    private void offerTerms() {
        var chosen = profile.get();
        var defaults = Optional.ofNullable(authority.get()).map(Authority::defaults)
                .filter(offered -> PurposeModel.isPlain(chosen) || offered.profile().equals(chosen.code()));
        var usual = defaults.map(Authority.Defaults::life).orElse(chosen.life());
        offeredLife.make(longest().filter(most -> usual.duration().compareTo(most.duration()) > 0).orElse(usual).toString());
        offeredKey.make(defaults.map(Authority.Defaults::key).orElse(chosen.key()));
    }

    /// The longest life that the profile and the authority's policy allow; empty for no limit.
    private Optional<Ttl> longest() {
        var policy = Optional.ofNullable(authority.get()).map(one -> policies.getOrDefault(one.id(), IssuingPolicy.OPEN));
        return Stream.concat(profile.get().terms().longest().stream(), policy.flatMap(IssuingPolicy::longest).stream())
                .min(Comparator.comparing(Ttl::duration));
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

    /// What is asked beside the rest where a Vault signs.
    public ThereModel there() {
        return there;
    }

    /// What the certificate is for, and what its profile asks.
    public PurposeModel purpose() {
        return purpose;
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

    /// Sets the longest lifetime that the profile and the authority's policy allow, in whole hours (minutes, when only hours
    /// are left) and ending with the authority.
    public void useLongest() {
        if (authority.get() == null) {
            return;
        }
        var left = Duration.between(office.certificates().now().plus(THINKING), authority.get().certificate().validity().notAfter());
        var allowed = longest().map(Ttl::duration).filter(most -> most.compareTo(left) < 0).orElse(left);
        var whole = allowed.truncatedTo(allowed.toHours() >= 2 ? ChronoUnit.HOURS : ChronoUnit.MINUTES);
        if (Ttl.of(whole) instanceof Checked.Valid<Ttl>(var ttl)) {
            life.set(ttl.toString());
        }
    }

    boolean touched() {
        return purpose.touched() || !offeredProfile.taken() || !offeredKey.taken() || !offeredLife.taken();
    }

    Checked<Order.Terms> terms() {
        var violations = new ArrayList<Violation>();
        if (authority.get() == null) {
            violations.add(new TextViolation.Missing(Field.ISSUER));
        }
        var ttl = Ttl.parse(life.get());
        violations.addAll(ttl.violations());
        violations.addAll(outliving());
        return Checked.of(violations,
                () -> new Order.Terms(authority.get().id(), purpose.answered(), key.get(), ttl.orRefuse()));
    }

    // The draft would say so too, but there is none as long as something else is wrong.
    private List<Violation> outliving() {
        var issuerEnds = Optional.ofNullable(authority.get()).map(one -> one.certificate().validity().notAfter());
        return end().flatMap(ends -> issuerEnds.filter(ends::isAfter)
                .<Violation>map(last -> new ValidityViolation.OutlivesIssuer(ends, last))).stream().toList();
    }
}
