package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Chain;
import dev.chancery.pki.ForeignKey;
import dev.chancery.pki.Found;
import dev.chancery.pki.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/// Looks at what an export wrote as whoever gets the drive will: reads the files again from there, and finds out whether
/// each key is that of its certificate and each chain proves itself up to its root.
///
/// That the octets are those that were written is known before; this is about what they mean. A file that holds other
/// things than certificates and keys in a form that is read back here, such as JSON, is left at that.
final class MediumCheck {

    private final Path folder;
    private final char[] passphrase;

    /// @param passphrase of the keys, empty where they have none
    MediumCheck(Path folder, char[] passphrase) {
        this.folder = folder;
        this.passphrase = passphrase;
    }

    /// Looks at the files of one certificate, by their paths below the folder.
    ///
    /// @throws FileFailure.ReadBackDiffers when a key is not that of the certificate, or the chain does not prove itself
    /// @throws FileFailure.DriveGone when a file cannot be read any more
    void check(Certificate certificate, List<String> paths) {
        var certificates = new ArrayList<Bytes>();
        for (var path : paths) {
            var file = folder.resolve(path);
            var octets = read(file);
            try {
                look(file, octets, certificate, certificates);
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        }
        if (!certificates.isEmpty()) {
            requireChain(folder.resolve(paths.getFirst()), certificate, certificates);
        }
    }

    /// What is found in DER lies in the octets themselves, so that they are wiped only after it.
    private void look(Path file, byte[] octets, Certificate certificate, List<Bytes> certificates) {
        for (var found : Unpacking.of(octets, passphrase.length == 0 ? List.of() : List.of(passphrase), Progress.NONE)) {
            switch (found.what()) {
                case Found.Certificate(var der) -> add(certificates, Bytes.of(der));
                case Found.Key(var key) -> requireMatch(file, certificate, key);
                case Found.Request _, Found.RevocationList _, Found.Locked _, Found.Unusable _ -> { }
            }
        }
    }

    private byte[] read(Path file) {
        try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return stream.readAllBytes();
        } catch (IOException gone) {
            throw new FileFailure.DriveGone(folder, gone);
        }
    }

    private static void add(List<Bytes> certificates, Bytes der) {
        if (!certificates.contains(der)) {
            certificates.add(der);
        }
    }

    private static void requireMatch(Path file, Certificate certificate, ForeignKey found) {
        try (found) {
            if (!found.keySha256().equals(CertificateReader.keySha256(certificate.der().toArray()))) {
                throw new FileFailure.ReadBackDiffers(file);
            }
        }
    }

    /// In whatever order the form keeps them. What does not reach a root proves nothing by itself, and is left at that.
    private static void requireChain(Path file, Certificate certificate, List<Bytes> found) {
        try {
            if (!found.contains(certificate.der())) {
                throw new FileFailure.ReadBackDiffers(file);
            }
            var leaf = parsed(certificate.der());
            var others = new ArrayList<X509Certificate>();
            for (var der : found) {
                others.add(parsed(der));
            }
            others.remove(leaf);
            if (!isProven(ascending(leaf, others, MediumCheck::isNamed), certificate)) {
                requireChain(ascending(leaf, others, MediumCheck::isSigned), certificate);
            }
        } catch (Failure.Tampered | Failure.Malformed | CertificateException broken) {
            throw new FileFailure.ReadBackDiffers(file);
        }
    }

    private static void requireChain(List<X509Certificate> chain, Certificate certificate) throws CertificateException {
        if (isSigned(chain.getLast(), chain.getLast())) {
            check(chain, certificate);
        }
    }

    /// Names alone find the chain nearly always, and to check it is to check its signatures: most of what an export costs is
    /// these. The generations of an authority all have one name: where that misleads, the signatures find the way.
    private static boolean isProven(List<X509Certificate> chain, Certificate certificate) throws CertificateException {
        try {
            if (isNamed(chain.getLast(), chain.getLast())) {
                check(chain, certificate);
                return true;
            }
            return false;
        } catch (Failure.Tampered | Failure.Malformed misled) {
            return false;
        }
    }

    private static List<X509Certificate> ascending(X509Certificate leaf, List<X509Certificate> others,
            BiPredicate<X509Certificate, X509Certificate> issued) {
        var chain = new ArrayList<>(List.of(leaf));
        var left = new ArrayList<>(others);
        while (!issued.test(chain.getLast(), chain.getLast())) {
            var above = left.stream().filter(one -> issued.test(chain.getLast(), one)).findFirst();
            if (above.isEmpty()) {
                return chain;
            }
            chain.add(above.get());
            left.remove(above.get());
        }
        return chain;
    }

    private static X509Certificate parsed(Bytes der) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toArray()));
    }

    private static boolean isNamed(X509Certificate certificate, X509Certificate by) {
        return certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate by) {
        try {
            if (!isNamed(certificate, by)) {
                return false;
            }
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSo) {
            return false;
        }
    }

    /// Seen from when all of them had begun: what is above was perhaps renewed after the certificate was issued, or
    /// even after it had ended.
    private static void check(List<X509Certificate> chain, Certificate certificate) throws CertificateException {
        var ders = new ArrayList<byte[]>();
        for (var one : chain) {
            ders.add(one.getEncoded());
        }
        var begun = chain.stream().map(one -> one.getNotBefore().toInstant()).max(Comparator.naturalOrder()).orElseThrow();
        Chain.check(begun.isAfter(certificate.validity().notAfter()) ? ders.subList(1, ders.size()) : ders, begun);
    }
}
