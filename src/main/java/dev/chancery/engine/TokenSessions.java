package dev.chancery.engine;

import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenName;
import dev.chancery.pki.Token;
import dev.chancery.pki.TokenModule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The tokens whose PINs were given since the store was unlocked. A PIN is asked for once, kept in memory by its token alone,
/// and wiped when the store is locked.
final class TokenSessions implements AutoCloseable {

    private static final ScopedValue<Boolean> NOBODY_THERE = ScopedValue.newInstance();

    private final Map<Path, Optional<TokenModule>> modules = new LinkedHashMap<>();
    private final Map<TokenName, Token> open = new HashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile PinAsker asker = PinAsker.NOBODY;
    private boolean closed;

    void askBy(PinAsker person) {
        asker = person;
    }

    /// Does it without asking anybody: a token that is not open yet stays shut.
    static void unattended(Runnable work) {
        ScopedValue.where(NOBODY_THERE, true).run(work);
    }

    /// Whether nobody is to be asked for anything.
    static boolean isUnattended() {
        return NOBODY_THERE.isBound();
    }

    synchronized void use(Path module) {
        modules.put(module, Optional.of(TokenModule.at(module)));
    }

    /// Loads it when a token is needed, and not before.
    synchronized void know(Path module) {
        modules.putIfAbsent(module, Optional.empty());
    }

    synchronized boolean isRunning() {
        return modules.values().stream().anyMatch(Optional::isPresent);
    }

    synchronized List<Path> modules() {
        return List.copyOf(modules.keySet());
    }

    List<TokenFacts> present() {
        return loaded().stream().flatMap(module -> module.tokens().stream()).toList();
    }

    private synchronized List<TokenModule> loaded() {
        modules.replaceAll((path, loaded) -> loaded.or(() -> Optional.of(TokenModule.at(path))));
        return modules.values().stream().flatMap(Optional::stream).toList();
    }

    /// The open token; its PIN is asked for where it is not.
    ///
    /// @throws TokenFailure.NoTokenModule when no module is chosen
    /// @throws TokenFailure.TokenAway when none of the modules sees it
    /// @throws TokenFailure.TokenNeedsPin when nobody gives the PIN
    /// @throws TokenFailure.WrongPin when it is not right and nobody gives another one
    Token token(TokenName name) {
        asking.lock();
        try {
            var known = known(name);
            return known.isPresent() ? known.get() : asked(name, module(name));
        } finally {
            asking.unlock();
        }
    }

    private synchronized Optional<Token> known(TokenName name) {
        return Optional.ofNullable(open.get(name)).filter(token -> !token.isClosed());
    }

    private TokenModule module(TokenName name) {
        var all = loaded();
        if (all.isEmpty()) {
            throw new TokenFailure.NoTokenModule(name);
        }
        return all.stream().filter(module -> module.tokens().stream().anyMatch(one -> one.name().equals(name))).findFirst()
                .orElseThrow(() -> new TokenFailure.TokenAway(name));
    }

    private Token asked(TokenName name, TokenModule module) {
        var pin = typed(name, Optional.empty()).orElseThrow(() -> new TokenFailure.TokenNeedsPin(name));
        while (true) {
            try {
                return opened(module, name, pin);
            } catch (TokenFailure.WrongPin refused) {
                pin = typed(name, Optional.of(refused.state())).orElseThrow(() -> refused);
            }
        }
    }

    private Token opened(TokenModule module, TokenName name, char[] pin) {
        try {
            return kept(module.open(name, pin));
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private Optional<char[]> typed(TokenName name, Optional<PinState> wrong) {
        return isUnattended() && asker.disturbs() ? Optional.empty() : asker.pin(name, wrong);
    }

    private synchronized Token kept(Token token) {
        if (closed) {
            token.close();
            throw new TokenFailure.TokenNeedsPin(token.name());
        }
        open.put(token.name(), token);
        return token;
    }

    @Override public synchronized void close() {
        closed = true;
        open.values().forEach(Token::close);
        open.clear();
    }
}
