package dev.chancery.ui;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultErrand;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultResult;
import java.util.Optional;
import java.util.function.Consumer;

/// What a Vault signed otherwise than it was asked to, brought to its end: somebody is asked, and it is kept or revoked
/// there again.
public final class VaultDecision {

    /// What became of it.
    public enum Fate { KEPT, REVOKED, WAITS }

    /// The fate, with the certificate that is in the store now.
    public record Decided(Fate fate, Optional<Certificate> certificate) {}

    private final Office office;
    private final Background background;
    private final VaultAsker asker;

    public VaultDecision(Office office, Background background, VaultAsker asker) {
        this.office = office;
        this.background = background;
        this.asker = asker;
    }

    /// Asks and does what is said; `then` gets the fate. It goes on waiting where nobody says anything, or where that which
    /// was said could not be done.
    public void on(VaultResult.Asks asks, Consumer<Decided> then) {
        asker.ask(asks, said -> {
            switch (said) {
                case KEEP -> run("vaultissue.job.keep", _ -> keep(asks.errand()), then);
                case REVOKE -> run("vaultissue.job.revoke", progress -> revoke(asks.errand(), progress), then);
                case LATER -> then.accept(new Decided(Fate.WAITS, Optional.empty()));
            }
        });
    }

    private void run(String name, Background.Work<Decided> work, Consumer<Decided> then) {
        background.run(name, work, then).stateProperty().subscribe(state -> {
            if (state == Job.State.CANCELLED || state == Job.State.FAILED) {
                then.accept(new Decided(Fate.WAITS, Optional.empty()));
            }
        });
    }

    private Decided keep(VaultErrand errand) {
        return new Decided(Fate.KEPT, Optional.of(office.renewals().keep(errand)));
    }

    private Decided revoke(VaultErrand errand, Progress progress) {
        office.vaults().issuing().giveUp(errand, progress);
        return new Decided(Fate.REVOKED, Optional.empty());
    }
}
