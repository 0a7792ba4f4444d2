package dev.chancery.domain;

import java.time.Instant;

/// What somebody should know about a certificate that a Vault signed: it is genuine, and not quite what was asked for.
///
/// `message()` is English and for logs and scripts; the window has its own words for each type. Texts have been made visible
/// already.
public sealed interface VaultNotice {

    String message();

    /// Whether somebody has to say that the certificate is good all the same.
    default boolean asks() {
        return true;
    }

    /// It ends at another time, as when the role's longest life cut it.
    record EndsOtherwise(Instant asked, Instant got) implements VaultNotice {
        @Override public String message() {
            return "ends " + got + ", asked for was " + asked;
        }
    }

    /// Another subject, with the same common name.
    record SubjectDiffers(String subject) implements VaultNotice {
        @Override public String message() {
            return "another subject than asked for: " + subject;
        }
    }

    record NameMissing(String name) implements VaultNotice {
        @Override public String message() {
            return "asked for and not there: " + name;
        }
    }

    /// The profile wants it to be good for this purpose, and it is not.
    record PurposeMissing(String oid) implements VaultNotice {
        @Override public String message() {
            return "not good for purpose " + oid;
        }
    }

    /// It is good for more than the profile says, as the role wants it.
    record PurposeAdded(String oid) implements VaultNotice {
        @Override public String message() {
            return "good for purpose " + oid + " too";
        }
        @Override public boolean asks() {
            return false;
        }
    }

    /// Vault's own words.
    record Said(String warning) implements VaultNotice {
        @Override public String message() {
            return "Vault: " + warning;
        }
        @Override public boolean asks() {
            return false;
        }
    }
}
