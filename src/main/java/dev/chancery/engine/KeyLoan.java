package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.intake.LooseFiles;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.ForeignKey;
import dev.chancery.pki.Found;
import dev.chancery.pki.IssuedBy;
import dev.chancery.pki.Unpacking;
import dev.chancery.probe.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Lends a private key to one TLS connection of our own: it signs there, and leaves nowhere. The key of an authority is never
/// lent.
final class KeyLoan {

    private static final String WHAT = "certificate and key for a connection";

    private KeyLoan() {}

    /// With those above the certificate but the root, as devices send them.
    ///
    /// @throws KeyFailure.NoKeyHere when the key is not in the store
    /// @throws Failure.Malformed when it is an authority's, or of a kind that TLS does not know
    static Identity ofStore(Desk desk, Certificate certificate, List<Authority> above) {
        if (CertificateReader.facts(certificate.der().toArray()).ca()) {
            throw new Failure.Malformed(WHAT + ": it is an authority's");
        }
        var sealed = desk.read(tx -> tx.keys().sealed(certificate.id())).orElseThrow(() -> new KeyFailure.NoKeyHere(certificate.label(), certificate.serial()));
        var pkcs8 = desk.seal().unseal(sealed, Filing.KEY_TABLE, certificate.id().value());
        try {
            return Identity.of(Stream.concat(Stream.of(certificate), above.stream().filter(one -> !one.isRoot()).map(Authority::certificate))
                    .map(one -> one.der().toArray()).toList(), pkcs8);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /// @throws FileFailure.CannotRead when a file cannot be read
    /// @throws AccessFailure.WrongPassphrase when what is in them needs another one
    /// @throws Failure.Malformed when there is no key in them, or no certificate of it
    static Identity ofFiles(List<Path> files, Secret passphrase, Progress progress) {
        try (var holdings = LooseFiles.read(files)) {
            var found = passphrase.use(text -> holdings.pieces().stream()
                    .flatMap(piece -> Unpacking.of(piece.octets(), List.of(text), progress).stream()).map(Found::what).toList());
            return together(found);
        }
    }

    private static Identity together(List<Found.What> found) {
        var keys = found.stream().filter(Found.Key.class::isInstance).map(what -> ((Found.Key) what).key()).toList();
        try {
            if (keys.isEmpty() && found.stream().anyMatch(Found.Locked.class::isInstance)) {
                throw new AccessFailure.WrongPassphrase();
            }
            var certificates = found.stream().filter(Found.Certificate.class::isInstance).map(what -> ((Found.Certificate) what).der()).toList();
            return keys.stream().flatMap(key -> certificates.stream().filter(der -> isOf(key, der)).map(der -> Identity.of(chain(der, certificates), key.pkcs8())))
                    .findFirst().orElseThrow(() -> new Failure.Malformed(WHAT + ": no key, or no certificate of it"));
        } finally {
            keys.forEach(ForeignKey::close);
        }
    }

    private static boolean isOf(ForeignKey key, byte[] der) {
        return CertificateReader.keySha256(der).equals(key.keySha256());
    }

    private static List<byte[]> chain(byte[] leaf, List<byte[]> certificates) {
        var chain = new ArrayList<>(List.of(leaf));
        var left = new ArrayList<>(certificates.stream().filter(der -> der != leaf && !IssuedBy.itself(der)).toList());
        for (int i = left.size(); i > 0; i--) {
            left.stream().filter(der -> IssuedBy.another(chain.getLast(), der)).findFirst().ifPresent(issuer -> {
                chain.add(issuer);
                left.remove(issuer);
            });
        }
        return chain;
    }
}
