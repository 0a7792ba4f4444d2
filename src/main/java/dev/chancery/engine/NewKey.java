package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.pki.Token;
import dev.chancery.store.Transaction;
import java.security.KeyPair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key of an authority that is being made, and how it is kept.
sealed interface NewKey {

    Logger LOG = LoggerFactory.getLogger(NewKey.class);

    KeyPair pair();

    /// Ready to be kept for this certificate: what takes long, or can fail, is done before the transaction.
    Kept forCertificate(Desk desk, CertificateId id);

    /// Takes it away again where it was made for this alone.
    void discard();

    /// Written together with the authority.
    @FunctionalInterface
    interface Kept {
        void write(Transaction tx, AuthorityId authority);
    }

    record Sealed(KeyPair pair) implements NewKey {
        @Override public Kept forCertificate(Desk desk, CertificateId id) {
            var sealed = Filing.seal(desk, pair.getPrivate(), id);
            return (tx, _) -> tx.keys().insert(id, sealed);
        }

        @Override public void discard() {}
    }

    /// `made` tells whether it was made for this authority.
    record OnToken(Token token, Bytes id, KeyPair pair, boolean made) implements NewKey {
        @Override public Kept forCertificate(Desk desk, CertificateId certificate) {
            return (tx, authority) -> tx.tokenKeys().put(authority, new KeyHome.OnToken(token.name(), id));
        }

        @Override public void discard() {
            if (made) {
                try {
                    token.discard(id);
                } catch (Failure away) {
                    LOG.warn("a key that is not used stays on the token {}", token.name().text(), away);
                }
            }
        }
    }

    /// Makes the key where it shall live, or takes the one that is there.
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    static NewKey at(KeyPlace place, String label, KeySpec spec, Desk desk, Progress progress) {
        return switch (place) {
            case KeyPlace.InStore _ -> new Sealed(KeyMaking.generate(spec, desk.surroundings().random(), progress));
            case KeyPlace.NewOnToken(var name) -> {
                var token = desk.tokens().token(name);
                var made = token.generate(spec, label, desk.surroundings().random());
                yield new OnToken(token, made.id(), made.pair(), true);
            }
            case KeyPlace.ThereOnToken(var name, var key) -> {
                var token = desk.tokens().token(name);
                yield new OnToken(token, key.id(), token.pair(key), false);
            }
        };
    }
}
