package dev.chancery.pki;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Failure;
import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenName;
import dev.chancery.pki.Cryptoki.Entry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// The one session with a token, which is found again after the token was away or the module was started anew. It holds the
/// PIN until it is closed, or until the token says that it is not right.
final class TokenSession implements AutoCloseable {

    private static final long SERIAL_SESSION = 4;
    private static final long READ_WRITE = 2;
    private static final long USER = 1;
    private static final long CONTEXT_SPECIFIC = 2;

    private final TokenModule module;
    private final TokenName name;
    private final byte[] pin;
    private boolean closed;
    private long session;
    private long epoch = -1;

    private TokenSession(TokenModule module, TokenName name, byte[] pin) {
        this.module = module;
        this.name = name;
        this.pin = pin;
    }

    static TokenSession open(TokenModule module, TokenName name, char[] pin) {
        var opened = new TokenSession(module, name, octets(pin));
        try {
            opened.with(objects -> true, true);
            return opened;
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
    }

    private static byte[] octets(char[] pin) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin));
        var octets = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return octets;
    }

    boolean isClosed() {
        synchronized (module) {
            return closed;
        }
    }

    /// As the module numbers it. Within [#with] only.
    long number() {
        return session;
    }

    /// The life of the module that handles of objects are good in. Within [#with] only.
    long epoch() {
        return epoch;
    }

    /// The PIN once more, just before a signature. Within [#with] only.
    void loginAgain() {
        login(CONTEXT_SPECIFIC);
    }

    <T> T with(Function<TokenObjects, T> work) {
        return with(work, false);
    }

    /// Does it, and when the session turns out to be lost once more after a new start of the module.
    private <T> T with(Function<TokenObjects, T> work, boolean afresh) {
        synchronized (module) {
            requireOpen();
            try {
                if (afresh) {
                    module.restart();
                }
                return work.apply(objects());
            } catch (CryptokiFault fault) {
                return again(work, fault);
            }
        }
    }

    private <T> T again(Function<TokenObjects, T> work, CryptokiFault fault) {
        if (!fault.isLost()) {
            throw refused(fault);
        }
        try {
            module.restart();
            return work.apply(objects());
        } catch (CryptokiFault still) {
            throw refused(still);
        }
    }

    private Failure refused(CryptokiFault fault) {
        return new TokenFailure.TokenRefused(name, requireNonNull(fault.getMessage()));
    }

    private void requireOpen() {
        if (closed) {
            throw new TokenFailure.TokenNeedsPin(name);
        }
    }

    private TokenObjects objects() {
        if (epoch != module.epoch()) {
            session = session(slot());
            login(USER);
            epoch = module.epoch();
        }
        return new TokenObjects(module.cryptoki(), session);
    }

    private long slot() {
        return module.slot(name).or(() -> {
            module.restart();
            return module.slot(name);
        }).orElseThrow(() -> new TokenFailure.TokenAway(name));
    }

    private long session(long slot) {
        try {
            return session(slot, SERIAL_SESSION | READ_WRITE);
        } catch (CryptokiFault writeProtected) {
            return session(slot, SERIAL_SESSION);
        }
    }

    private long session(long slot, long flags) {
        try (var arena = Arena.ofConfined()) {
            var opened = Cryptoki.numbers(arena, 1);
            module.cryptoki().call(Entry.OPEN_SESSION, slot, flags, MemorySegment.NULL, MemorySegment.NULL, opened);
            return Cryptoki.number(opened, 0);
        }
    }

    /// A PIN that is not right is not tried again: three of them lock most tokens.
    private void login(long user) {
        try (var arena = Arena.ofConfined()) {
            var given = TokenObjects.copied(arena, pin);
            try {
                module.cryptoki().call(Entry.LOGIN, session, user, given, (long) pin.length);
            } finally {
                given.fill((byte) 0);
            }
        } catch (CryptokiFault fault) {
            if (fault.isOfPin()) {
                shut();
                throw new TokenFailure.WrongPin(name, fault.isLocked() ? PinState.LOCKED : module.pin(name));
            }
            if (fault.code() != CryptokiFault.ALREADY_LOGGED_IN) {
                throw fault;
            }
        }
    }

    private void shut() {
        closed = true;
        Arrays.fill(pin, (byte) 0);
    }

    @Override public void close() {
        synchronized (module) {
            if (!closed && epoch == module.epoch()) {
                try {
                    module.cryptoki().call(Entry.LOGOUT, session);
                    module.cryptoki().call(Entry.CLOSE_SESSION, session);
                } catch (CryptokiFault gone) {
                    epoch = -1;
                }
            }
            shut();
        }
    }
}
