package dev.chancery.vault;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/// What a role of a [PracticeVault] makes of what is asked.
final class PracticeRole {

    private static final String IGNORED = "the %s field was provided but the role is set with \"%s\" set to true";

    /// What will be signed.
    record Said(PublicKey key, X500Name subject, List<GeneralName> names, List<String> warnings) {}

    private PracticeRole() {}

    static Map<String, Object> shown(Body role) {
        var shown = new LinkedHashMap<String, Object>();
        Stream.of("allow_any_name", "allow_bare_domains", "allow_glob_domains", "allow_subdomains", "no_store", "generate_lease")
                .forEach(name -> shown.put(name, role.flag(name, false)));
        Stream.of("allow_ip_sans", "allow_localhost", "client_flag", "server_flag", "enforce_hostnames", "require_cn",
                "use_csr_common_name", "use_csr_sans").forEach(name -> shown.put(name, role.flag(name, true)));
        shown.put("allowed_domains", role.list("allowed_domains"));
        shown.put("key_type", role.has("key_type") ? role.text("key_type") : "rsa");
        shown.put("key_bits", role.number("key_bits", role.has("key_type") ? 0 : 2048));
        shown.put("key_usage", List.of("DigitalSignature", "KeyAgreement", "KeyEncipherment"));
        shown.put("ttl", role.span("ttl").toSeconds());
        shown.put("max_ttl", role.span("max_ttl").toSeconds());
        shown.put("not_before_duration", 30);
        return shown;
    }

    static Said wanted(Body role, PKCS10CertificationRequest csr, Body body) {
        var warnings = new ArrayList<String>();
        var ofRequest = role.flag("use_csr_common_name", true);
        if (ofRequest && body.has("common_name")) {
            warnings.add(IGNORED.formatted("common_name", "use_csr_common_name"));
        }
        var sansOfRequest = role.flag("use_csr_sans", true);
        if (sansOfRequest && body.has("alt_names")) {
            warnings.add(IGNORED.formatted("alt_names", "use_csr_sans"));
        }
        var common = ofRequest ? commonName(csr) : Optional.of(body.text("common_name")).filter(name -> !name.isEmpty());
        return said(role, PracticePki.publicKey(csr), common, sansOfRequest ? names(csr) : names(body), warnings);
    }

    static Said wanted(Body role, PublicKey key, Body body) {
        return said(role, key, Optional.of(body.text("common_name")).filter(name -> !name.isEmpty()), names(body), List.of());
    }

    private static Said said(Body role, PublicKey key, Optional<String> common, List<GeneralName> asked, List<String> warnings) {
        if (common.isEmpty() && role.flag("require_cn", true)) {
            throw new No(400, "the common_name field is required, or must be provided in a CSR with \"use_csr_common_name\" set to true,"
                    + " unless \"require_cn\" is set to false");
        }
        common.filter(name -> !allows(role, name)).ifPresent(name -> {
            throw new No(400, "common name " + name + " not allowed by this role");
        });
        asked.stream().filter(name -> name.getTagNo() == GeneralName.dNSName).map(name -> name.getName().toString())
                .filter(name -> !allows(role, name)).findFirst().ifPresent(name -> {
                    throw new No(400, "subject alternate name " + name + " not allowed by this role");
                });
        var names = new LinkedHashSet<>(asked);
        common.filter(name -> name.matches("[A-Za-z0-9.*-]+")).ifPresent(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        var subject = new X500NameBuilder(BCStyle.INSTANCE);
        common.ifPresent(name -> subject.addRDN(BCStyle.CN, name));
        return new Said(key, subject.build(), List.copyOf(names), warnings);
    }

    private static boolean allows(Body role, String name) {
        return role.flag("allow_any_name", false) || role.flag("allow_localhost", true) && name.equals("localhost")
                || role.list("allowed_domains").stream().anyMatch(domain -> role.flag("allow_bare_domains", false) && name.equals(domain)
                        || role.flag("allow_subdomains", false) && name.endsWith("." + domain));
    }

    static void requireKey(Body role, PublicKey key) {
        var type = role.has("key_type") ? role.text("key_type") : "rsa";
        var fits = type.equals("any") || type.equals("ec") && key instanceof ECPublicKey || type.equals("rsa") && key instanceof RSAPublicKey;
        if (!fits) {
            throw new No(400, "role requires keys of type " + type);
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < 2048) {
            throw new No(400, "RSA keys < 2048 bits are unsafe and not supported");
        }
    }

    private static Optional<String> commonName(PKCS10CertificationRequest csr) {
        return Stream.of(csr.getSubject().getRDNs(BCStyle.CN)).findFirst().map(found -> IETFUtils.valueToString(found.getFirst().getValue()));
    }

    private static List<GeneralName> names(PKCS10CertificationRequest csr) {
        var asked = csr.getRequestedExtensions();
        return asked == null || asked.getExtension(Extension.subjectAlternativeName) == null ? List.of()
                : List.of(GeneralNames.fromExtensions(asked, Extension.subjectAlternativeName).getNames());
    }

    private static List<GeneralName> names(Body body) {
        return Stream.of(
                body.list("alt_names").stream().map(name -> new GeneralName(name.contains("@") ? GeneralName.rfc822Name : GeneralName.dNSName, name)),
                body.list("ip_sans").stream().map(name -> new GeneralName(GeneralName.iPAddress, name)),
                body.list("uri_sans").stream().map(name -> new GeneralName(GeneralName.uniformResourceIdentifier, name))).flatMap(each -> each).toList();
    }
}
