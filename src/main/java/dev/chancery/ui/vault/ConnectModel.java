package dev.chancery.ui.vault;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultHealth;
import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultServer;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultSignInAsker.Given;
import dev.chancery.engine.VaultSurvey;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Adds an authority that lives in a Vault: the server is looked at, somebody signs in, the authority is looked at, and then
/// added. A server that was met on the way and not used is forgotten again.
public final class ConnectModel implements AutoCloseable {

    private record Seen(VaultHealth health, Optional<VaultServer> open) {}

    private final Office office;
    private final Background background;
    private final ServerModel server;
    private final LoginModel login = new LoginModel();
    private final TargetModel target = new TargetModel();
    private final Attempts attempts;
    private final ReadOnlyObjectWrapper<Optional<VaultHealth>> health = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<VaultServer>> signedIn = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<VaultFinding> findings = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();
    private Optional<VaultSurvey> survey = Optional.empty();
    private final ReadOnlyBooleanWrapper rolesHidden = new ReadOnlyBooleanWrapper();
    private volatile Optional<VaultId> met = Optional.empty();
    private boolean added;

    public ConnectModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.server = new ServerModel(office, background);
        this.attempts = new Attempts(background);
    }

    /// Fills in what was set up there just now.
    public void prefill(VaultPlan plan, String roleId) {
        server.addressProperty().set(plan.place().base().toString());
        server.namespaceProperty().set(plan.place().namespace().orElse(""));
        login.show(new VaultPlace.Login(VaultPlace.Kind.APP_ROLE, plan.access().path().value(), roleId), false);
        target.mountProperty().set(plan.issuing().mount().value());
        target.roleProperty().set(plan.role().name().value());
        target.nameProperty().set(plan.issuing().subject().commonName().orElse(""));
    }

    /// Fills in a server that the store knows, with its login.
    public void choose(VaultServer known) {
        server.choose(known);
        login.show(known.place().login(), known.kept().isPresent());
    }

    /// Looks whether the server is there, unsealed, and somebody is signed in already.
    public void look() {
        health.set(Optional.empty());
        login.refuse(Optional.empty());
        var at = server.at();
        var believed = server.trustProperty().get().believed();
        var known = server.same().or(signedIn::get).filter(one -> isAt(one, server.place(one.place().login())));
        signedIn.set(Optional.empty());
        attempts.make("vault.job.look", progress -> new Seen(office.vaultSetups().health(at, believed, progress),
                known.filter(one -> office.vaults().isSignedIn(one.id()))), seen -> {
                    health.set(Optional.of(seen.health()));
                    signedIn.set(seen.open().filter(_ -> seen.health().ready()));
                });
    }

    private static boolean isAt(VaultServer one, VaultPlace typed) {
        return one.place().equals(typed);
    }

    /// Signs in with what is typed. A secret that the server does not take is said beside it.
    public void signIn() {
        login.refuse(Optional.empty());
        login.given().ifPresent(given -> {
            var place = server.place(given.login());
            attempts.make("vault.job.signIn", progress -> enter(place, given, progress), entered -> signedIn.set(Optional.of(entered)), this::refused);
        });
    }

    private VaultServer enter(VaultPlace place, Given given, Progress progress) {
        try (given) {
            var known = office.vaults().servers().stream().filter(one -> one.place().address().equals(place.address())
                    && one.place().namespace().equals(place.namespace())).findFirst();
            var there = known.filter(one -> one.place().trusted().equals(place.trusted())).orElseGet(() -> office.vaults().remember(place));
            if (known.isEmpty()) {
                met = Optional.of(there.id());
            }
            office.vaults().signIn(there.id(), given, progress);
            return office.vaults().one(there.id());
        }
    }

    private void refused(Failure failed) {
        if (failed instanceof VaultRefused refused && List.of(VaultRefused.Why.BAD_TOKEN, VaultRefused.Why.NO_TOKEN, VaultRefused.Why.LOGIN).contains(refused.why())) {
            login.refuse(Optional.of(refused));
        } else {
            attempts.say(failed);
        }
    }

    /// Asks for the roles of the mount. Where a policy hides them one is typed.
    public void listRoles() {
        rolesHidden.set(false);
        signedIn.get().filter(_ -> target.mount().violations().isEmpty()).ifPresent(there -> {
            var mount = target.mount().orRefuse();
            attempts.make("vault.job.roles", progress -> office.vaults().roles(there.id(), mount, progress), target::offer, this::hidden);
        });
    }

    private void hidden(Failure failed) {
        if (failed instanceof VaultFailure.VaultDenied) {
            rolesHidden.set(true);
        } else {
            attempts.say(failed);
        }
    }

    /// Looks at everything that issuing there needs.
    public void survey() {
        show(Optional.empty());
        target.callIt(target.mountProperty().get());
        signedIn.get().ifPresent(there -> {
            var wanted = target.at(there.id());
            attempts.make("vault.job.survey", progress -> office.vaults().survey(wanted, progress), seen -> show(Optional.of(seen)));
        });
    }

    private void show(Optional<VaultSurvey> seen) {
        survey = seen;
        findings.setAll(seen.map(VaultSurvey::findings).orElse(List.of()));
        usable.set(seen.filter(VaultSurvey::isReady).isPresent());
    }

    /// Makes it an authority of the store.
    public void add(Consumer<Authority> then) {
        if (signedIn.get().isPresent() && survey.isPresent()) {
            var wanted = target.at(signedIn.get().get().id());
            var seen = survey.get();
            attempts.make("vault.job.add", progress -> office.vaults().add(wanted, seen, target.nameProperty().get(), progress), authority -> {
                added = true;
                then.accept(authority);
            });
        }
    }

    public ServerModel server() {
        return server;
    }

    public LoginModel login() {
        return login;
    }

    public TargetModel target() {
        return target;
    }

    public Attempts attempts() {
        return attempts;
    }

    /// How the server is; empty before it was looked at.
    public ReadOnlyObjectProperty<Optional<VaultHealth>> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /// The server at which somebody is signed in.
    public ReadOnlyObjectProperty<Optional<VaultServer>> signedInProperty() {
        return signedIn.getReadOnlyProperty();
    }

    /// What was seen of the authority; nothing before somebody has looked.
    public ObservableList<VaultFinding> findings() {
        return findings;
    }

    /// Whether it was looked at and can issue.
    public ReadOnlyBooleanProperty usableProperty() {
        return usable.getReadOnlyProperty();
    }

    /// Whether a policy keeps the roles from being listed.
    public ReadOnlyBooleanProperty rolesHiddenProperty() {
        return rolesHidden.getReadOnlyProperty();
    }

    /// Whether it can be added.
    public ObservableBooleanValue addable() {
        return Bindings.createBooleanBinding(() -> !attempts.busyProperty().get() && target.nameViolations().isEmpty()
                && usable.get(), attempts.busyProperty(), target.nameViolations(), usable);
    }

    /// Whether something would be lost by closing.
    public ObservableBooleanValue touched() {
        return server.addressProperty().isNotEmpty();
    }

    @Override public void close() {
        attempts.stop();
        login.close();
        var unused = added ? Optional.<VaultId>empty() : met;
        unused.ifPresent(id -> background.load(() -> {
            office.vaults().signOut(id);
            office.vaults().forget(id);
            return id;
        }, _ -> {}));
    }
}
