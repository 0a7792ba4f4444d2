package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signatures of Project Wycheproof, checked as those of certificates and revocation lists are.
class WycheproofTest {

    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    private static final Map<String, AlgorithmIdentifier> ALGORITHMS = Map.of(
            "EcdsaVerify SHA-256", new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
            "EcdsaVerify SHA-384", new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384),
            "EcdsaVerify SHA-512", new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA512),
            "RsassaPkcs1Verify SHA-256", new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE),
            "RsassaPkcs1Verify SHA-384", new AlgorithmIdentifier(PKCSObjectIdentifiers.sha384WithRSAEncryption, DERNull.INSTANCE),
            "RsassaPkcs1Verify SHA-512", new AlgorithmIdentifier(PKCSObjectIdentifiers.sha512WithRSAEncryption, DERNull.INSTANCE),
            "EddsaVerify ", new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
            "RsassaPssVerify SHA-256", new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new RSASSAPSSparams(SHA256,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256), new ASN1Integer(32), new ASN1Integer(1))));

    private final HashSet<String> different = new HashSet<>();
    private int count;

    @Test void everySignatureIsJudgedAsThereButForWhatThePageNames() throws IOException {
        Corpus.of("wycheproof-subset.tar.gz").forEach((file, content) -> {
            for (var group : new JsonMapper().readTree(content).path("testGroups")) {
                var algorithm = ALGORITHMS.get(group.path("type").asString("") + " " + group.path("sha").asString(""));
                if (algorithm != null) {
                    group.path("tests").forEach(test -> judge(file, group, algorithm, test));
                }
            }
        });
        assertThat(count).isGreaterThan(5_000);
        Disagreements.areTold("Wycheproof", "%d of %d".formatted(count - different.size(), count), different);
    }

    /// What is `acceptable` may be judged either way.
    private void judge(String file, JsonNode group, AlgorithmIdentifier algorithm, JsonNode test) {
        var hex = HexFormat.of();
        var key = SubjectPublicKeyInfo.getInstance(hex.parseHex(group.path("publicKeyDer").asString()));
        var message = hex.parseHex(test.path("msg").asString());
        var held = SignatureCheck.of(key, algorithm, out -> out.write(message), hex.parseHex(test.path("sig").asString()))
                == SignatureCheck.HOLDS;
        var wanted = test.path("result").asString();
        count++;
        if (!wanted.equals("acceptable") && held != wanted.equals("valid")) {
            different.add(file.replace("_test.json", "") + " " + test.path("tcId").asInt());
        }
    }
}
