package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Csr;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/// Whatever somebody asks for with a key of their own and a good signature: the certificate is that of a device.
class RequestedCertificateTest {

    private final Lab.Held root = Lab.root(KeySpec.EC_P256);
    private final Issuer issuer = Issuer.of(root.der());
    private final SigningKey key = root.signingKey();

    @Test
    void nothingThatIsAskedForMakesMoreOfACertificateThanADevices() {
        Any.holdsFor(RequestedCertificateTest::asked, der -> {
            var csr = SigningRequest.read(der);
            assertThat(csr.violations()).isEmpty();
            if (!csr.subject().isEmpty() || !csr.names().isEmpty()) {
                signed(csr, der);
            }
        });
    }

    private void signed(Csr csr, byte[] der) {
        var request = new Request(csr.subject(), csr.names(), csr.key().orElseThrow(), Validity.issued(Lab.NOW, Ttl.DEFAULT), OptionalInt.empty());
        var certificate = issuer.prepare(Profile.DEVICE, request, dev.chancery.domain.SerialNumber.random(Lab.RANDOM), Lab.NOW)
                .orRefuse().sign(SigningRequest.publicKey(der), key);
        Chain.check(List.of(certificate, root.der()), Lab.NOW);
        var facts = CertificateReader.facts(certificate);
        assertThat(facts.ca()).isFalse();
        assertThat(facts.subject()).isEqualTo(csr.subject());
        assertThat(facts.names()).isEqualTo(csr.names());
        assertThat(CertificateReader.decode(certificate).extensions()).extracting(extension -> extension.oid()).isSubsetOf(
                "2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.17", "2.5.29.14", "2.5.29.35");
        assertThat(CertificateReader.keySha256(certificate)).isEqualTo(csr.keySha256());
    }

    private static byte[] asked(Random random) {
        try {
            var name = new X500NameBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                name.addRDN(Any.of(random, BCStyle.CN, BCStyle.O, BCStyle.C, BCStyle.EmailAddress, BCStyle.UID),
                        new DERUTF8String(Any.text(random, 80)));
            }
            var asked = Asked.plainly().subject(name.build());
            if (random.nextBoolean()) {
                asked.extension(Extension.basicConstraints, new BasicConstraints(random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                asked.extension(Extension.keyUsage, new KeyUsage(random.nextInt(256)));
            }
            if (random.nextBoolean()) {
                asked.extension(new ASN1ObjectIdentifier("2.5.29." + random.nextInt(20, 60)), new DEROctetString(bytes(random)));
            }
            return asked.extension(Extension.subjectAlternativeName, names(random)).der();
        } catch (IllegalArgumentException twice) {
            return asked(random);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static GeneralNames names(Random random) {
        var names = new GeneralName[random.nextInt(1, 6)];
        for (int i = 0; i < names.length; i++) {
            names[i] = switch (random.nextInt(4)) {
                case 0 -> new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes(random)));
                case 1 -> new GeneralName(GeneralName.uniformResourceIdentifier, ascii(random));
                case 2 -> new GeneralName(GeneralName.rfc822Name, ascii(random));
                default -> new GeneralName(GeneralName.dNSName, Any.of(random, ascii(random), new DERIA5String("Host-" + random.nextInt(9) + ".Lab"),
                        new DERIA5String("*.lab"), new DERIA5String("host.lab\0.evil.example")));
            };
        }
        return new GeneralNames(names);
    }

    private static DERIA5String ascii(Random random) {
        return new DERIA5String(Any.text(random, 30).replaceAll("[^\\x00-\\x7f]", "x"));
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[Any.of(random, 0, 4, 5, 16, 32)];
        random.nextBytes(bytes);
        return bytes;
    }
}
