package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.VaultHome;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The tree of authorities and the one that is chosen in it.
public final class AuthoritiesModel {

    /// An authority with what its row shows beside it; `successor` is the name of the one that follows it.
    public record Row(Authority authority, Status status, long issued, Optional<String> successor) {}

    /// A certificate that the chosen authority has issued.
    public record Issued(Certificate certificate, Status status) {}

    /// The chosen authority with everything that its tabs show. `lived` is the part of its life that is over, 0 to 1;
    /// `latest` are the last few that it has issued, the newest first.
    public record Details(Row row, List<Row> chain, Decoded decoded, String pem, String fingerprint, Duration left,
            double lived, List<Issued> latest, Optional<Profile> profile, Plugged plugged, Optional<VaultHome> vault) {}

    /// Whether the token with its key is plugged in; that is not known as long as no module is loaded.
    public enum Plugged { IN, OUT, UNKNOWN }

    /// Whether an authority can be made below the chosen one, and why not.
    public enum Below { ALLOWED, NONE_CHOSEN, NO_ROOM, NOT_VALID, NO_KEY }

    private static final int LATEST = 12;
    private static final String NEVER_IN_FILES = "[\\\\/:*?\"<>|]";

    private final Office office;
    private final Background background;
    private final Background.Newest reading;
    private final Background.Newest looking;
    private final PolicyModel policy;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Row> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Details> details = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();

    public AuthoritiesModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.reading = background.newest();
        this.looking = background.newest();
        this.policy = new PolicyModel(office, background);
    }

    /// All authorities, each with a new key before the one that it follows; the tree is made from their parents.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// The chosen row; null while none is.
    public ReadOnlyObjectProperty<Row> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public Optional<Authority> chosen() {
        return Optional.ofNullable(chosen.get()).map(Row::authority);
    }

    /// Whether the list has been read once: before that an empty list says nothing.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// What is known about the chosen authority; the one before it stays until it is read.
    public ReadOnlyObjectProperty<Details> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// The rules of the chosen authority.
    public PolicyModel policy() {
        return policy;
    }

    /// Chooses this row; null for none.
    public void choose(@Nullable Row row) {
        chosen.set(row);
        if (row != null) {
            var chain = chain();
            policy.show(row.authority());
            looking.load(() -> details(row, chain), details::set);
        }
    }

    private Details details(Row row, List<Row> chain) {
        var certificate = row.authority().certificate();
        var validity = certificate.validity();
        var left = Duration.between(office.certificates().now(), validity.notAfter());
        var whole = Duration.between(validity.notBefore(), validity.notAfter());
        return new Details(row, chain, office.authorities().decoded(row.authority().id()),
                office.certificates().pem(certificate), certificate.sha256().colonHex(), left,
                Math.clamp(1.0 - (double) left.toSeconds() / Math.max(1, whole.toSeconds()), 0.0, 1.0),
                latest(row.authority()), office.profiles().ofCode(row.authority().defaults().profile()), plugged(row.authority()),
                office.authorities().inVault(row.authority().id()));
    }

    private Plugged plugged(Authority authority) {
        if (!(authority.home() instanceof KeyHome.OnToken(var token, var _)) || !office.tokens().isRunning()) {
            return Plugged.UNKNOWN;
        }
        return office.tokens().isPresent(token) ? Plugged.IN : Plugged.OUT;
    }

    // A root's own certificate counts as issued by it.
    private List<Issued> latest(Authority authority) {
        var certificates = office.certificates();
        var ids = Arrays.stream(certificates.ids(CertificateQuery.ALL.withIssuer(Optional.of(authority.id()))))
                .filter(id -> id != authority.certificate().id().value()).limit(LATEST).toArray();
        return certificates.rows(ids).stream().map(one -> new Issued(one, certificates.status(one))).toList();
    }

    /// Whether the key of the chosen authority is here; one that was imported without it issues nothing.
    public boolean canSign() {
        return chosen().filter(authority -> authority.canSign()).isPresent();
    }

    /// Whether the chosen authority issues: by its key, or through the Vault where that lives.
    public boolean canIssue() {
        var known = Optional.ofNullable(details.get()).filter(one -> Optional.of(one.row().authority()).equals(chosen()));
        return canSign() || known.flatMap(Details::vault).isPresent();
    }

    public Below below() {
        if (chosen.get() == null) {
            return Below.NONE_CHOSEN;
        }
        if (!canSign()) {
            return Below.NO_KEY;
        }
        return switch (chosen.get().status()) {
            case ACTIVE, EXPIRING -> chosen.get().authority().mayHaveChildren() ? Below.ALLOWED : Below.NO_ROOM;
            case EXPIRED, NOT_YET_VALID, ON_HOLD, REVOKED -> Below.NOT_VALID;
        };
    }

    /// What to call the file of a certificate, or of its chain.
    static String fileName(Authority authority, boolean chained) {
        return fileName(authority.name() + (chained ? "-chain" : ""));
    }

    static String fileName(String name) {
        return name.replaceAll(NEVER_IN_FILES, "-") + ".pem";
    }

    /// Writes the certificate, with its chain where `chained`, to this file; one that is there is replaced.
    public void save(Authority authority, boolean chained, Path file, Runnable saved) {
        background.load(() -> {
            office.authorities().save(authority.id(), chained, file);
            return file;
        }, _ -> saved.run());
    }

    /// Reads the list again and keeps the choice.
    public void refresh() {
        show(chosen().map(Authority::id));
    }

    /// Reads the list again and chooses this authority, or the first when there is none.
    public void show(Optional<AuthorityId> wanted) {
        reading.load(this::read, read -> {
            rows.setAll(read);
            loaded.set(true);
            choose(row(wanted).or(() -> roots().stream().findFirst()).orElse(null));
        });
    }

    private List<Row> read() {
        var issued = office.authorities().issued();
        var certificates = office.certificates();
        var all = office.authorities().all();
        var generations = office.authorities().generations();
        var names = all.stream().collect(Collectors.toMap(Authority::id, Authority::name));
        return GenerationOrder.of(all, generations).stream().map(authority -> new Row(authority,
                certificates.status(authority.certificate()), issued.getOrDefault(authority.id(), 0L),
                generations.after(authority.id()).map(names::get))).toList();
    }

    private Optional<Row> row(Optional<AuthorityId> id) {
        return id.flatMap(wanted -> rows.stream().filter(row -> row.authority().id().equals(wanted)).findFirst());
    }

    public List<Row> roots() {
        return rows.stream().filter(row -> row.authority().isRoot()).toList();
    }

    public List<Row> below(Row parent) {
        return rows.stream()
                .filter(row -> row.authority().parent().filter(parent.authority().id()::equals).isPresent()).toList();
    }

    /// The chosen authority and those above it, the root first: the chain as it is drawn.
    public List<Row> chain() {
        var chain = new ArrayList<Row>();
        for (var next = Optional.ofNullable(chosen.get()); next.isPresent();
                next = row(next.get().authority().parent())) {
            chain.addFirst(next.get());
        }
        return chain;
    }
}
