package dev.chancery.pki;

import dev.chancery.domain.Objection;

/// One thing that was found in a piece of foreign material. `name` is what the piece calls it, empty where it does not;
/// `line` is where it begins in a text, from 1, and 0 in what is no text.
public record Found(int line, String name, What what) {

    /// What it is.
    public sealed interface What {}

    /// The DER of a certificate, not looked into yet.
    public record Certificate(byte[] der) implements What {}

    public record Key(ForeignKey key) implements What {}

    /// The DER of a certification request.
    public record Request(byte[] der) implements What {}

    /// A revocation list, DER.
    public record RevocationList(byte[] der) implements What {}

    /// It needs a passphrase, and none of those that were given opens it.
    public record Locked(Container container) implements What {}

    public record Unusable(Objection.Refusal why) implements What {}

    /// What can be locked.
    public enum Container { PRIVATE_KEY, PKCS12, JKS, BCFKS }

    static Found of(What what) {
        return new Found(0, "", what);
    }

    static Found unusable(Objection.Refusal why) {
        return of(new Unusable(why));
    }

    Found at(int otherLine) {
        return new Found(otherLine, name, what);
    }
}
