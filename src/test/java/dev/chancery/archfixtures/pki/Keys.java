package dev.chancery.archfixtures.pki;

import dev.chancery.archfixtures.App;
import dev.chancery.archfixtures.store.Database;
import java.security.SecureRandom;
import java.time.Instant;

/// Keys that know the store and the composition root, and take time and randomness where they find them.
public final class Keys {
    public final SecureRandom random = new SecureRandom();
    public final Instant made = Instant.now();
    public final Database store = new Database();
    public final Object part = App.PART;
}
