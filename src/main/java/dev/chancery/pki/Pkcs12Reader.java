package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/// Takes one PKCS#12 file apart; for use behind the wall of [Hostile] only.
final class Pkcs12Reader {

    private static final String WHAT = "PKCS#12 file";

    private final byte[] p12;
    private final char[] passphrase;
    private final Iterations budget = new Iterations();
    private final PassphraseDecryption decryption;
    private final List<PKCS12SafeBag> keys = new ArrayList<>();
    private final List<PKCS12SafeBag> certificates = new ArrayList<>();

    Pkcs12Reader(byte[] p12, char[] passphrase) {
        this.p12 = p12;
        this.passphrase = passphrase;
        this.decryption = new PassphraseDecryption(passphrase, budget);
    }

    Pkcs12.Content content() throws PKCSException, IOException {
        var file = new PKCS12PfxPdu(p12);
        checkMac(file);
        for (var part : file.getContentInfos()) {
            sort(part);
        }
        if (keys.size() != 1) {
            throw new Failure.Malformed(WHAT + ": %d private keys".formatted(keys.size()));
        }
        var key = keys.getFirst();
        return new Pkcs12.Content(alias(key), pkcs8(key), chain(key));
    }

    private void checkMac(PKCS12PfxPdu file) throws PKCSException {
        var mac = Optional.ofNullable(Pfx.getInstance(p12).getMacData())
                .orElseThrow(() -> new Failure.Malformed(WHAT + ": no MAC"));
        if (!NISTObjectIdentifiers.id_sha256.equals(mac.getMac().getAlgorithmId().getAlgorithm())) {
            throw new Failure.Malformed(WHAT + ": a MAC that Chancery does not read");
        }
        budget.spend(mac.getIterationCount());
        if (!file.isMacValid(_ -> new Pkcs12Mac(mac.getMac().getAlgorithmId(), parameters(mac)), passphrase)) {
            throw new AccessFailure.WrongPassphrase();
        }
    }

    private static PKCS12PBEParams parameters(MacData mac) {
        return new PKCS12PBEParams(mac.getSalt(), mac.getIterationCount().intValueExact());
    }

    private void sort(ContentInfo part) throws PKCSException {
        var encrypted = PKCSObjectIdentifiers.encryptedData.equals(part.getContentType());
        var bags = encrypted ? new PKCS12SafeBagFactory(part, decryption) : new PKCS12SafeBagFactory(part);
        for (var bag : bags.getSafeBags()) {
            if (bag.getBagValue() instanceof X509CertificateHolder) {
                certificates.add(bag);
            } else if (bag.getBagValue() instanceof PKCS8EncryptedPrivateKeyInfo) {
                keys.add(bag);
            }
        }
    }

    private byte[] pkcs8(PKCS12SafeBag key) throws PKCSException, IOException {
        return ((PKCS8EncryptedPrivateKeyInfo) key.getBagValue()).decryptPrivateKeyInfo(decryption).getEncoded();
    }

    /// The key's certificate, then each one's issuer as far as the file has them.
    private List<byte[]> chain(PKCS12SafeBag key) throws IOException {
        var left = new ArrayList<>(certificates.stream().map(Pkcs12Reader::certificate).toList());
        var chain = new ArrayList<byte[]>();
        var next = certificates.stream().filter(bag -> localKeyId(bag).equals(localKeyId(key))).findFirst()
                .map(Pkcs12Reader::certificate);
        while (next.isPresent()) {
            var current = next.get();
            left.remove(current);
            chain.add(current.getEncoded());
            next = left.stream().filter(other -> other.getSubject().equals(current.getIssuer())).findFirst();
        }
        return chain;
    }

    private static X509CertificateHolder certificate(PKCS12SafeBag bag) {
        return (X509CertificateHolder) bag.getBagValue();
    }

    private static Optional<ASN1Encodable> localKeyId(PKCS12SafeBag bag) {
        return attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_localKeyId);
    }

    private static String alias(PKCS12SafeBag bag) {
        return attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
                .map(value -> ASN1BMPString.getInstance(value).getString()).orElse("");
    }

    private static Optional<ASN1Encodable> attribute(PKCS12SafeBag bag, ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(bag.getAttributes()).stream().flatMap(Arrays::stream)
                .filter(attribute -> attribute.getAttrType().equals(oid)).findFirst()
                .map(attribute -> attribute.getAttrValues().getObjectAt(0));
    }
}
