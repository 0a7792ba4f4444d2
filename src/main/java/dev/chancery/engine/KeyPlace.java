package dev.chancery.engine;

import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;

/// Where the key of an authority that is to be made shall live.
public sealed interface KeyPlace {

    /// In the store, sealed.
    record InStore() implements KeyPlace {}

    /// On this token, made there.
    record NewOnToken(TokenName token) implements KeyPlace {}

    /// On this token, where it is already.
    record ThereOnToken(TokenName token, TokenKey key) implements KeyPlace {}

    KeyPlace IN_STORE = new InStore();
}
