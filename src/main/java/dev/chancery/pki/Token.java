package dev.chancery.pki;


import dev.chancery.domain.Bytes;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;
import dev.chancery.pki.Cryptoki.Entry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A token that was opened with its PIN. Pulled out and plugged in again it goes on where it was; until then whatever it is
/// asked is answered by [TokenFailure.TokenAway]. Safe for use by many threads.
///
/// Closing it wipes the PIN and ends its session.
public final class Token implements AutoCloseable {

    /// Where a key was found, and in which life of the module.
    record Handle(long epoch, long number) {
        static final Handle NONE = new Handle(-1, 0);
    }

    record Signed(byte[] octets, Handle handle) {}

    /// A pair that was made on a token, and the id of its private half.
    public record Made(Bytes id, KeyPair pair) {}

    private static final long RSA_PAIR = 0x0;
    private static final long EC_PAIR = 0x1040;
    private static final int ID_OCTETS = 8;
    private static final int MOST_SIGNATURE = 1024;

    private final TokenModule module;
    private final TokenName name;
    private final TokenSession session;

    private Token(TokenModule module, TokenName name, TokenSession session) {
        this.module = module;
        this.name = name;
        this.session = session;
    }

    static Token open(TokenModule module, TokenName name, char[] pin) {
        return new Token(module, name, TokenSession.open(module, name, pin));
    }

    public TokenName name() {
        return name;
    }

    /// Whether it was closed, by somebody or because its PIN is not right any more.
    public boolean isClosed() {
        return session.isClosed();
    }

    /// The private keys on it.
    public List<TokenKey> keys() {
        return session.with(objects -> new TokenKeys(objects).all());
    }

    /// Makes a pair whose private half never leaves the token. Takes up to minutes on a small one.
    ///
    /// @throws TokenFailure.TokenRefused when it cannot make one of that kind
    public Made generate(KeySpec spec, String label, SecureRandom random) {
        var id = new byte[ID_OCTETS];
        random.nextBytes(id);
        session.with(objects -> generated(objects, spec, label, id));
        var key = keys().stream().filter(one -> one.id().equals(Bytes.of(id))).findFirst()
                .filter(one -> one.kind().filter(spec::equals).isPresent())
                .orElseThrow(() -> new TokenFailure.TokenKeyGone(name, Bytes.of(id)));
        return new Made(key.id(), pair(key));
    }

    /// The public half of a key on the token, and its private one, which only signs.
    ///
    /// @throws IllegalArgumentException when it is not usable
    public KeyPair pair(TokenKey key) {
        var spec = key.kind().orElseThrow(() -> new IllegalArgumentException("a key of another kind"));
        var open = TokenKeys.publicKey(spec, key.publicKey().orElseThrow(() -> new IllegalArgumentException("no public half")));
        return new KeyPair(open, key(key.id(), open));
    }

    /// The private key with this id that belongs to `open`. It is looked for when it is to sign.
    public PrivateKey key(Bytes id, PublicKey open) {
        return new TokenPrivateKey(this, id, open);
    }

    private boolean generated(TokenObjects objects, KeySpec spec, String label, byte[] id) {
        try (var arena = Arena.ofConfined()) {
            var open = TokenKeys.openTemplate(spec, label, id);
            var own = TokenKeys.privateTemplate(label, id);
            module.cryptoki().call(Entry.GENERATE_KEY_PAIR, session.number(),
                    mechanism(arena, spec.algorithm() == KeySpec.Algorithm.RSA ? RSA_PAIR : EC_PAIR), open.in(arena), open.count(),
                    own.in(arena), own.count(), Cryptoki.numbers(arena, 1), Cryptoki.numbers(arena, 1));
            return true;
        }
    }

    /// Takes a key away that was made and is not used: nothing refers to it.
    public void discard(Bytes id) {
        session.with(objects -> {
            for (long kind : List.of(TokenObjects.PRIVATE_KEY, TokenObjects.PUBLIC_KEY)) {
                objects.find(TokenObjects.Template.of(kind).with(TokenObjects.ID, id.toArray()))
                        .forEach(handle -> module.cryptoki().call(Entry.DESTROY_OBJECT, session.number(), handle));
            }
            return true;
        });
    }

    Signed sign(Bytes id, PublicKey open, Handle known, long mechanism, byte[] data) {
        var missed = new AtomicBoolean();
        return session.with(objects -> {
            long handle = known.epoch() == session.epoch() ? known.number()
                    : new TokenKeys(objects).handle(id, open).orElseThrow(() -> missing(id, missed.getAndSet(true)));
            return new Signed(signed(objects, handle, mechanism, data), new Handle(session.epoch(), handle));
        });
    }

    /// Some modules show an empty token in place of one that was pulled out, until they are started anew.
    private RuntimeException missing(Bytes id, boolean again) {
        return again ? new TokenFailure.TokenKeyGone(name, id) : new CryptokiFault(CryptokiFault.KEY_HANDLE_INVALID);
    }

    /// Some keys want the PIN before each signature (CKA_ALWAYS_AUTHENTICATE), as the one for signatures on a PIV card does.
    private byte[] signed(TokenObjects objects, long handle, long mechanism, byte[] data) {
        try (var arena = Arena.ofConfined()) {
            boolean each = objects.isTrue(handle, TokenObjects.ALWAYS_AUTHENTICATE);
            module.cryptoki().call(Entry.SIGN_INIT, session.number(), mechanism(arena, mechanism), handle);
            if (each) {
                session.loginAgain();
            }
            var length = Cryptoki.numbers(arena, 1);
            Cryptoki.putNumber(length, 0, MOST_SIGNATURE);
            var signature = arena.allocate(MOST_SIGNATURE);
            module.cryptoki().call(Entry.SIGN, session.number(), TokenObjects.copied(arena, data), (long) data.length, signature, length);
            return signature.asSlice(0, Cryptoki.number(length, 0)).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static MemorySegment mechanism(Arena arena, long mechanism) {
        var triple = new Cryptoki.Triples(arena, 1);
        triple.put(0, mechanism, MemorySegment.NULL, 0);
        return triple.memory();
    }

    @Override public void close() {
        session.close();
    }
}
