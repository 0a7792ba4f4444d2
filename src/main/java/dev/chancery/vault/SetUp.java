package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultAppRole;
import dev.chancery.domain.VaultCaWish;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPolicy;
import dev.chancery.domain.VaultRoleWish;
import dev.chancery.domain.VaultToken;
import dev.chancery.domain.VaultTokenWish;
import dev.chancery.domain.VaultUrls;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What sets a PKI up on a Vault. Each call is one request, and throws a [VaultFailure] when it fails.
public final class SetUp {

    private final Session session;
    private final Progress progress;

    SetUp(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /// Mounts a PKI engine there, whose certificates live no longer than `longest`.
    ///
    /// @throws VaultFailure.VaultRefused when something is mounted there already
    public void mount(VaultPath mount, Ttl longest) {
        tell("sys/mounts/" + mount, Map.of("type", "pki", "config", Map.of("max_lease_ttl", longest.toString())));
    }

    /// The same, whose certificates live no longer than is usual on the server.
    public void mount(VaultPath mount) {
        tell("sys/mounts/" + mount, Map.of("type", "pki"));
    }

    /// Changes how long certificates of a mount live at most.
    public void tune(VaultPath mount, Ttl longest) {
        tell("sys/mounts/" + mount + "/tune", Map.of("max_lease_ttl", longest.toString()));
    }

    /// Has a root made there, whose key never leaves it.
    public VaultIssued generateRoot(VaultPath mount, VaultCaWish wish) {
        return Issued.of(session.ask(Ask.post(mount + "/root/generate/internal", wish.fields()), progress));
    }

    /// Has a key for an intermediate made there, which never leaves it.
    ///
    /// @return its certification request (DER)
    public Bytes generateIntermediate(VaultPath mount, VaultCaWish wish) {
        var answer = session.ask(Ask.post(mount + "/intermediate/generate/internal", wish.fields()), progress);
        return Encoded.request(answer.text("data", "csr")).orElseThrow(() -> answer.unfit("csr"));
    }

    /// Has the root of `mount` certify an intermediate.
    public VaultIssued signIntermediate(VaultPath mount, String csrPem, VaultCaWish wish) {
        var body = new LinkedHashMap<String, Object>();
        body.put("csr", csrPem);
        body.putAll(wish.fields());
        return Issued.of(session.ask(Ask.post(mount + "/root/sign-intermediate", body), progress));
    }

    /// Gives an intermediate its certificate, followed by those of the authorities above it.
    public void setSigned(VaultPath mount, List<Bytes> chain) {
        tell(mount + "/intermediate/set-signed", Map.of("certificate",
                chain.stream().map(Encoded::pem).collect(Collectors.joining("\n"))));
    }

    /// Writes where the issuer and the list are into all that is signed from now on.
    public void writeUrls(VaultPath mount, VaultUrls urls) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "issuing_certificates", urls.issuers());
        put(body, "crl_distribution_points", urls.lists());
        put(body, "ocsp_servers", urls.responders());
        tell(mount + "/config/urls", body);
    }

    private static void put(Map<String, Object> body, String field, List<String> urls) {
        if (!urls.isEmpty()) {
            body.put(field, urls);
        }
    }

    /// Writes a role, in the place of one of that name: what the wish leaves out is Vault's default.
    public void writeRole(VaultPath mount, VaultPath name, VaultRoleWish wish) {
        tell(mount + "/roles/" + name, wish.fields());
    }

    /// Writes a policy, in the place of one of that name.
    public void writePolicy(VaultPath name, VaultPolicy policy) {
        writePolicy(name, policy.hcl());
    }

    /// The same in the language of policies.
    public void writePolicy(VaultPath name, String hcl) {
        session.tell(Ask.put("sys/policies/acl/" + name, Map.of("policy", hcl)), progress);
    }

    /// Makes AppRole a way to log in.
    ///
    /// @throws VaultFailure.VaultRefused when it is one already
    public void enableAppRole(VaultPath mount) {
        tell("sys/auth/" + mount, Map.of("type", "approle"));
    }

    /// Writes an AppRole, in the place of one of that name.
    public void writeAppRole(VaultPath mount, VaultAppRole role) {
        var body = new LinkedHashMap<String, Object>();
        body.put("token_policies", role.policies());
        body.put("token_ttl", role.token().toString());
        body.put("secret_id_ttl", role.secretId().toString());
        tell("auth/" + mount + "/role/" + role.name(), body);
    }

    /// Half of what logs in with this AppRole: not secret.
    public String roleId(VaultPath mount, VaultPath name) {
        return session.ask(Ask.read("auth/" + mount + "/role/" + name + "/role-id"), progress).text("data", "role_id");
    }

    /// The other half, made anew: a secret, and the caller's to close.
    public Secret secretId(VaultPath mount, VaultPath name) {
        var answer = session.ask(Ask.post("auth/" + mount + "/role/" + name + "/secret-id", Map.of()), progress);
        return Secret.of(answer.text("data", "secret_id").toCharArray());
    }

    /// Has a token made, which is the caller's to close.
    public VaultToken createToken(VaultTokenWish wish) {
        var body = new LinkedHashMap<String, Object>();
        body.put("policies", wish.policies());
        body.put("ttl", wish.ttl().toString());
        wish.uses().ifPresent(uses -> body.put("num_uses", uses));
        var answer = session.ask(Ask.post("auth/token/create", body), progress);
        return new VaultToken(Secret.of(answer.text("auth", "client_token").toCharArray()), answer.texts("auth", "policies"),
                Duration.ofSeconds(answer.number("auth", "lease_duration")), answer.flag("auth", "renewable"));
    }

    private void tell(String path, Map<String, Object> body) {
        session.tell(Ask.post(path, body), progress);
    }
}
