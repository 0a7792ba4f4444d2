package dev.chancery.engine;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.KeyFailure;
import dev.chancery.export.CHeader;
import dev.chancery.export.Credentials;
import dev.chancery.export.NvsCsv;
import dev.chancery.export.Shape;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.JavaKeyStore;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Pkcs12;
import dev.chancery.pki.Pkcs7;
import dev.chancery.pki.SshKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the content of files out of packs, keys under `passphrase` where it is not empty and the kind of file knows one.
/// What is made of a key is the caller's to wipe; the pack's key is not wiped here.
record FileMaker(char[] passphrase, SecureRandom random, Instant now) {

    static FileMaker of(ExportOrder order, Desk desk) {
        return new FileMaker(order.passphrase(), desk.surroundings().random(), desk.now());
    }

    /// @throws KeyFailure.NoKeyHere for a key store without the key
    byte[] make(Pack pack, FileKind kind) {
        return switch (kind) {
            case CERTIFICATE_PEM -> Pack.pem(List.of(pack.leaf()));
            case CERTIFICATE_DER -> pack.leaf().clone();
            case CHAIN_PEM -> Pack.pem(pack.withoutRoot());
            case FULL_CHAIN_PEM -> Pack.pem(pack.chain());
            case ISSUERS_PEM -> Pack.pem(pack.issuers());
            case ROOT_PEM -> Pack.pem(List.of(pack.root()));
            case ROOT_DER -> pack.root().clone();
            case KEY_PEM -> keyPem(pack);
            case KEY_DER -> isProtecting() ? Pem.encryptedDer(pack.pkcs8(), passphrase, random) : pack.pkcs8().clone();
            case BUNDLE_PEM -> together(pack);
            case PKCS7_PEM -> Pkcs7.pem(pack.chain()).getBytes(StandardCharsets.US_ASCII);
            case PKCS7_DER -> Pkcs7.der(pack.chain());
            case PKCS12 -> Pkcs12.write(pack.label(), key(pack), pack.chain(), passphrase, random);
            case PKCS12_OLD -> Pkcs12.writeOld(pack.label(), key(pack), pack.chain(), passphrase, random);
            case JKS -> JavaKeyStore.jks(entry(pack), passphrase, now, random);
            case BCFKS -> JavaKeyStore.bcfks(entry(pack), passphrase);
            case SSH_PUBLIC_KEY -> SshKey.line(pack.leaf(), pack.label()).getBytes(StandardCharsets.UTF_8);
            case C_HEADER -> CHeader.macros(credentials(pack));
            case C_ARRAYS -> CHeader.arrays(credentials(pack));
            case NVS_CSV -> NvsCsv.of(credentials(pack));
            case ZEPHYR -> CHeader.zephyr(credentials(pack));
            case MAINFLUX -> new Replies(Shape.MAINFLUX, this).of(pack);
            case SUPERMQ -> new Replies(Shape.SUPERMQ, this).of(pack);
        };
    }

    private static JavaKeyStore.Credential entry(Pack pack) {
        return new JavaKeyStore.Credential(pack.label(), key(pack), pack.chain());
    }

    private static Credentials credentials(Pack pack) {
        return new Credentials(pack.label(), pack.rooted() ? Optional.of(pack.root()) : Optional.empty(), pack.withoutRoot(), pack.pkcs8());
    }

    /// One array for all; each pack is made when its turn comes, and its key is wiped then.
    <T> byte[] array(FileKind kind, List<T> all, Function<T, Pack> packed) {
        return new Replies(kind == FileKind.MAINFLUX ? Shape.MAINFLUX : Shape.SUPERMQ, this).array(all, packed);
    }

    boolean isProtecting() {
        return passphrase.length > 0;
    }

    private static byte[] key(Pack pack) {
        if (!pack.hasKey()) {
            var leaf = CertificateReader.facts(pack.leaf());
            throw new KeyFailure.NoKeyHere(leaf.subject().commonName().orElseGet(() -> leaf.serial().colonHex()), leaf.serial());
        }
        return pack.pkcs8();
    }

    private byte[] keyPem(Pack pack) {
        return isProtecting() ? Pem.encryptedPrivateKey(pack.pkcs8(), passphrase, random) : Pem.privateKey(pack.pkcs8());
    }

    private byte[] together(Pack pack) {
        var key = pack.hasKey() ? keyPem(pack) : new byte[0];
        var certificates = Pack.pem(pack.chain());
        var all = Arrays.copyOf(key, key.length + certificates.length);
        System.arraycopy(certificates, 0, all, key.length, certificates.length);
        Arrays.fill(key, (byte) 0);
        return all;
    }
}
