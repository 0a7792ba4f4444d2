package dev.chancery.vault;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// One PKI engine of a [PracticeVault]: it signs with real keys what its roles let through, in Vault's words.
final class PracticePki {

    private static final Duration USUAL = Duration.ofHours(768);
    private static final Duration BACKDATE = Duration.ofSeconds(30);

    private static final class Kept {
        final X509CertificateHolder certificate;
        Instant revoked;

        Kept(X509CertificateHolder certificate) {
            this.certificate = certificate;
        }
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    Duration longest;
    private KeyPair key;
    private List<X509CertificateHolder> chain = List.of();
    private final Map<String, Body> roles = new TreeMap<>();
    private final Map<String, Kept> kept = new TreeMap<>();
    private Body urls = new Body(Map.of());
    private Instant listed;

    PracticePki(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    int count() {
        return kept.size();
    }

    /// Open paths give text, the others data.
    Object answer(String method, String path, Body body) {
        var steps = path.split("/");
        return switch (method + " " + steps[0]) {
            case "POST root" -> root(path, body);
            case "POST intermediate" -> intermediate(path, body);
            case "POST config" -> config(path, body);
            case "GET config" -> shownConfig(path);
            case "LIST roles" -> keys(List.copyOf(roles.keySet()));
            case "POST roles" -> written(steps[1], body);
            case "GET roles" -> shown(steps[1]);
            case "POST sign" -> signed(role(steps), body);
            case "POST issue" -> issued(role(steps), body);
            case "POST revoke" -> revoked(body.text("serial_number"));
            case "LIST certs" -> keys(List.copyOf(kept.keySet()));
            case "GET cert" -> read(steps[1]);
            case "GET ca" -> pem(chain.stream().limit(1).toList());
            case "GET ca_chain" -> pem(chain);
            case "GET crl" -> steps.length > 1 && steps[1].equals("rotate") ? Map.of("success", true) : list();
            case "POST tidy" -> Map.of();
            default -> throw new No(405, "1 error occurred:\n\t* unsupported operation\n\n");
        };
    }

    static boolean isOpen(String method, String path) {
        return method.equals("GET") && path.matches("cert/.+|ca|ca/pem|ca_chain|crl|crl/pem");
    }

    private static Object keys(List<String> keys) {
        if (keys.isEmpty()) {
            throw new No(404);
        }
        return Map.of("keys", keys);
    }

    private Object written(String name, Body body) {
        roles.put(name, body);
        return "";
    }

    private Body role(String[] steps) {
        return Optional.ofNullable(roles.get(steps[1])).orElseThrow(() -> new No(400, "unknown role: " + steps[1]));
    }

    private Object shown(String name) {
        return PracticeRole.shown(Optional.ofNullable(roles.get(name)).orElseThrow(() -> new No(404)));
    }

    private Object config(String path, Body body) {
        if (path.equals("config/urls")) {
            urls = body;
        }
        return "";
    }

    private Object shownConfig(String path) {
        if (!path.equals("config/urls") || urls.fields().isEmpty()) {
            throw new No(404);
        }
        return Map.of("issuing_certificates", urls.list("issuing_certificates"), "crl_distribution_points", urls.list("crl_distribution_points"));
    }

    private Object root(String path, Body body) {
        return switch (path) {
            case "root/generate/internal" -> generateRoot(body);
            case "root/sign-intermediate" -> signIntermediate(body);
            default -> throw new No(405, "1 error occurred:\n\t* unsupported operation\n\n");
        };
    }

    private Object generateRoot(Body body) {
        key = made(body.text("key_type"), body.number("key_bits", 0));
        var made = built(named(body), named(body), key.getPublic(), life(body, new Body(Map.of()), List.of()), true,
                body.number("max_path_length", -1), List.of(), new Body(Map.of()));
        chain = List.of(made);
        keep(made);
        return answer(made, body, List.of());
    }

    private static X500Name named(Body body) {
        var name = new X500NameBuilder(BCStyle.INSTANCE);
        if (body.text("common_name").isEmpty()) {
            throw new No(400, "the common_name field is required");
        }
        body.list("country").forEach(value -> name.addRDN(BCStyle.C, value));
        body.list("organization").forEach(value -> name.addRDN(BCStyle.O, value));
        body.list("ou").forEach(value -> name.addRDN(BCStyle.OU, value));
        return name.addRDN(BCStyle.CN, body.text("common_name")).build();
    }

    private Object intermediate(String path, Body body) {
        return switch (path) {
            case "intermediate/generate/internal" -> request(body);
            case "intermediate/set-signed" -> setSigned(body);
            default -> throw new No(405, "1 error occurred:\n\t* unsupported operation\n\n");
        };
    }

    private Object request(Body body) {
        key = made(body.text("key_type"), body.number("key_bits", 0));
        try {
            return Map.of("csr", pemOf(new JcaPKCS10CertificationRequestBuilder(named(body), key.getPublic()).build(signer())));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object setSigned(Body body) {
        var given = new ArrayList<X509CertificateHolder>();
        try (var parser = new PEMParser(new StringReader(body.text("certificate")))) {
            for (var each = parser.readObject(); each != null; each = parser.readObject()) {
                given.add((X509CertificateHolder) each);
            }
        } catch (IOException | ClassCastException unreadable) {
            throw new No(400, "1 error occurred:\n\t* given certificate could not be parsed\n\n");
        }
        if (given.isEmpty() || key == null || !Arrays.equals(key.getPublic().getEncoded(), encoded(given.getFirst()))) {
            throw new No(400, "verification of parsed bundle failed: public key of certificate does not match private key");
        }
        chain = List.copyOf(given);
        keep(given.getFirst());
        return "";
    }

    private static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getSubjectPublicKeyInfo().getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Object signIntermediate(Body body) {
        var csr = csr(body);
        var warnings = body.number("max_path_length", -1) == 0 ? List.of("Max path length of the signed certificate is zero."
                + " This certificate cannot be used to issue intermediate CA certificates.") : List.<String>of();
        var made = built(authority().getSubject(), named(body), publicKey(csr), life(body, new Body(Map.of()), List.of()), true,
                body.number("max_path_length", -1), List.of(), new Body(Map.of()));
        keep(made);
        return answer(made, body, warnings);
    }

    private Object signed(Body role, Body body) {
        return answer(PracticeRole.wanted(role, csr(body), body), role, body);
    }

    private PKCS10CertificationRequest csr(Body body) {
        if (body.text("csr").isEmpty()) {
            throw new No(400, "\"csr\" is empty");
        }
        try (var parser = new PEMParser(new StringReader(body.text("csr")))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest csr) {
                if (!csr.isSignatureValid(new JcaContentVerifierProviderBuilder().build(csr.getSubjectPublicKeyInfo()))) {
                    throw new No(400, "request signature invalid");
                }
                return csr;
            }
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException unreadable) {
            throw unreadable instanceof No no ? no : new No(400, "certificate request could not be parsed");
        }
        throw new No(400, "csr contains no data");
    }

    private Object answer(PracticeRole.Said said, Body role, Body body) {
        PracticeRole.requireKey(role, said.key());
        var made = built(authority().getSubject(), said.subject(), said.key(), life(body, role, said.warnings()), false, -1, said.names(), role);
        if (!role.flag("no_store", false)) {
            keep(made);
        }
        return answer(made, body, said.warnings());
    }

    private Object issued(Body role, Body body) {
        var pair = made(role.text("key_type").equals("any") ? "rsa" : role.text("key_type"), role.number("key_bits", 0));
        var data = new LinkedHashMap<>(Body.cast((Map<?, ?>) answer(PracticeRole.wanted(role, pair.getPublic(), body), role, body)));
        var answer = new LinkedHashMap<String, Object>(data);
        answer.put("private_key", pemOf(asVaultWritesIt(pair)));
        answer.put("private_key_type", pair.getPublic() instanceof ECPublicKey ? "ec" : "rsa");
        return answer;
    }

    private X509CertificateHolder authority() {
        if (chain.isEmpty()) {
            throw new No(400, "could not fetch the CA certificate (was one set?): <nil>");
        }
        return chain.getFirst();
    }

    private Duration life(Body body, Body role, List<String> warnings) {
        var asked = body.span("ttl").isPositive() ? body.span("ttl") : role.span("ttl").isPositive() ? role.span("ttl") : USUAL;
        var most = role.span("max_ttl").isPositive() && role.span("max_ttl").compareTo(longest) < 0 ? role.span("max_ttl") : longest;
        var life = asked.compareTo(most) > 0 ? most : asked;
        if (!chain.isEmpty() && clock.instant().plus(life).isAfter(authority().getNotAfter().toInstant())) {
            throw new No(400, "cannot satisfy request, as TTL would result in notAfter %s that is beyond the expiration of the CA certificate at %s"
                    .formatted(clock.instant().plus(life), authority().getNotAfter().toInstant()));
        }
        return life;
    }

    private X509CertificateHolder built(X500Name issuer, X500Name subject, PublicKey of, Duration life, boolean authority, int below,
            List<GeneralName> names, Body role) {
        try {
            var builder = new JcaX509v3CertificateBuilder(issuer, new BigInteger(158, random).setBit(150),
                    Date.from(clock.instant().minus(BACKDATE)), Date.from(clock.instant().plus(life)), subject, of);
            var tools = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.keyUsage, true, authority ? new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                    : new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyAgreement));
            builder.addExtension(Extension.subjectKeyIdentifier, false, tools.createSubjectKeyIdentifier(of));
            builder.addExtension(Extension.authorityKeyIdentifier, false, chain.isEmpty() ? tools.createAuthorityKeyIdentifier(key.getPublic())
                    : new AuthorityKeyIdentifier(SubjectKeyIdentifier.fromExtensions(authority().getExtensions()).getKeyIdentifier()));
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, below < 0 ? new BasicConstraints(true) : new BasicConstraints(below));
            } else {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes(role)));
                if (!names.isEmpty()) {
                    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
                }
            }
            if (!urls.list("crl_distribution_points").isEmpty()) {
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(urls.list("crl_distribution_points").stream()
                        .map(url -> new DistributionPoint(new DistributionPointName(new GeneralNames(
                                new GeneralName(GeneralName.uniformResourceIdentifier, url))), null, null)).toArray(DistributionPoint[]::new)));
            }
            return builder.build(signer());
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPurposeId[] purposes(Body role) {
        return Stream.of(role.flag("server_flag", true) ? KeyPurposeId.id_kp_serverAuth : null,
                role.flag("client_flag", true) ? KeyPurposeId.id_kp_clientAuth : null)
                .filter(purpose -> purpose != null).toArray(KeyPurposeId[]::new);
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder(key.getPublic() instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA").build(key.getPrivate());
    }

    private void keep(X509CertificateHolder made) {
        kept.put(serial(made).replace(':', '-'), new Kept(made));
    }

    private static String serial(X509CertificateHolder certificate) {
        var hex = certificate.getSerialNumber().toString(16);
        return HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex));
    }

    private Object answer(X509CertificateHolder made, Body body, List<String> warnings) {
        var data = new LinkedHashMap<String, Object>();
        var selfSigned = authority().equals(made) || chain.size() == 1 && chain.getFirst().getIssuer().equals(chain.getFirst().getSubject());
        var issuers = chain;
        if (!selfSigned) {
            data.put("ca_chain", issuers.stream().map(each -> text(each, body)).toList());
        }
        data.put("certificate", body.text("format").equals("pem_bundle")
                ? pem(Stream.concat(Stream.of(made), selfSigned ? Stream.of() : issuers.stream()).toList()) : text(made, body));
        data.put("expiration", made.getNotAfter().toInstant().getEpochSecond());
        data.put("issuing_ca", text(authority(), body));
        data.put("serial_number", serial(made));
        if (!warnings.isEmpty()) {
            data.put(PracticeVault.WARNINGS, warnings);
        }
        return data;
    }

    private static String text(X509CertificateHolder certificate, Body body) {
        try {
            return body.text("format").equals("der") ? Base64.getEncoder().encodeToString(certificate.getEncoded()) : pem(List.of(certificate));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String pem(List<X509CertificateHolder> certificates) {
        return String.join("\n", certificates.stream().map(PracticePki::pemOf).toList());
    }

    static String pemOf(Object value) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().strip().replace("\r", "");
    }

    /// With its curve and its public half (RFC 5915, 3), which the JDK leaves out.
    private static Object asVaultWritesIt(KeyPair pair) {
        if (!(pair.getPrivate() instanceof java.security.interfaces.ECPrivateKey key)) {
            return pair.getPrivate();
        }
        var open = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        try {
            return new PemObject("EC PRIVATE KEY", new ECPrivateKey(key.getParams().getOrder().bitLength(), key.getS(),
                    open.getPublicKeyData(), open.getAlgorithm().getParameters()).getEncoded());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private KeyPair made(String type, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(type.equals("ec") ? "EC" : "RSA");
            if (type.equals("ec")) {
                generator.initialize(new ECGenParameterSpec("secp" + (bits == 0 ? 256 : bits) + "r1"), random);
            } else {
                generator.initialize(bits == 0 ? 2048 : bits, random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unfit) {
            throw new No(400, "unknown key type");
        }
    }

    static PublicKey publicKey(PKCS10CertificationRequest csr) {
        try {
            return new JcaPEMKeyConverter().getPublicKey(csr.getSubjectPublicKeyInfo());
        } catch (IOException unfit) {
            throw new No(400, "certificate request could not be parsed");
        }
    }

    private Object revoked(String serial) {
        var found = kept.get(serial.replace(':', '-'));
        if (found == null) {
            throw new No(400, "certificate with serial " + serial + " not found");
        }
        if (clock.instant().isAfter(found.certificate.getNotAfter().toInstant())) {
            return Map.of(PracticeVault.WARNINGS, List.of("certificate with serial " + serial + " already expired; refusing to add to CRL"));
        }
        if (found.revoked == null) {
            found.revoked = clock.instant();
        }
        return Map.of("revocation_time", found.revoked.getEpochSecond(), "revocation_time_rfc3339", found.revoked.toString());
    }

    private Object read(String serial) {
        if (serial.equals("ca_chain")) {
            return Map.of("certificate", pem(chain), "revocation_time", 0);
        }
        var found = kept.get(serial.replace(':', '-'));
        if (found == null) {
            throw new No(404);
        }
        return Map.of("certificate", pemOf(found.certificate), "revocation_time", found.revoked == null ? 0 : found.revoked.getEpochSecond());
    }

    private Object list() {
        try {
            listed = clock.instant();
            var builder = new X509v2CRLBuilder(authority().getSubject(), Date.from(listed));
            builder.setNextUpdate(Date.from(listed.plus(Duration.ofHours(72))));
            kept.values().stream().filter(each -> each.revoked != null)
                    .forEach(each -> builder.addCRLEntry(each.certificate.getSerialNumber(), Date.from(each.revoked), 0));
            builder.addExtension(Extension.authorityKeyIdentifier, false, new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(key.getPublic()));
            return pemOf(builder.build(signer()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
