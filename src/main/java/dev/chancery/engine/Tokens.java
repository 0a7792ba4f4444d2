package dev.chancery.engine;

import dev.chancery.domain.Adoptable;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Progress;
import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Facts;
import dev.chancery.pki.Keys;
import dev.chancery.pki.Pem;
import dev.chancery.pki.SigningKey;
import dev.chancery.pki.TokenModule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Hardware tokens, smart cards and the like, on which keys of authorities live, reached by PKCS#11.
public final class Tokens {

    /// The kinds of key that are made on tokens.
    public static final List<KeySpec> KINDS = List.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.RSA_2048, KeySpec.RSA_3072,
            KeySpec.RSA_4096);

    private final Desk desk;
    private final Imports imports;
    private volatile Consumer<Path> remember = _ -> {};

    Tokens(Desk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    /// Who is asked for PINs from now on.
    public void askBy(PinAsker person) {
        desk.tokens().askBy(person);
    }

    /// Where makers put their modules, as far as one is on this machine. None is loaded by that.
    public static List<Path> wellKnownModules() {
        return TokenModule.wellKnown();
    }

    /// Loads this module, until the store is locked. It is code that runs in this program: only ever one that the user has
    /// chosen on this machine.
    ///
    /// @throws FileFailure.UnfitTokenModule when it is none
    public void use(Path module) {
        desk.tokens().use(module);
        remember.accept(module);
    }

    /// Who keeps in mind, on this machine, which module was chosen.
    public void rememberBy(Consumer<Path> memory) {
        remember = memory;
    }

    /// The same for one that was chosen before on this machine: it is loaded when a token is needed, and not before.
    public void know(Path module) {
        desk.tokens().know(module);
    }

    /// Whether a module is loaded, so that asking for tokens loads none.
    public boolean isRunning() {
        return desk.tokens().isRunning();
    }

    public List<Path> modules() {
        return desk.tokens().modules();
    }

    /// The tokens that are plugged in.
    public List<TokenFacts> present() {
        return desk.tokens().present();
    }

    public boolean isPresent(TokenName token) {
        return present().stream().anyMatch(one -> one.name().equals(token));
    }

    /// The private keys on a token; its PIN is asked for where it was not given yet.
    ///
    /// @throws Failure when the token cannot be asked
    public List<TokenKey> keys(TokenName token) {
        return desk.tokens().token(token).keys();
    }

    /// The authority of this store to which a key on a token belongs.
    public Optional<Authority> authorityOf(TokenKey key) {
        return desk.read(tx -> tx.authorities().all()).stream().filter(one -> isOf(key, one.certificate().der().toArray()))
                .findFirst();
    }

    private static boolean isOf(TokenKey key, byte[] certificate) {
        return key.publicKey().equals(Optional.of(Bytes.of(Keys.ofCertificate(certificate).getEncoded())));
    }

    /// The keys on a token that an authority is waiting for, or beside which an authority's certificate lies; the token's PIN
    /// is asked for where it was not given yet.
    ///
    /// @throws Failure when the token cannot be asked
    public List<Adoptable> adoptable(TokenName token) {
        return keys(token).stream().filter(TokenKey::isUsable).flatMap(key -> adoptable(key).stream()).toList();
    }

    private Optional<Adoptable> adoptable(TokenKey key) {
        var here = authorityOf(key);
        return here.isPresent() ? here.filter(one -> !one.canSign()).map(one -> new Adoptable(key, one.name(), true))
                : beside(key).map(facts -> new Adoptable(key, facts.subject().commonName().orElseGet(facts.serial()::colonHex), false));
    }

    /// The certificate beside a key, where it is an authority's and this key's.
    private static Optional<Facts> beside(TokenKey key) {
        try {
            return key.certificate().map(Bytes::toArray).filter(der -> isOf(key, der)).map(CertificateReader::facts).filter(Facts::ca);
        } catch (Failure.Malformed unreadable) {
            return Optional.empty();
        }
    }

    /// Lets the authority of this key sign with it: one that is in the store without its key, or the one whose certificate
    /// lies beside the key on the token, which then comes in under `name`. The key proves by a signature to be its own.
    ///
    /// @throws Failure.Refused when there is no such authority, or its certificate cannot come in
    public Authority adopt(TokenName token, TokenKey key, String name) {
        if (!key.isUsable()) {
            throw new Failure.Refused(new KeyViolation.UnfitTokenKey());
        }
        var authority = authorityOf(key).orElseGet(() -> brought(key, name));
        var home = new KeyHome.OnToken(token, key.id());
        var der = authority.certificate().der().toArray();
        SigningKey.of(der, desk.tokens().token(token).key(key.id(), Keys.ofCertificate(der)));
        desk.write(tx -> {
            tx.tokenKeys().put(authority.id(), home);
            desk.note(tx, Act.KEY_ON_TOKEN, authority.name(), token.text() + ", key " + key.id().hex());
        });
        return desk.read(tx -> Authorities.required(tx, authority.id()));
    }

    private Authority brought(TokenKey key, String name) {
        if (beside(key).isEmpty()) {
            throw new Failure.Refused(new KeyViolation.UnfitTokenKey());
        }
        var der = key.certificate().orElseThrow();
        try (var holdings = imports.text(name, Pem.certificate(der.toArray()))) {
            var prospect = imports.examine(holdings, List.of(), Progress.NONE);
            imports.take(prospect, Set.of(), Map.of(0, name), Progress.NONE);
        }
        return authorityOf(key).orElseThrow(() -> new Failure.Refused(new KeyViolation.UnfitTokenKey()));
    }
}
