package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.Csr;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Notice;
import dev.chancery.domain.SubjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests of ours read by others, and theirs by us.
class RequestJudgesTest {

    private static final String GO = """
            package main
            import ("crypto/ed25519"; "crypto/rand"; "crypto/x509"; "crypto/x509/pkix"; "net"; "os")
            func main() {
                _, key, _ := ed25519.GenerateKey(rand.Reader)
                der, err := x509.CreateCertificateRequest(rand.Reader, &x509.CertificateRequest{
                    Subject: pkix.Name{CommonName: "press-001", Organization: []string{"Prüflabor"}},
                    DNSNames: []string{"press-001.lab"}, IPAddresses: []net.IP{net.ParseIP("fd00::7")}}, key)
                if err != nil { panic(err) }
                if os.WriteFile(os.Args[1], der, 0600) != nil { os.Exit(1) }
            }
            """;

    @TempDir private Path folder;

    /// Debian 12's versions know no ML-DSA.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA_.*")
    void opensslVerifiesOurRequests(KeySpec spec) throws IOException {
        var file = Files.writeString(folder.resolve("ours.csr"),
                Pem.request(SigningRequest.write(SigningRequestTest.wish(spec), Lab.key(spec, "wish"))));
        var text = Judge.run("openssl", "req", "-in", file.toString(), "-verify", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus_space").accepted().output();
        assertThat(text).contains("verify OK", "DNS:press-001.lab, IP Address:10.0.0.7", "TLS Web Server Authentication",
                "CN=press-001");
    }

    /// Debian 12's versions know no ML-DSA.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA_.*")
    void certtoolReadsOurRequests(KeySpec spec) throws IOException {
        var file = Files.writeString(folder.resolve("ours.csr"),
                Pem.request(SigningRequest.write(SigningRequestTest.wish(spec), Lab.key(spec, "wish"))));
        var text = Judge.run("certtool", "--crq-info", "--infile", file.toString()).accepted().output();
        assertThat(text).contains("DNSname: press-001.lab", "IPAddress: 10.0.0.7", "Self signature: verified");
    }

    private Csr read(Path file) throws IOException {
        var found = SigningRequest.find(Files.readAllBytes(file));
        assertThat(found).hasSize(1);
        return SigningRequest.read(found.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"rsa:2048,sha256,RSA_2048", "rsa:3072,sha512,RSA_3072", "ec:P-256,sha384,EC_P256", "ec:P-384,sha256,EC_P384",
        "ec:P-521,sha512,EC_P521", "ed25519,null,ED25519"})
    void weReadWhatOpensslAsksFor(String key, String digest, KeySpec spec) throws IOException {
        var kind = key.split(":");
        var newKey = kind[0].equals("ec") ? List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + kind[1])
                : List.of("-newkey", key);
        var file = folder.resolve("theirs.csr");
        var command = new java.util.ArrayList<>(List.of("openssl", "req", "-new", "-nodes", "-keyout", "key.pem", "-out",
                file.toString(), "-subj", "/C=DE/O=Lab/CN=press-001", "-addext", "subjectAltName=DNS:press-001.lab,IP:10.0.0.7",
                "-addext", "basicConstraints=critical,CA:TRUE"));
        command.addAll(newKey);
        if (!digest.equals("null")) {
            command.add("-" + digest);
        }
        Judge.require("openssl");
        Judge.runIn(folder, command).accepted();
        var csr = read(file);
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.key()).contains(spec);
        assertThat(csr.subject().toString()).isEqualTo("C=DE, O=Lab, CN=press-001");
        assertThat(csr.names()).containsExactly(new SubjectName.Dns("press-001.lab"), new SubjectName.Ip("10.0.0.7"));
        assertThat(csr.notices()).containsExactly(new Notice.AsksForAuthority());
    }

    @Test
    void aWeakKeyOfOpensslIsRefused() throws IOException {
        Judge.require("openssl");
        Judge.runIn(folder, List.of("openssl", "req", "-new", "-nodes", "-newkey", "rsa:1024", "-keyout", "key.pem", "-out",
                "weak.csr", "-subj", "/CN=press-001")).accepted();
        assertThat(read(folder.resolve("weak.csr")).violations()).hasOnlyElementsOfType(KeyViolation.UnsupportedKeySize.class);
    }

    @Test
    void weReadWhatCerttoolAsksFor() throws IOException {
        Judge.require("certtool");
        Files.writeString(folder.resolve("template"), """
                organization = "Lab"
                cn = "press-001"
                dns_name = "press-001.lab"
                uri = "urn:press:1"
                tls_www_client
                signing_key
                challenge_password = hunter2
                """);
        Judge.runIn(folder, List.of("certtool", "--generate-privkey", "--key-type", "ecdsa", "--curve", "secp256r1", "--outfile", "key.pem")).accepted();
        Judge.runIn(folder, List.of("certtool", "--generate-request", "--load-privkey", "key.pem", "--template", "template",
                "--outfile", "theirs.csr")).accepted();
        var csr = read(folder.resolve("theirs.csr"));
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.names()).containsExactlyInAnyOrder(new SubjectName.Dns("press-001.lab"), new SubjectName.Uri("urn:press:1"));
        assertThat(csr.notices()).contains(new Notice.ChallengePassword(), new Notice.UsageFromProfile("2.5.29.15"));
        assertThat(csr.toString()).doesNotContain("hunter2");
    }

    @Test
    void weReadWhatKeytoolAsksFor() throws IOException {
        Judge.require("keytool");
        Judge.runIn(folder, List.of("keytool", "-genkeypair", "-keystore", "k.p12", "-storepass", "changeit", "-alias", "press",
                "-keyalg", "EC", "-groupname", "secp384r1", "-dname", "CN=press-001,O=Lab,C=DE")).accepted();
        Judge.runIn(folder, List.of("keytool", "-certreq", "-keystore", "k.p12", "-storepass", "changeit", "-alias", "press",
                "-ext", "san=dns:press-001.lab", "-file", "theirs.csr")).accepted();
        assertThat(Files.readString(folder.resolve("theirs.csr"))).contains("NEW CERTIFICATE REQUEST");
        var csr = read(folder.resolve("theirs.csr"));
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.key()).contains(KeySpec.EC_P384);
        assertThat(csr.names()).containsExactly(new SubjectName.Dns("press-001.lab"));
    }

    @Test
    void weReadWhatGoAsksFor() throws IOException {
        Judge.require("go");
        Files.writeString(folder.resolve("ask.go"), GO);
        Judge.runIn(folder, List.of("go", "run", "ask.go", "theirs.der")).accepted();
        var csr = read(folder.resolve("theirs.der"));
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.key()).contains(KeySpec.ED25519);
        assertThat(csr.subject().toString()).isEqualTo("O=Prüflabor, CN=press-001");
        assertThat(csr.names()).containsExactly(new SubjectName.Dns("press-001.lab"), new SubjectName.Ip("fd00::7"));
    }

    @Test
    void weReadWhatIsSignedByPss() throws IOException {
        Judge.require("openssl");
        Judge.runIn(folder, List.of("openssl", "req", "-new", "-nodes", "-newkey", "rsa:2048", "-sigopt", "rsa_padding_mode:pss",
                "-sha384", "-keyout", "key.pem", "-out", "pss.csr", "-subj", "/CN=press-001")).accepted();
        assertThat(read(folder.resolve("pss.csr")).violations()).isEmpty();
    }
}
