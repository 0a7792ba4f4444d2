package dev.chancery.pki;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenName;
import dev.chancery.pki.Cryptoki.Entry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PKCS#11 module: the native library by which a maker's tokens are reached. It is code that runs in this program, so its
/// path is only ever one that the user of this machine has chosen. One call at a time goes through it, which is all that
/// most tokens can do anyway.
public final class TokenModule {

    private static final Logger LOG = LoggerFactory.getLogger(TokenModule.class);

    private static final Map<Path, TokenModule> LOADED = new HashMap<>();

    private static final List<String> WELL_KNOWN = List.of(
            "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so", "/usr/lib64/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so", "/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so",
            "/usr/lib64/opensc-pkcs11.so", "/usr/lib64/pkcs11/opensc-pkcs11.so", "/Library/OpenSC/lib/opensc-pkcs11.so",
            "/opt/homebrew/lib/opensc-pkcs11.so", "C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll",
            "/usr/lib/x86_64-linux-gnu/libykcs11.so.2", "/usr/lib/x86_64-linux-gnu/libykcs11.so",
            "/usr/lib/aarch64-linux-gnu/libykcs11.so.2", "/usr/lib64/libykcs11.so.2", "/usr/local/lib/libykcs11.dylib",
            "/opt/homebrew/lib/libykcs11.dylib", "C:\\Program Files\\Yubico\\Yubico PIV Tool\\bin\\libykcs11.dll",
            "/usr/lib/x86_64-linux-gnu/libsc-hsm-pkcs11.so", "/usr/local/lib/libsc-hsm-pkcs11.so",
            "C:\\Program Files\\CardContact\\SmartCard-HSM\\sc-hsm-pkcs11.dll");

    private static final int TOKEN_INFO_OCTETS = 256;
    private static final int LABEL_OCTETS = 32;
    private static final int FLAGS_AT = 96;
    private static final long INITIALIZED = 1 << 10;
    private static final long PIN_SET = 1 << 3;
    private static final long PIN_LOW = 1 << 16;
    private static final long PIN_LAST = 1 << 17;
    private static final long PIN_LOCKED = 1 << 18;

    private final Cryptoki cryptoki;
    private long epoch;

    private TokenModule(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
        cryptoki.initialize();
    }

    /// Loads the module, or takes the one that is loaded.
    ///
    /// @throws FileFailure.UnfitTokenModule when it is none, or does not work here
    public static TokenModule at(Path library) {
        synchronized (LOADED) {
            try {
                var real = library.toRealPath();
                var loaded = LOADED.get(real);
                if (loaded == null) {
                    loaded = new TokenModule(new Cryptoki(real));
                    LOADED.put(real, loaded);
                    LOG.info("PKCS#11 module {}", real);
                }
                return loaded;
            } catch (IOException | RuntimeException | LinkageError unfit) {
                throw new FileFailure.UnfitTokenModule(library, unfit);
            }
        }
    }

    /// Where makers put their modules, as far as there is one at this machine. None is loaded by that.
    public static List<Path> wellKnown() {
        return WELL_KNOWN.stream().flatMap(TokenModule::there).toList();
    }

    private static Stream<Path> there(String place) {
        return place.startsWith("/") == (java.io.File.separatorChar == '/') && Files.isRegularFile(Path.of(place))
                ? Stream.of(Path.of(place)) : Stream.empty();
    }

    /// The tokens that are plugged in at this moment.
    ///
    /// @throws TokenFailure.TokenRefused when the module does not say
    public synchronized List<TokenFacts> tokens() {
        restart();
        return List.copyOf(slots().values());
    }

    /// Opens the token with its PIN, which is tried once. The caller wipes the array; the token keeps a copy for as long as it
    /// is open.
    ///
    /// @throws TokenFailure.TokenAway when it is not plugged in
    /// @throws TokenFailure.WrongPin when that is not its PIN
    public Token open(TokenName name, char[] pin) {
        return Token.open(this, name, pin);
    }

    Cryptoki cryptoki() {
        return cryptoki;
    }

    /// Changes when everything that was opened before is closed.
    long epoch() {
        return epoch;
    }

    /// Makes the module look again at what is plugged in: most see only what was there when they were started.
    synchronized void restart() {
        epoch++;
        try {
            cryptoki.call(Entry.FINALIZE, MemorySegment.NULL);
        } catch (CryptokiFault alreadyEnded) {
            LOG.debug("the module was not running", alreadyEnded);
        }
        cryptoki.initialize();
    }

    /// The slot in which the token is now.
    Optional<Long> slot(TokenName name) {
        return slots().entrySet().stream().filter(one -> one.getValue().name().equals(name)).map(Map.Entry::getKey).findFirst();
    }

    PinState pin(TokenName name) {
        return slots().values().stream().filter(one -> one.name().equals(name)).map(TokenFacts::pin).findFirst().orElse(PinState.FINE);
    }

    private SequencedMap<Long, TokenFacts> slots() {
        var found = new LinkedHashMap<Long, TokenFacts>();
        for (long slot : slotNumbers()) {
            facts(slot).ifPresent(facts -> found.put(slot, facts));
        }
        return found;
    }

    private List<Long> slotNumbers() {
        try (var arena = Arena.ofConfined()) {
            var count = Cryptoki.numbers(arena, 1);
            cryptoki.call(Entry.SLOT_LIST, (byte) 1, MemorySegment.NULL, count);
            var slots = Cryptoki.numbers(arena, Cryptoki.number(count, 0));
            cryptoki.call(Entry.SLOT_LIST, (byte) 1, slots, count);
            var numbers = new ArrayList<Long>();
            for (int i = 0; i < Cryptoki.number(count, 0); i++) {
                numbers.add(Cryptoki.number(slots, i));
            }
            return numbers;
        } catch (CryptokiFault fault) {
            throw new TokenFailure.TokenRefused(new TokenName("", ""), requireNonNull(fault.getMessage()));
        }
    }

    /// Nothing of one that was pulled out just now, or was never set up.
    private Optional<TokenFacts> facts(long slot) {
        try (var arena = Arena.ofConfined()) {
            var info = arena.allocate(TOKEN_INFO_OCTETS, Long.BYTES);
            cryptoki.call(Entry.TOKEN_INFO, slot, info);
            long flags = Cryptoki.numberAt(info, FLAGS_AT);
            var name = new TokenName(text(info, 0, LABEL_OCTETS), text(info, 80, 16));
            return (flags & INITIALIZED) == 0 ? Optional.empty()
                    : Optional.of(new TokenFacts(name, text(info, LABEL_OCTETS, LABEL_OCTETS), text(info, 64, 16), pin(flags)));
        } catch (CryptokiFault gone) {
            return Optional.empty();
        }
    }

    private static PinState pin(long flags) {
        return (flags & PIN_LOCKED) != 0 ? PinState.LOCKED : (flags & PIN_LAST) != 0 ? PinState.LAST
                : (flags & PIN_LOW) != 0 ? PinState.LOW : (flags & PIN_SET) == 0 ? PinState.UNSET : PinState.FINE;
    }

    private static String text(MemorySegment info, long from, int octets) {
        var text = new String(info.asSlice(from, octets).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        return text.replace("\0", "").strip();
    }
}
