package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;

/// A private key and its certificates in one file under a passphrase (RFC 7292).
///
/// Written with PBES2 (AES-256-CBC, PBKDF2-HMAC-SHA-256) and a MAC of HMAC-SHA-256, both with
/// [PassphraseKey#ITERATIONS] rounds so that neither is the cheap way to guess: OpenSSL 3, the JDK and NSS read it.
public final class Pkcs12 {

    private static final String WHAT = "PKCS#12 file";

    /// What was in a file: the name of the key, the key, which the caller wipes, and its certificate followed by those of
    /// its issuers.
    public record Content(String alias, byte[] pkcs8, List<byte[]> chainLeafFirst) {
        public Content {
            chainLeafFirst = List.copyOf(chainLeafFirst);
        }
    }

    private Pkcs12() {}

    /// A file with this key and chain, as DER: strongSwan reads no lengths left open, which BER allows. `alias` is the name
    /// that key stores show (friendlyName).
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key, or the chain is empty or holds something else than
    ///         certificates
    public static byte[] write(
            String alias, byte[] pkcs8, List<byte[]> chainLeafFirst, char[] passphrase, SecureRandom random) {
        try (var derived = PassphraseKey.derive(passphrase, random)) {
            return write(new Content(alias, pkcs8, chainLeafFirst), () -> derived.encryptor(random), new Pkcs12Mac(random), passphrase);
        }
    }

    /// The same for devices that read nothing newer: triple DES and a MAC of HMAC-SHA-1, which guard a weak passphrase badly.
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key, or the chain is empty or holds something else than
    ///         certificates
    public static byte[] writeOld(
            String alias, byte[] pkcs8, List<byte[]> chainLeafFirst, char[] passphrase, SecureRandom random) {
        return write(new Content(alias, pkcs8, chainLeafFirst), () -> new OldPassphraseKey(passphrase, random), Pkcs12Mac.old(random), passphrase);
    }

    private static byte[] write(Content content, Supplier<OutputEncryptor> encryptors, Pkcs12Mac mac, char[] passphrase) {
        var key = Hostile.read("private key", content.pkcs8(), () -> PrivateKeyInfo.getInstance(content.pkcs8()));
        var chain = content.chainLeafFirst().stream().map(Pkcs12::certificate).toList();
        if (chain.isEmpty()) {
            throw new Failure.Malformed("certificate chain of 0");
        }
        try {
            var file = new PKCS12PfxPduBuilder();
            file.addEncryptedData(encryptors.get(), certificateBags(content.alias(), chain));
            file.addData(keyBag(content.alias(), key, chain.getFirst(), encryptors.get()));
            return file.build(mac, passphrase).toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (PKCSException | IOException impossible) {
            throw new IllegalStateException("cannot write a PKCS#12 file", impossible);
        }
    }

    private static X509CertificateHolder certificate(byte[] der) {
        return Hostile.read("certificate", der, () -> new X509CertificateHolder(CertificateReader.parse(der)));
    }

    private static PKCS12SafeBag keyBag(
            String alias, PrivateKeyInfo key, X509CertificateHolder leaf, OutputEncryptor encryptor) {
        return named(new PKCS12SafeBagBuilder(key, encryptor), alias, leaf);
    }

    private static PKCS12SafeBag[] certificateBags(String alias, List<X509CertificateHolder> chain) throws IOException {
        var bags = new PKCS12SafeBag[chain.size()];
        bags[0] = named(new PKCS12SafeBagBuilder(chain.getFirst()), alias, chain.getFirst());
        for (int i = 1; i < bags.length; i++) {
            bags[i] = new PKCS12SafeBagBuilder(chain.get(i)).build();
        }
        return bags;
    }

    /// The same local key identifier in two bags ties the key to its certificate.
    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String alias, X509CertificateHolder leaf) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias))
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
                        new DEROctetString(ExtensionEncoding.keyId(leaf.getSubjectPublicKeyInfo())))
                .build();
    }

    /// The one key of a file and its certificates.
    ///
    /// @throws AccessFailure.WrongPassphrase when the MAC does not fit: the passphrase is wrong, or the file damaged
    /// @throws Failure.Malformed when it is no such file, holds no or more than one key, has no MAC, or is encrypted by
    ///         something else than PBES2
    public static Content read(byte[] p12, char[] passphrase) {
        return Hostile.read(WHAT, p12, () -> new Pkcs12Reader(p12, passphrase).content());
    }
}
