package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// A private key and its certificates in a key store of Java.
///
/// JKS is weak: its passphrase costs a guess one SHA-1. It is written here and not by the JDK, so that the time in it is the
/// clock's. BCFKS is BouncyCastle's own: PBKDF2 with HMAC-SHA-512 and AES-256-CCM.
public final class JavaKeyStore {

    private static final int JKS = 0xFEEDFEED;
    private static final int JKS_VERSION = 2;
    private static final int KEY_ENTRY = 1;
    private static final int SALT_OCTETS = 20;
    private static final ASN1ObjectIdentifier JKS_CIPHER = new ASN1ObjectIdentifier("1.3.6.1.4.1.42.2.17.1.1");

    private JavaKeyStore() {}

    /// A JKS file with one entry, made at `made`. Its name is in lower case, as Java looks for it.
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key
    public static byte[] jks(Credential credential, char[] passphrase, Instant made, SecureRandom random) {
        var secret = utf16(passphrase);
        try {
            Hostile.read("private key", credential.pkcs8(), () -> PrivateKeyInfo.getInstance(credential.pkcs8()));
            var body = new ByteArrayOutputStream();
            write(new DataOutputStream(body), credential, covered(credential.pkcs8(), secret, PassphraseKey.random(SALT_OCTETS, random)), made);
            var sum = sha1(secret, "Mighty Aphrodite".getBytes(StandardCharsets.UTF_8), body.toByteArray());
            body.writeBytes(sum);
            return body.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /// What goes into a key store: the name of the entry, the key and its certificates.
    public record Credential(String alias, byte[] pkcs8, List<byte[]> chainLeafFirst) {
        public Credential {
            chainLeafFirst = List.copyOf(chainLeafFirst);
        }
    }

    private static void write(DataOutputStream out, Credential credential, byte[] key, Instant made) throws IOException {
        out.writeInt(JKS);
        out.writeInt(JKS_VERSION);
        out.writeInt(1);
        out.writeInt(KEY_ENTRY);
        out.writeUTF(credential.alias().toLowerCase(Locale.ENGLISH));
        out.writeLong(made.toEpochMilli());
        out.writeInt(key.length);
        out.write(key);
        out.writeInt(credential.chainLeafFirst().size());
        for (var certificate : credential.chainLeafFirst()) {
            out.writeUTF("X.509");
            out.writeInt(certificate.length);
            out.write(certificate);
        }
    }

    /// The key under a stream of SHA-1 values, with its checksum behind it.
    private static byte[] covered(byte[] pkcs8, byte[] secret, byte[] salt) throws IOException {
        var covered = Arrays.copyOf(salt, SALT_OCTETS + pkcs8.length);
        var block = salt;
        for (int i = 0; i < pkcs8.length; i++) {
            if (i % SALT_OCTETS == 0) {
                block = sha1(secret, block);
            }
            covered[SALT_OCTETS + i] = (byte) (pkcs8[i] ^ block[i % SALT_OCTETS]);
        }
        var sum = sha1(secret, pkcs8);
        var all = Arrays.copyOf(covered, covered.length + sum.length);
        System.arraycopy(sum, 0, all, covered.length, sum.length);
        return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(JKS_CIPHER, DERNull.INSTANCE), all).getEncoded();
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf16(char[] passphrase) {
        var octets = new byte[2 * passphrase.length];
        for (int i = 0; i < passphrase.length; i++) {
            octets[2 * i] = (byte) (passphrase[i] >> 8);
            octets[2 * i + 1] = (byte) passphrase[i];
        }
        return octets;
    }

    /// A BCFKS file with one entry. Salts are drawn by BouncyCastle.
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key
    public static byte[] bcfks(Credential credential, char[] passphrase) {
        return Hostile.read("private key", credential.pkcs8(), () -> writeBcfks(credential, passphrase));
    }

    private static byte[] writeBcfks(Credential credential, char[] passphrase) throws GeneralSecurityException, IOException {
        var provider = ForeignDecryption.provider();
        var store = KeyStore.getInstance("BCFKS", provider);
        store.load(null, null);
        var key = BouncyCastleProvider.getPrivateKey(PrivateKeyInfo.getInstance(credential.pkcs8()));
        store.setKeyEntry(credential.alias(), key, passphrase, chain(credential.chainLeafFirst()));
        var file = new ByteArrayOutputStream();
        store.store(file, passphrase);
        return file.toByteArray();
    }

    private static X509Certificate[] chain(List<byte[]> ders) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509", ForeignDecryption.provider());
        var chain = new X509Certificate[ders.size()];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(ders.get(i)));
        }
        return chain;
    }
}
