package dev.chancery.ui.vault;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultHome;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultComparison;
import dev.chancery.engine.VaultComparison.Stray;
import dev.chancery.engine.VaultResult;
import dev.chancery.engine.Vaults.Leaving;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// An authority that lives in a Vault: who is signed in, what waits for an answer, and how the books of both sides agree.
public final class PageModel {

    /// What the store knows of it. `unanswered` is how many requests have no answer yet.
    public record Facts(String name, VaultHome home, boolean signedIn, Optional<Instant> contact, boolean listed, int unanswered,
            List<VaultResult.Asks> waiting) {
        public Facts {
            waiting = List.copyOf(waiting);
        }
    }

    private final Office office;
    private final Background background;
    private final AuthorityId authority;
    private final Attempts attempts;
    private final ReadOnlyObjectWrapper<Optional<Facts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<VaultComparison>> comparison = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();

    public PageModel(Office office, Background background, AuthorityId authority) {
        this.office = office;
        this.background = background;
        this.authority = authority;
        this.attempts = new Attempts(background);
        differs.bind(comparison.map(seen -> seen.filter(one -> !one.agrees()).isPresent()));
        read();
    }

    private void read() {
        background.load(this::facts, seen -> facts.set(Optional.of(seen)));
    }

    private Facts facts() {
        var vaults = office.vaults();
        var home = office.authorities().inVault(authority).orElseThrow(() -> new Failure.Gone("authority " + authority.value() + " in a Vault"));
        return new Facts(office.authorities().one(authority).name(), home, vaults.isSignedIn(home.server().id()), vaults.contact(authority),
                vaults.inventory().list(authority).isPresent(), vaults.issuing().unanswered(authority), vaults.issuing().waiting(authority));
    }

    private <T> void make(String nameKey, Background.Work<T> work, Consumer<T> then) {
        attempts.make(nameKey, work, done -> {
            then.accept(done);
            read();
        }, failed -> {
            attempts.say(failed);
            read();
        });
    }

    /// Makes sure that the server takes who is signed in; somebody is asked where it does not.
    public void signIn() {
        facts.get().ifPresent(seen -> make("vault.job.signIn", progress -> office.vaults().reach(seen.home().server().id(), progress), _ -> {}));
    }

    /// Forgets who is signed in, and a secret that is kept.
    public void signOut() {
        facts.get().ifPresent(seen -> make("vault.job.signOut", _ -> {
            office.vaults().signOut(seen.home().server().id());
            return seen;
        }, _ -> {}));
    }

    /// Looks for lost answers, fetches the revocation list, and compares the books.
    public void compare() {
        make("vault.job.compare", progress -> office.vaults().inventory().compare(authority, progress), this::show);
    }

    /// Brings both sides in line.
    public void adopt() {
        comparison.get().ifPresent(seen ->
                make("vault.job.adopt", progress -> office.vaults().inventory().adopt(authority, seen, progress), this::show));
    }

    /// Revokes there what is only there, and compares again.
    public void discard(Stray stray) {
        make("vault.job.discard", progress -> {
            office.vaults().inventory().discard(authority, stray, progress);
            return office.vaults().inventory().compare(authority, progress);
        }, this::show);
    }

    private void show(VaultComparison seen) {
        comparison.set(Optional.of(seen));
    }

    /// Stores what the server has signed otherwise than asked for.
    public void keep(VaultErrand errand) {
        make("vault.job.keep", _ -> office.vaults().issuing().keep(errand), _ -> comparison.set(Optional.empty()));
    }

    /// Has it revoked there.
    public void giveUp(VaultErrand errand) {
        make("vault.job.giveUp", progress -> {
            office.vaults().issuing().giveUp(errand, progress);
            return errand;
        }, _ -> comparison.set(Optional.empty()));
    }

    /// Writes the revocation list that was fetched last to a file.
    public void saveList(Path file, Consumer<Path> then) {
        background.load(() -> {
            office.revocationLists().save(authority, file);
            return file;
        }, then);
    }

    /// Hands over what forgetting would leave behind.
    public void leaving(Consumer<Leaving> then) {
        background.load(() -> office.vaults().leaving(authority), then);
    }

    /// Forgets where it lives.
    public void leave(Runnable then) {
        attempts.make("vault.job.leave", _ -> {
            office.vaults().leave(authority);
            return authority;
        }, _ -> then.run());
    }

    public Attempts attempts() {
        return attempts;
    }

    /// Empty before they are read.
    public ReadOnlyObjectProperty<Optional<Facts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Whether there is something to bring in line.
    public ReadOnlyBooleanProperty differsProperty() {
        return differs.getReadOnlyProperty();
    }

    /// How the books agree; empty before somebody has compared them.
    public ReadOnlyObjectProperty<Optional<VaultComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }
}
