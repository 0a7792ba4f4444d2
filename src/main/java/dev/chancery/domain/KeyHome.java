package dev.chancery.domain;

/// Where the private key of an authority lives.
public sealed interface KeyHome {

    /// In the store, sealed.
    record Here() implements KeyHome {}

    /// On a token, which it cannot leave. `id` is the key's CKA_ID.
    record OnToken(TokenName token, Bytes id) implements KeyHome {}

    /// With somebody else.
    record Away() implements KeyHome {}

    KeyHome HERE = new Here();
    KeyHome AWAY = new Away();

    /// Whether it can be asked to sign, though its token may not be plugged in.
    default boolean signs() {
        return !(this instanceof Away);
    }
}
