package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Objection;
import dev.chancery.pki.Found.Container;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.bc.EncryptedObjectStoreData;
import org.bouncycastle.asn1.bc.ObjectStore;
import org.bouncycastle.asn1.bc.PbkdMacIntegrityCheck;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// Everything in a key store of Java (JKS) or BouncyCastle (BCFKS). For use behind the wall of [Hostile] only.
final class ForeignKeyStore {

    private final Container kind;
    private final KeyStore store;
    private final List<char[]> passphrases;
    private final List<Found> found = new ArrayList<>();

    private ForeignKeyStore(Container kind, KeyStore store, List<char[]> passphrases) {
        this.kind = kind;
        this.store = store;
        this.passphrases = passphrases;
    }

    /// The certificates of a JKS file can be read without its passphrase; then nothing vouches for them but themselves.
    static List<Found> ofJks(byte[] octets, List<char[]> passphrases) throws GeneralSecurityException, IOException {
        for (var passphrase : passphrases) {
            var store = load(KeyStore.getInstance("JKS"), octets, passphrase);
            if (store.isPresent()) {
                return new ForeignKeyStore(Container.JKS, store.get(), passphrases).all();
            }
        }
        var store = KeyStore.getInstance("JKS");
        store.load(new ByteArrayInputStream(octets), null);
        return new ForeignKeyStore(Container.JKS, store, List.of()).all();
    }

    static List<Found> ofBcfks(byte[] octets, List<char[]> passphrases) throws GeneralSecurityException, IOException {
        spend(ObjectStore.getInstance(octets));
        for (var passphrase : passphrases) {
            var store = load(KeyStore.getInstance("BCFKS", ForeignDecryption.provider()), octets, passphrase);
            if (store.isPresent()) {
                return new ForeignKeyStore(Container.BCFKS, store.get(), passphrases).all();
            }
        }
        return List.of(Found.of(new Found.Locked(Container.BCFKS)));
    }

    private static void spend(ObjectStore store) {
        var budget = new Iterations(Limits.MOST_ITERATIONS);
        if (store.getIntegrityCheck().getIntegrityCheck() instanceof PbkdMacIntegrityCheck check) {
            ForeignDecryption.spend(check.getPbkdAlgorithm(), budget);
        }
        if (store.getStoreData() instanceof EncryptedObjectStoreData data) {
            spend(data.getEncryptionAlgorithm());
        } else {
            Optional.of(EncryptedObjectStoreData.getInstance(store.getStoreData()))
                    .map(EncryptedObjectStoreData::getEncryptionAlgorithm).ifPresent(ForeignKeyStore::spend);
        }
    }

    private static void spend(AlgorithmIdentifier algorithm) {
        ForeignDecryption.check(algorithm);
    }

    private static Optional<KeyStore> load(KeyStore store, byte[] octets, char[] passphrase) throws GeneralSecurityException {
        try {
            store.load(new ByteArrayInputStream(octets), passphrase);
            return Optional.of(store);
        } catch (IOException wrong) {
            return Optional.empty();
        }
    }

    private List<Found> all() throws GeneralSecurityException {
        for (var alias : Collections.list(store.aliases())) {
            if (found.size() < Limits.MOST_FOUND) {
                add(alias);
            }
        }
        return found;
    }

    private void add(String alias) throws GeneralSecurityException {
        if (store.isKeyEntry(alias)) {
            found.add(new Found(0, alias, key(alias)));
            for (var certificate : Optional.ofNullable(store.getCertificateChain(alias)).orElse(new Certificate[0])) {
                found.add(new Found(0, found.getLast().what() instanceof Found.Certificate ? "" : alias,
                        new Found.Certificate(certificate.getEncoded())));
            }
        } else if (store.getCertificate(alias) != null) {
            found.add(new Found(0, alias, new Found.Certificate(store.getCertificate(alias).getEncoded())));
        }
    }

    /// The passphrase of a key may be another than that of its store.
    private Found.What key(String alias) throws GeneralSecurityException {
        for (var passphrase : passphrases) {
            try {
                return key(store.getKey(alias, passphrase));
            } catch (UnrecoverableKeyException wrong) {
                continue;
            }
        }
        return new Found.Locked(kind);
    }

    private static Found.What key(Key key) {
        var encoded = key.getEncoded();
        try {
            return new Found.Key(ForeignPkcs12.key(PrivateKeyInfo.getInstance(encoded)));
        } catch (IOException | IllegalArgumentException | Failure.Malformed unfit) {
            return new Found.Unusable(new Objection.Unreadable("private key in a key store"));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }
}
