package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates with faults that no authority should make. What is not said is as it ought to be.
final class Forge {

    /// A certificate with its key and its name.
    record Made(byte[] der, KeyPair pair, X500Name name) {}

    private static final AtomicLong SERIAL = new AtomicLong(100);

    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    private X500Name subject;
    private KeyPair pair;
    private Instant from = Lab.NOW.minusSeconds(300);
    private Instant until = Lab.NOW.plus(Duration.ofDays(365));
    private String algorithm = "SHA256withECDSA";
    private boolean keyIds = true;

    private Forge(String commonName) {
        this.subject = new X500Name(commonName.isEmpty() ? "" : "CN=" + commonName);
        this.pair = Lab.key(KeySpec.EC_P256, "forge " + commonName);
    }

    static Forge of(String commonName) {
        return new Forge(commonName);
    }

    static Forge authority(String commonName) {
        return of(commonName).with(Extension.basicConstraints, true, new BasicConstraints(true))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    static Forge authority(String commonName, int pathLength) {
        return of(commonName).with(Extension.basicConstraints, true, new BasicConstraints(pathLength))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    static Forge device(String commonName) {
        return of(commonName).usage(KeyUsage.digitalSignature).purposes(KeyPurposeId.id_kp_clientAuth)
                .names(new GeneralName(GeneralName.dNSName, commonName + ".lab.example"));
    }

    static Forge server(String... names) {
        var all = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            all[i] = new GeneralName(names[i].matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
        }
        return of("broker").usage(KeyUsage.digitalSignature).purposes(KeyPurposeId.id_kp_serverAuth).names(all);
    }

    Forge with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(oid, critical, value);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Forge usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    Forge purposes(KeyPurposeId... purposes) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    Forge names(GeneralName... names) {
        return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    Forge valid(Instant from, Instant until) {
        this.from = from;
        this.until = until;
        return this;
    }

    Forge subject(X500Name subject) {
        this.subject = subject;
        return this;
    }

    Forge key(KeyPair pair) {
        this.pair = pair;
        return this;
    }

    Forge signedWith(String algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    Forge withoutKeyIds() {
        keyIds = false;
        return this;
    }

    Made selfSigned() {
        return by(new Made(new byte[0], pair, subject));
    }

    Made by(Made issuer) {
        try {
            var builder = new X509v3CertificateBuilder(issuer.name(), BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(from),
                    Date.from(until), subject, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            if (keyIds) {
                var ids = new JcaX509ExtensionUtils();
                builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
                builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuer.pair().getPublic()));
            }
            each(extension -> builder.addExtension(extension.getExtnId(), extension.isCritical(), extension.getParsedValue()));
            return new Made(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.pair().getPrivate())).getEncoded(),
                    pair, subject);
        } catch (IOException | OperatorCreationException | java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Adder {
        void add(Extension extension) throws IOException;
    }

    private void each(Adder adder) throws IOException {
        if (extensions.isEmpty()) {
            return;
        }
        var made = extensions.generate();
        for (var oid : made.getExtensionOIDs()) {
            adder.add(made.getExtension(oid));
        }
    }
}
