package dev.chancery.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One thing that was looked at before an authority in a Vault is used, and how it is.
///
/// `message()` is English and for logs and scripts; the window has its own words for each type. Texts have been made visible
/// already.
public sealed interface VaultFinding {

    /// How bad it is.
    enum Weight {
        GOOD,
        /// Somebody should know.
        NOTE,
        /// Nothing can be issued like this.
        STOPS
    }

    Weight weight();

    String message();

    /// The server answers and is unsealed.
    record Ready(String product) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.GOOD;
        }
        @Override public String message() {
            return product + " is ready";
        }
    }

    record Sealed() implements VaultFinding {
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return "the server is sealed";
        }
    }

    record NotInitialised() implements VaultFinding {
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return "the server was never initialised";
        }
    }

    /// Who we are there, and for how long; without an end for a token that lives until it is revoked.
    record SignedIn(String name, Optional<Duration> left) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.GOOD;
        }
        @Override public String message() {
            return "signed in as " + name;
        }
    }

    /// The token may do everything there.
    record Almighty() implements VaultFinding {
        @Override public Weight weight() {
            return Weight.NOTE;
        }
        @Override public String message() {
            return "the token is a root token, which may do everything";
        }
    }

    record Permitted() implements VaultFinding {
        @Override public Weight weight() {
            return Weight.GOOD;
        }
        @Override public String message() {
            return "the token may do all that is needed";
        }
    }

    /// What a policy of the token has to say besides.
    record Missing(VaultPolicy policy) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return "a policy is missing:\n" + policy.hcl();
        }
    }

    /// The role is there; `longest` is the longest life that it gives.
    record RoleThere(String role, Optional<Duration> longest) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.GOOD;
        }
        @Override public String message() {
            return "role " + role + longest.map(life -> ", at most " + life.toHours() + " h").orElse("");
        }
    }

    /// The mount has other roles.
    record RoleMissing(String role, List<String> others) implements VaultFinding {
        public RoleMissing {
            others = List.copyOf(others);
        }
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return "no role " + role + (others.isEmpty() ? "" : "; there are " + String.join(", ", others));
        }
    }

    /// By this role Vault keeps nothing of what it signs: a lost answer could not be found again, and nothing be revoked.
    record KeepsNothing(String role) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return "role " + role + " has no_store, so that nothing can be found again or revoked";
        }
    }

    /// The mount's authority and those above it up to a root, all of them verified.
    record ChainGood(List<String> labels) implements VaultFinding {
        public ChainGood {
            labels = List.copyOf(labels);
        }
        @Override public Weight weight() {
            return Weight.GOOD;
        }
        @Override public String message() {
            return "chain " + String.join(" < ", labels);
        }
    }

    /// The certificate of this issuer is neither there nor in the store.
    record ChainBroken(String issuer) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return "the chain ends before its root: " + issuer + " is missing";
        }
    }

    /// It could not be looked at.
    record Unseen(Failure why) implements VaultFinding {
        @Override public Weight weight() {
            return Weight.STOPS;
        }
        @Override public String message() {
            return why.getMessage();
        }
    }
}
