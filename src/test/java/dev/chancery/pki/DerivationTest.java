package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Objection;
import dev.chancery.pki.Found.Container;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/// What foreign files ask for before a passphrase opens them, and how much of it.
class DerivationTest {

    private static final String PASSPHRASE = "sesame";
    private static final int FEW_ROUNDS = 2_048;
    private static final AlgorithmIdentifier HMAC = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

    private static List<Found.What> unpacked(byte[] octets, String... passphrases) {
        return Unpacking.of(octets, Arrays.stream(passphrases).map(String::toCharArray).toList()).stream().map(Found::what).toList();
    }

    /// A PKCS#12 file with one key, under a MAC by PBMAC1 (RFC 9579): `rounds` and `keyOctets` are what it says, `made` what
    /// it was made with.
    private static byte[] pbmac1(int made, int rounds, int keyOctets) throws Exception {
        var plain = new PKCS12PfxPduBuilder().addData(new PKCS12SafeBagBuilder(
                PrivateKeyInfo.getInstance(Lab.key(KeySpec.EC_P256, "pbmac1").getPrivate().getEncoded())).build())
                .build(null, new char[0]).toASN1Structure();
        var calculator = new JcePBMac1CalculatorProviderBuilder().setProvider(ForeignDecryption.provider()).build()
                .get(algorithm(made, 32), PASSPHRASE.toCharArray());
        try (var out = calculator.getOutputStream()) {
            out.write(ASN1OctetString.getInstance(plain.getAuthSafe().getContent()).getOctets());
        }
        return new Pfx(plain.getAuthSafe(), new MacData(new DigestInfo(algorithm(rounds, keyOctets), calculator.getMac()), new byte[8], 1))
                .getEncoded();
    }

    private static AlgorithmIdentifier algorithm(int rounds, int keyOctets) {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBMAC1, new PBMAC1Params(new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(new byte[8], rounds, keyOctets, HMAC)), HMAC));
    }

    @Test void aPkcs12FileWithPbmac1OpensAlsoAsTheFirstOfAPiece() throws Exception {
        var file = pbmac1(FEW_ROUNDS, FEW_ROUNDS, 32);
        assertThat(unpacked(file)).containsExactly(new Found.Locked(Container.PKCS12));
        assertThat(unpacked(file, "wrong")).containsExactly(new Found.Locked(Container.PKCS12));
        assertThat(unpacked(file, PASSPHRASE)).singleElement().isInstanceOf(Found.Key.class);
        assertThat(unpacked(file, "wrong", PASSPHRASE)).singleElement().isInstanceOf(Found.Key.class);
    }

    @Test void theRoundsOfPbmac1AreThoseOfItsParameters() throws Exception {
        var why = new Found.Unusable(new Objection.UnknownEncryption());
        assertThat(unpacked(pbmac1(1, Limits.MOST_ITERATIONS + 1, 32), PASSPHRASE)).containsExactly(why);
        assertThat(unpacked(pbmac1(1, 1, 1 << 20), PASSPHRASE)).containsExactly(why);
    }
}
