package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultAct;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultAppRole;
import dev.chancery.domain.VaultCaWish;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPolicy;
import dev.chancery.domain.VaultRoleWish;
import dev.chancery.domain.VaultTokenWish;
import dev.chancery.domain.VaultUrls;
import dev.chancery.domain.VaultWish;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// All that the client can ask for, in the order in which a lab would: the same against a practice Vault and a real one.
/// What it makes there ends in `suffix`.
final class VaultWalk {

    private final Vault root;
    private final VaultAddress address;
    private final List<Bytes> trusted;
    private final VaultPath top;
    private final VaultPath issuing;
    private final VaultPath appRoles;
    private final VaultPath device = name("device");
    private final VaultPath signer;

    VaultWalk(Vault root, VaultAddress address, List<Bytes> trusted, String suffix) {
        this.root = root;
        this.address = address;
        this.trusted = trusted;
        this.top = new VaultPath("pki" + suffix);
        this.issuing = new VaultPath("pki_int" + suffix);
        this.appRoles = new VaultPath("approle" + suffix);
        this.signer = new VaultPath("signer" + suffix);
    }

    private static VaultPath name(String text) {
        return VaultPath.name(Field.VAULT_ROLE, text).orRefuse();
    }

    void walk() {
        assertThat(root.health().ready()).isTrue();
        assertThat(root.lookupSelf().isRoot()).isTrue();
        setUp();
        readsRoles();
        var signed = signs();
        issues();
        refuses();
        revokes(signed);
        appRole();
    }

    private void setUp() {
        var setUp = root.setUp();
        setUp.mount(top, Ttl.parse("87600h").orRefuse());
        assertThatThrownBy(() -> setUp.mount(top, Ttl.DEFAULT)).isInstanceOfSatisfying(VaultRefused.class,
                twice -> assertThat(twice.why()).isEqualTo(VaultRefused.Why.RULE));
        var made = setUp.generateRoot(top, VaultCaWish.named("Walk Root").key(KeySpec.EC_P256).living(Ttl.parse("87600h").orRefuse()));
        assertThat(made.key()).isEmpty();
        assertThat(root.at(top).authority()).isEqualTo(made.certificate());
        setUp.mount(issuing, Ttl.DEFAULT);
        setUp.tune(issuing, Ttl.parse("43800h").orRefuse());
        assertThat(root.at(issuing).roles()).isEmpty();
        assertThat(root.at(issuing).serials()).isEmpty();
        var csr = setUp.generateIntermediate(issuing, VaultCaWish.named("Walk Issuing").key(KeySpec.EC_P256));
        var signed = setUp.signIntermediate(top, pem(csr), VaultCaWish.named("Walk Issuing").living(Ttl.parse("43800h").orRefuse()).pathLength(0));
        assertThat(signed.warnings()).anyMatch(text -> text.contains("path length"));
        setUp.setSigned(issuing, List.of(signed.certificate(), made.certificate()));
        setUp.writeUrls(issuing, VaultUrls.of(address, issuing));
        setUp.writeRole(issuing, device, VaultRoleWish.DEFAULTS.domains(List.of("lab.test"), true).key(KeySpec.EC_P256)
                .longest(Ttl.DEFAULT).commonNameRequired(true));
        assertThat(root.at(issuing).authority()).isEqualTo(signed.certificate());
        assertThat(root.at(issuing).chain()).containsExactly(signed.certificate(), made.certificate());
    }

    private static String pem(Bytes csr) {
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(csr.toArray())
                + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    private void readsRoles() {
        assertThat(root.at(issuing).roles()).containsExactly("device");
        var role = root.at(issuing).role(device);
        assertThat(role.names().domains()).containsExactly("lab.test");
        assertThat(role.names().subdomains()).isTrue();
        assertThat(role.names().any()).isFalse();
        assertThat(role.key().type()).isEqualTo("ec");
        assertThat(role.key().bits()).hasValue(256);
        assertThat(role.requests().commonName()).isTrue();
        assertThat(role.life().longest()).contains(Ttl.DEFAULT.duration());
        assertThat(role.life().kept()).isTrue();
        assertThatThrownBy(() -> root.at(issuing).role(name("nosuch"))).isInstanceOfSatisfying(VaultRefused.class,
                none -> assertThat(none.why()).isEqualTo(VaultRefused.Why.UNKNOWN_ROLE));
    }

    private VaultIssued signs() {
        var signed = root.at(issuing).sign(device, VaultWish.NONE.living(Ttl.parse("24h").orRefuse()), PracticeCsr.ec("thing-1.lab.test", "thing-1.lab.test"));
        assertThat(signed.key()).isEmpty();
        assertThat(signed.chain()).hasSize(2);
        var read = certificate(signed.certificate());
        assertThat(new SerialNumber(read.getSerialNumber())).isEqualTo(signed.serial());
        assertThat(read.getNotAfter().toInstant()).isEqualTo(signed.expires().orElseThrow());
        assertThat(read.getSubjectX500Principal().getName()).isEqualTo("CN=thing-1.lab.test");
        verify(read, certificate(signed.chain().getFirst()));
        verify(certificate(signed.chain().getFirst()), certificate(signed.chain().getLast()));
        for (var format : VaultWish.Format.values()) {
            var other = root.at(issuing).sign(device, VaultWish.NONE.in(format), PracticeCsr.ec("thing-1.lab.test"));
            assertThat(other.chain()).isEqualTo(signed.chain());
            verify(certificate(other.certificate()), certificate(signed.chain().getFirst()));
        }
        return signed;
    }

    private void issues() {
        var issued = root.at(issuing).issue(device, VaultWish.NONE.named("thing-2.lab.test").living(Ttl.parse("24h").orRefuse()));
        var key = issued.key().orElseThrow();
        String text = key.use(pem -> new String(pem, StandardCharsets.US_ASCII));
        assertThat(text).startsWith("-----BEGIN EC PRIVATE KEY-----");
        assertThat(issued.toString()).doesNotContain("PRIVATE");
        issued.close();
        assertThatThrownBy(() -> key.use(_ -> "")).isInstanceOf(IllegalStateException.class);
    }

    private void refuses() {
        assertThatThrownBy(() -> root.at(issuing).sign(device, VaultWish.NONE, PracticeCsr.ec("evil.example.com")))
                .isInstanceOfSatisfying(VaultRefused.class, no -> {
                    assertThat(no.why()).isEqualTo(VaultRefused.Why.RULE);
                    assertThat(no.saying()).contains("evil.example.com");
                });
        assertThatThrownBy(() -> root.at(issuing).sign(name("nosuch"), VaultWish.NONE, PracticeCsr.ec("thing-1.lab.test")))
                .isInstanceOfSatisfying(VaultRefused.class, no -> assertThat(no.why()).isEqualTo(VaultRefused.Why.UNKNOWN_ROLE));
        assertThatThrownBy(() -> root.at(new VaultPath("nomount")).sign(device, VaultWish.NONE, PracticeCsr.ec("thing-1.lab.test")))
                .isInstanceOfSatisfying(VaultRefused.class, no -> assertThat(no.why()).isEqualTo(VaultRefused.Why.UNKNOWN_MOUNT));
    }

    private void revokes(VaultIssued signed) {
        var pki = root.at(issuing);
        assertThat(pki.serials()).contains(signed.serial());
        var kept = pki.certificate(signed.serial()).orElseThrow();
        assertThat(kept.certificate()).isEqualTo(signed.certificate());
        assertThat(kept.revoked()).isEmpty();
        var since = pki.revoke(signed.serial());
        assertThat(pki.revoke(signed.serial())).isEqualTo(since);
        assertThat(pki.certificate(signed.serial()).orElseThrow().revoked()).contains(since);
        pki.rotateList();
        assertThat(list(pki.list()).getRevokedCertificate(signed.serial().value())).isNotNull();
        var unknown = new SerialNumber(BigInteger.valueOf(17));
        assertThat(pki.certificate(unknown)).isEmpty();
        assertThatThrownBy(() -> pki.revoke(unknown)).isInstanceOfSatisfying(VaultRefused.class,
                none -> assertThat(none.why()).isEqualTo(VaultRefused.Why.NOT_THERE));
    }

    private void appRole() {
        var setUp = root.setUp();
        setUp.writePolicy(signer, VaultPolicy.of(issuing, device, Set.of(VaultAct.SIGN)));
        setUp.enableAppRole(appRoles);
        setUp.writeAppRole(appRoles, new VaultAppRole(signer, List.of(signer.value()), Ttl.parse("20m").orRefuse(), Ttl.parse("10m").orRefuse()));
        var roleId = setUp.roleId(appRoles, signer);
        try (var secretId = setUp.secretId(appRoles, signer);
                var vault = Vault.open(address, trusted, new VaultLogin.AppRole(appRoles, roleId, secretId), Progress.NONE)) {
            assertThat(vault.lookupSelf().policies()).contains(signer.value());
            assertThat(vault.lookupSelf().left().orElseThrow()).isLessThanOrEqualTo(Ttl.parse("20m").orRefuse().duration());
            assertThat(vault.renew()).isPositive();
            lacks(vault);
        }
        assertThatThrownBy(() -> Vault.open(address, trusted, VaultLogin.AppRole.of(appRoles, roleId, "x".toCharArray()), Progress.NONE))
                .isInstanceOfSatisfying(VaultRefused.class, no -> assertThat(no.why()).isEqualTo(VaultRefused.Why.LOGIN));
        try (var token = setUp.createToken(new VaultTokenWish(List.of(signer.value()), Ttl.parse("1h").orRefuse(), OptionalInt.of(2)))) {
            assertThat(token.policies()).contains(signer.value());
            assertThat(token.life()).isEqualTo(Ttl.parse("1h").orRefuse().duration());
        }
    }

    private void lacks(Vault vault) {
        assertThat(vault.missing(issuing, device, EnumSet.of(VaultAct.SIGN)).isEmpty()).isTrue();
        var missing = vault.missing(issuing, device, EnumSet.allOf(VaultAct.class));
        assertThat(missing.needs()).hasSize(VaultAct.values().length - 1);
        assertThat(missing.hcl()).contains("path \"" + issuing + "/revoke\" {\n  capabilities = [\"update\"]\n}");
        vault.at(issuing).sign(device, VaultWish.NONE, PracticeCsr.ec("thing-3.lab.test")).close();
        assertThatThrownBy(() -> vault.at(issuing).revoke(new SerialNumber(BigInteger.TWO))).isInstanceOfSatisfying(VaultFailure.VaultDenied.class,
                denied -> assertThat(denied.need()).hasToString("update on " + issuing + "/revoke"));
        root.setUp().writePolicy(signer, VaultPolicy.of(issuing, device, EnumSet.allOf(VaultAct.class)));
        assertThat(vault.missing(issuing, device, EnumSet.allOf(VaultAct.class)).needs()).isEmpty();
        assertThat(vault.at(issuing).roles()).isNotEmpty();
        assertThat(vault.at(issuing).serials()).isNotEmpty();
    }

    static X509Certificate certificate(Bytes der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toArray()));
        } catch (GeneralSecurityException unfit) {
            throw new AssertionError(unfit);
        }
    }

    private static X509CRL list(Bytes der) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der.toArray()));
        } catch (GeneralSecurityException unfit) {
            throw new AssertionError(unfit);
        }
    }

    private static void verify(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException unfit) {
            throw new AssertionError(unfit);
        }
    }
}
