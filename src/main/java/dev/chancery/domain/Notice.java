package dev.chancery.domain;

/// Something that is read in a request or an answer and not taken over, or that its reader should know. It stops nothing.
///
/// `message()` is English and for logs and scripts; the window has its own words for each type. Texts have been made
/// visible already.
public sealed interface Notice {

    String message();

    /// It asks to become an authority (basic constraints CA:TRUE); it will not.
    record AsksForAuthority() implements Notice {
        @Override public String message() {
            return "asks to be an authority: left out";
        }
    }

    /// It asks for key usages, by this extension; the profile decides about those.
    record UsageFromProfile(String oid) implements Notice {
        @Override public String message() {
            return "extension " + oid + ": the profile decides";
        }
    }

    /// An extension that is never taken from a request.
    record ExtensionLeftOut(String oid) implements Notice {
        @Override public String message() {
            return "extension left out: " + oid;
        }
    }

    /// An alternative name of a kind, or in a form, that Chancery does not write.
    record NameLeftOut(String name) implements Notice {
        @Override public String message() {
            return "name left out: " + name;
        }
    }

    /// A part of the subject that Chancery does not write.
    record SubjectPartLeftOut(String part) implements Notice {
        @Override public String message() {
            return "part of the subject left out: " + part;
        }
    }

    /// It holds a challenge password, meant for another kind of authority. Its value is never shown.
    record ChallengePassword() implements Notice {
        @Override public String message() {
            return "a challenge password is present";
        }
    }

    /// An attribute that says nothing about the certificate to be.
    record AttributeIgnored(String attribute) implements Notice {
        @Override public String message() {
            return "attribute ignored: " + attribute;
        }
    }

    /// Another request in the store has the same key: a renewal that keeps its key, or a key that two devices share.
    record KeySeenBefore(String request) implements Notice {
        @Override public String message() {
            return "same key as an earlier request: " + request;
        }
    }

    /// The answer names another subject than was asked for.
    record SubjectDiffers(String subject) implements Notice {
        @Override public String message() {
            return "another subject than asked for: " + subject;
        }
    }

    /// The answer lacks an alternative name that was asked for.
    record NameMissing(String name) implements Notice {
        @Override public String message() {
            return "asked for and not there: " + name;
        }
    }

    /// The chain does not reach a root: the certificate of this issuer is neither in the answer nor in the store.
    record IssuerUnknown(String issuer) implements Notice {
        @Override public String message() {
            return "issuer unknown: " + issuer;
        }
    }

    /// The answer holds certificates that do not belong to its chain.
    record OthersLeftOut(int count) implements Notice {
        @Override public String message() {
            return count + " certificates outside the chain left out";
        }
    }
}
