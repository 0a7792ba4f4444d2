package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;

/// Everything in a PKCS#12 file of anybody's (RFC 7292), also of old ones. For use behind the wall of [Hostile] only.
final class ForeignPkcs12 {

    private final PKCS12PfxPdu file;
    private final Optional<MacData> mac;
    private final char[] passphrase;
    private final Iterations budget;
    private final ForeignDecryption decryption;
    private final List<Found> found = new ArrayList<>();

    private ForeignPkcs12(byte[] p12, char[] passphrase, Iterations budget) throws IOException {
        this.file = new PKCS12PfxPdu(p12);
        this.mac = Optional.ofNullable(Pfx.getInstance(p12).getMacData());
        this.passphrase = passphrase;
        this.budget = budget;
        this.decryption = new ForeignDecryption(passphrase, budget);
    }

    /// @throws AccessFailure.WrongPassphrase when it does not open the file
    static List<Found> open(byte[] p12, char[] passphrase, Iterations budget) throws PKCSException, IOException {
        var read = new ForeignPkcs12(p12, passphrase, budget.within(Limits.MOST_ITERATIONS));
        read.checkMac();
        for (var part : read.file.getContentInfos()) {
            read.add(part);
        }
        return read.found;
    }

    private void checkMac() throws PKCSException {
        if (mac.isPresent()) {
            ForeignDecryption.spend(mac.get(), budget);
            if (!isMacValid()) {
                throw new AccessFailure.WrongPassphrase();
            }
        }
    }

    /// BouncyCastle derives nothing by PBKDF2 from an empty passphrase and throws instead; another may be right.
    private boolean isMacValid() throws PKCSException {
        var known = new JcePKCS12MacCalculatorBuilderProvider().setProvider(ForeignDecryption.provider());
        try {
            return file.isMacValid(known, passphrase);
        } catch (PKCSException | IllegalArgumentException unfit) {
            if (passphrase.length == 0) {
                return false;
            }
            throw unfit;
        }
    }

    private void add(ContentInfo part) {
        boolean encrypted = PKCSObjectIdentifiers.encryptedData.equals(part.getContentType());
        for (var bag : bags(part, encrypted)) {
            if (found.size() >= Limits.MOST_FOUND) {
                return;
            }
            what(bag).ifPresent(what -> found.add(new Found(0, name(bag), what)));
        }
    }

    private PKCS12SafeBag[] bags(ContentInfo part, boolean encrypted) {
        try {
            return (encrypted ? new PKCS12SafeBagFactory(part, decryption) : new PKCS12SafeBagFactory(part)).getSafeBags();
        } catch (PKCSException | RuntimeException undecryptable) {
            throw wrongOr(undecryptable);
        }
    }

    /// Where a MAC vouches for the passphrase, what cannot be decrypted is broken; else the passphrase is wrong.
    private Failure wrongOr(Exception undecryptable) {
        if (undecryptable instanceof Failure told) {
            return told;
        }
        if (undecryptable.getCause() instanceof Failure.Malformed refused) {
            return refused;
        }
        return mac.isPresent() ? new Failure.Malformed("PKCS#12 file: encryption", undecryptable) : new AccessFailure.WrongPassphrase();
    }

    private Optional<Found.What> what(PKCS12SafeBag bag) {
        try {
            return switch (bag.getBagValue()) {
                case X509CertificateHolder certificate -> Optional.of(new Found.Certificate(certificate.getEncoded()));
                case X509CRLHolder list -> Optional.of(new Found.RevocationList(list.getEncoded()));
                case PrivateKeyInfo key -> Optional.of(new Found.Key(key(key)));
                case PKCS8EncryptedPrivateKeyInfo key -> Optional.of(new Found.Key(key(decrypted(key))));
                default -> Optional.empty();
            };
        } catch (PKCSException | IOException broken) {
            throw wrongOr(broken);
        } catch (Failure.Malformed unfit) {
            return Optional.of(new Found.Unusable(Unpacking.objection(unfit)));
        }
    }

    private PrivateKeyInfo decrypted(PKCS8EncryptedPrivateKeyInfo key) throws PKCSException {
        try {
            return key.decryptPrivateKeyInfo(decryption);
        } catch (PKCSException undecryptable) {
            ForeignDecryption.requireWithin(undecryptable);
            throw undecryptable;
        }
    }

    static ForeignKey key(PrivateKeyInfo info) throws IOException {
        var encoded = info.getEncoded();
        try {
            return ForeignKey.of(new Pem.Block("PRIVATE KEY", encoded));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static String name(PKCS12SafeBag bag) {
        return attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
                .filter(ASN1String.class::isInstance).map(value -> ((ASN1String) value).getString()).orElse("");
    }

    private static Optional<ASN1Encodable> attribute(PKCS12SafeBag bag, ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(bag.getAttributes()).stream().flatMap(Arrays::stream)
                .filter(attribute -> attribute.getAttrType().equals(oid) && attribute.getAttrValues().size() > 0).findFirst()
                .map(attribute -> attribute.getAttrValues().getObjectAt(0));
    }
}
