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
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.bc.EncryptedObjectStoreData;
import org.bouncycastle.asn1.bc.ObjectStore;
import org.bouncycastle.asn1.bc.PbkdMacIntegrityCheck;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;

/// Everything in a key store of Java (JKS) or BouncyCastle (BCFKS). For use behind the wall of [Hostile] only.
final class ForeignKeyStore {

    private final Container kind;
    private final KeyStore store;
    private final List<char[]> passphrases;
    private final Map<String, AlgorithmIdentifier> encryption;
    private final Iterations budget;
    private final List<Found> found = new ArrayList<>();

    /// @param encryption what `budget` must pay for before a key is opened, by alias
    private ForeignKeyStore(Container kind, KeyStore store, List<char[]> passphrases, Map<String, AlgorithmIdentifier> encryption,
            Iterations budget) {
        this.kind = kind;
        this.store = store;
        this.passphrases = passphrases;
        this.encryption = encryption;
        this.budget = budget;
    }

    /// The certificates of a JKS file can be read without its passphrase; then nothing vouches for them but themselves.
    static List<Found> ofJks(byte[] octets, List<char[]> passphrases) throws GeneralSecurityException, IOException {
        for (var passphrase : passphrases) {
            var store = load(KeyStore.getInstance("JKS"), octets, passphrase);
            if (store.isPresent()) {
                return ofJks(store.get(), passphrases);
            }
        }
        var store = KeyStore.getInstance("JKS");
        store.load(new ByteArrayInputStream(octets), null);
        return ofJks(store, List.of());
    }

    /// Its keys are encrypted in one round.
    private static List<Found> ofJks(KeyStore store, List<char[]> passphrases) throws GeneralSecurityException {
        return new ForeignKeyStore(Container.JKS, store, passphrases, Map.of(), new Iterations()).all();
    }

    /// @throws Failure.Malformed when no passphrase could ever open it, or trying them all is over the budget
    static List<Found> ofBcfks(byte[] octets, List<char[]> passphrases, Iterations all)
            throws GeneralSecurityException, InvalidCipherTextException, IOException {
        var file = ObjectStore.getInstance(octets);
        var data = EncryptedObjectStoreData.getInstance(file.getStoreData());
        var budget = all.within(Limits.MOST_ITERATIONS_OF_A_FILE);
        spend(file, data, new Iterations());
        for (var passphrase : passphrases) {
            spend(file, data, budget);
            var store = load(KeyStore.getInstance("BCFKS", ForeignDecryption.provider()), octets, passphrase);
            if (store.isPresent()) {
                EncryptedEntries.spend(data.getEncryptionAlgorithm(), budget);
                return new ForeignKeyStore(Container.BCFKS, store.get(), passphrases, EncryptedEntries.of(data, passphrase), budget).all();
            }
        }
        return List.of(Found.of(new Found.Locked(Container.BCFKS)));
    }

    private static void spend(ObjectStore file, EncryptedObjectStoreData data, Iterations budget) {
        if (file.getIntegrityCheck().getIntegrityCheck() instanceof PbkdMacIntegrityCheck check) {
            EncryptedEntries.spend(check.getPbkdAlgorithm(), budget);
        }
        EncryptedEntries.spend(data.getEncryptionAlgorithm(), budget);
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
                Optional.ofNullable(encryption.get(alias)).ifPresent(algorithm -> EncryptedEntries.spend(algorithm, budget));
                return key(store.getKey(alias, passphrase));
            } catch (UnrecoverableKeyException wrong) {
                continue;
            } catch (Failure.Malformed refused) {
                return new Found.Unusable(Unpacking.objection(refused));
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
