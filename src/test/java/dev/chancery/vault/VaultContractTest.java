package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chancery.LabData;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultAppRole;
import dev.chancery.domain.VaultCaWish;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultRefused.Why;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultProduct;
import dev.chancery.domain.VaultRoleWish;
import dev.chancery.domain.VaultTokenWish;
import dev.chancery.domain.VaultUrls;
import dev.chancery.domain.VaultWish;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every interaction that was recorded from a real Vault, with our client in the place of the one that was recorded.
class VaultContractTest {

    private static final VaultPath PKI = new VaultPath("pki_int");
    private static final VaultPath TOP = new VaultPath("pki2");
    private static final VaultPath DEVICE = new VaultPath("device");
    private static final VaultPath STRICT = new VaultPath("strict");
    private static final VaultPath LAB = new VaultPath("lab");
    private static final VaultPath APPROLE = VaultLogin.AppRole.USUAL_MOUNT;
    private static final String LIMITED = "s.CpkYfFnQxynIdSK3qe6PhfVF";
    private static final SerialNumber FIRST = SerialNumber.candidates("7b:8b:59:ef:d0:28:73:b6:77:13:81:45:9d:91:91:bd:0d:dc:30:c7").getFirst();

    private ContractServer server;
    private Vault root;
    private Line line;
    private Session session;

    @BeforeEach void start() {
        server = new ContractServer(LabData.file("vault-contract.json"));
        root = open("root");
        line = new Line(server.address(), List.of(), Duration.ofSeconds(10));
        session = new Session(line, VaultLogin.Token.of("root".toCharArray()));
    }

    @AfterEach void stop() {
        if (root != null) {
            root.close();
            line.close();
            server.close();
        }
    }

    private Vault open(String token) {
        return Vault.open(server.address(), List.of(), VaultLogin.Token.of(token.toCharArray()), Progress.NONE);
    }

    @Test void everyRecordedInteractionIsAskedAsItWasAndReadAsItWasMeant() throws IOException, InterruptedException {
        assertThat(server.count()).isEqualTo(76);
        healthAndTokens();
        setsUp();
        roles();
        signs();
        signsInOtherForms();
        refusesToSign();
        refusesWhoAsks();
        limitedToken();
        appRole();
        readsAndRevokes();
        lists();
        neverSentOnPurpose();
        sealed();
        assertThat(server.differences()).isEmpty();
        assertThat(server.unused()).isEmpty();
    }

    private <T> T ask(String name, Function<Vault, T> call) {
        server.expect(name);
        return call.apply(root);
    }

    private void tell(String name, Consumer<Vault> call) {
        server.expect(name);
        call.accept(root);
    }

    private void refused(String name, Why why, Vault vault, Consumer<Vault> call) {
        server.expect(name);
        assertThat(catchThrowable(() -> call.accept(vault))).as(name)
                .asInstanceOf(InstanceOfAssertFactories.type(VaultRefused.class)).extracting(VaultRefused::why).isEqualTo(why);
    }

    private void refused(String name, Why why, Consumer<Vault> call) {
        refused(name, why, root, call);
    }

    private String csr(String name) {
        return server.request(name).get("body").get("csr").stringValue();
    }

    private String text(String name, String field) {
        return server.response(name).get("data").get(field).stringValue();
    }

    private void healthAndTokens() {
        var health = ask("health", Vault::health);
        assertThat(health.ready()).isTrue();
        assertThat(health.product()).isEqualTo(VaultProduct.VAULT);
        assertThat(health.version()).isEqualTo("1.6.0-dev");
        assertThat(raw("seal-status", Ask.readOpen("sys/seal-status")).flag("initialized")).isTrue();
        var self = ask("token lookup-self", Vault::lookupSelf);
        assertThat(self.isRoot()).isTrue();
        assertThat(self.left()).isEmpty();
        assertThat(self.usesLeft()).isEmpty();
        try (var bad = open("s.bad"); var none = open("")) {
            refused("token lookup-self bad token", Why.BAD_TOKEN, bad, Vault::lookupSelf);
            refused("token lookup-self no token", Why.NO_TOKEN, none, Vault::lookupSelf);
        }
    }

    private Answer raw(String name, Ask ask) {
        return ask(name, _ -> session.ask(ask, Progress.NONE));
    }

    private static Ttl ttl(String text) {
        return Ttl.parse(text).orRefuse();
    }

    private void setsUp() {
        tell("mount pki2", vault -> vault.setUp().mount(TOP, ttl("87600h")));
        refused("mount again", Why.RULE, vault -> vault.setUp().mount(TOP));
        refused("sign before root", Why.UNKNOWN_ROLE, vault -> vault.at(TOP).sign(DEVICE, VaultWish.NONE, csr("sign before root")));
        var made = ask("generate root internal", vault -> vault.setUp().generateRoot(TOP,
                VaultCaWish.named("Lab Vault Root 2").living(ttl("87600h")).key(KeySpec.EC_P256)));
        assertThat(made.chain()).containsExactly(made.certificate());
        assertThat(made.expires()).contains(Instant.ofEpochSecond(2_110_588_431));
        tell("mount pki_int", vault -> vault.setUp().mount(PKI, ttl("43800h")));
        var csr = ask("intermediate csr", vault -> vault.setUp().generateIntermediate(PKI, VaultCaWish.named("Lab Vault Issuing").key(KeySpec.EC_P256)));
        assertThat(csr.length()).isPositive();
        var signed = ask("sign-intermediate", vault -> vault.setUp().signIntermediate(TOP, csr("sign-intermediate"),
                VaultCaWish.named("Lab Vault Issuing").living(ttl("43800h")).in(VaultWish.Format.PEM_BUNDLE).pathLength(0)));
        assertThat(signed.warnings()).singleElement().asString().startsWith("Max path length of the signed certificate is zero.");
        tell("set-signed", vault -> vault.setUp().setSigned(PKI, List.of(signed.certificate(), made.certificate())));
        tell("config urls", vault -> vault.setUp().writeUrls(PKI, new VaultUrls(
                List.of("http://127.0.0.1:18200/v1/pki_int/ca"), List.of("http://127.0.0.1:18200/v1/pki_int/crl"), List.of())));
    }

    private void roles() {
        tell("role device", vault -> vault.setUp().writeRole(PKI, DEVICE, VaultRoleWish.DEFAULTS.domains(List.of("lab.test"), true)
                .key(KeySpec.EC_P256).longest(ttl("8760h")).commonNameRequired(true)));
        tell("role any", vault -> vault.setUp().writeRole(PKI, new VaultPath("any"), VaultRoleWish.DEFAULTS.anyName().anyKey()
                .longest(ttl("8760h")).purposes(true, false)));
        tell("role strict", vault -> vault.setUp().writeRole(PKI, STRICT, VaultRoleWish.DEFAULTS.domains(List.of("lab.test"), true)
                .namesOfRequest(false).key(KeySpec.EC_P256)));
        List<String> roles = ask("list roles", vault -> vault.at(PKI).roles());
        assertThat(roles).containsExactly("any", "device", "strict");
        var role = ask("read role", vault -> vault.at(PKI).role(DEVICE));
        assertThat(role.names().domains()).containsExactly("lab.test");
        assertThat(role.requests().commonName()).isTrue();
        assertThat(role.life().longest()).contains(Duration.ofHours(8760));
        assertThat(role.life().usual()).isEmpty();
        assertThat(role.life().backdate()).isEqualTo(Duration.ofSeconds(30));
        refused("read missing role", Why.UNKNOWN_ROLE, vault -> vault.at(PKI).role(new VaultPath("nosuch")));
    }

    private VaultIssued sign(String name, VaultPath role, VaultWish wish) {
        var signed = ask(name, vault -> vault.at(PKI).sign(role, wish, csr(name)));
        assertThat(signed.serial().colonHex()).isEqualTo(text(name, "serial_number"));
        assertThat(signed.serial().value()).isEqualTo(VaultWalk.certificate(signed.certificate()).getSerialNumber());
        assertThat(signed.chain()).hasSize(2);
        assertThat(signed.key()).isEmpty();
        return signed;
    }

    private void signs() {
        var named = VaultWish.NONE.named("thing-0001.lab.test").living(ttl("24h"));
        var first = sign("sign ok", DEVICE, named.in(VaultWish.Format.PEM));
        assertThat(first.serial()).isEqualTo(FIRST);
        assertThat(first.warnings()).containsExactly("the common_name field was provided but the role is set with \"use_csr_common_name\" set to true");
        var names = List.<SubjectName>of(SubjectName.Dns.parse("b.lab.test").orRefuse(), SubjectName.Ip.parse("127.0.0.1").orRefuse());
        assertThat(sign("sign ok alt sans", DEVICE, named.with(names)).warnings()).hasSize(2);
        var evil = sign("sign common_name ignored when use_csr_common_name", DEVICE, VaultWish.NONE.named("evil.example.com"));
        assertThat(VaultWalk.certificate(evil.certificate()).getSubjectX500Principal().getName()).isEqualTo("CN=thing-0001.lab.test");
        assertThat(sign("sign strict ok", STRICT, VaultWish.NONE.named("c.lab.test")).warnings()).isEmpty();
        sign("sign P-384 to P-256 role", DEVICE, VaultWish.NONE);
        var cut = sign("sign ttl too long", DEVICE, VaultWish.NONE.living(ttl("99999h")));
        assertThat(cut.warnings()).isEmpty();
        assertThat(VaultWalk.certificate(cut.certificate()).getNotAfter().toInstant()).isEqualTo(cut.expires().orElseThrow());
        try (var issued = ask("issue", vault -> vault.at(PKI).issue(DEVICE, VaultWish.NONE.named("thing-0002.lab.test").living(ttl("24h"))))) {
            String key = issued.key().orElseThrow().use(pem -> new String(pem, StandardCharsets.US_ASCII));
            assertThat(key).isEqualTo(text("issue", "private_key"));
        }
    }

    private void signsInOtherForms() {
        var der = sign("sign format der", DEVICE, VaultWish.NONE.in(VaultWish.Format.DER));
        var bundle = sign("sign format pem_bundle", DEVICE, VaultWish.NONE.in(VaultWish.Format.PEM_BUNDLE));
        assertThat(der.chain()).isEqualTo(bundle.chain());
        var verbatim = Issued.of(raw("sign-verbatim", Ask.post("pki_int/sign-verbatim", Map.of("csr", csr("sign-verbatim"), "ttl", "24h"))));
        assertThat(verbatim.serial().colonHex()).isEqualTo(text("sign-verbatim", "serial_number"));
    }

    private void refusesToSign() {
        refused("sign strict common_name refused", Why.RULE, vault -> vault.at(PKI).sign(STRICT, VaultWish.NONE.named("evil.example.com"),
                csr("sign strict common_name refused")));
        for (var name : List.of("sign csr CN outside domain", "sign no CN", "sign rsa key to ec role", "sign csr garbage", "sign csr bad signature")) {
            refused(name, Why.RULE, vault -> vault.at(PKI).sign(DEVICE, VaultWish.NONE, csr(name)));
        }
        refused("sign rsa 1024 any", Why.RULE, vault -> vault.at(PKI).sign(new VaultPath("any"), VaultWish.NONE, csr("sign rsa 1024 any")));
        refused("sign unknown role", Why.UNKNOWN_ROLE, vault -> vault.at(PKI).sign(new VaultPath("nosuch"), VaultWish.NONE, csr("sign unknown role")));
        refused("sign unknown mount", Why.UNKNOWN_MOUNT, vault -> vault.at(new VaultPath("nomount")).sign(DEVICE, VaultWish.NONE, csr("sign unknown mount")));
    }

    private void refusesWhoAsks() {
        try (var bad = open("s.bad"); var none = open("")) {
            refused("sign no token", Why.NO_TOKEN, none, vault -> vault.at(PKI).sign(DEVICE, VaultWish.NONE, csr("sign no token")));
            refused("sign bad token", Why.BAD_TOKEN, bad, vault -> vault.at(PKI).sign(DEVICE, VaultWish.NONE, csr("sign bad token")));
        }
    }

    private void limitedToken() {
        tell("policy", vault -> vault.setUp().writePolicy(new VaultPath("signer"), server.request("policy").get("body").get("policy").stringValue()));
        try (var token = ask("token create", vault -> vault.setUp().createToken(new VaultTokenWish(List.of("signer"), ttl("1h"), OptionalInt.of(2))))) {
            assertThat(token.token().<String>use(String::new)).isEqualTo(LIMITED);
            assertThat(token.life()).isEqualTo(Duration.ofHours(1));
            assertThat(token.toString()).doesNotContain(LIMITED);
        }
        try (var limited = open(LIMITED)) {
            server.expect("sign limited token 1");
            limited.at(PKI).sign(DEVICE, VaultWish.NONE, csr("sign limited token 1"));
            server.expect("revoke with limited token");
            assertThat(catchThrowable(() -> limited.at(PKI).revoke(FIRST))).asInstanceOf(InstanceOfAssertFactories.type(VaultFailure.VaultDenied.class))
                    .satisfies(denied -> assertThat(denied.need()).hasToString("update on pki_int/revoke"));
            refused("sign limited token exhausted", Why.BAD_TOKEN, limited, vault -> vault.at(PKI).sign(DEVICE, VaultWish.NONE, csr("sign limited token exhausted")));
        }
    }

    private void appRole() {
        tell("enable approle", vault -> vault.setUp().enableAppRole(APPROLE));
        tell("approle role", vault -> vault.setUp().writeAppRole(APPROLE, new VaultAppRole(LAB, List.of("signer"), ttl("20m"), ttl("10m"))));
        var roleId = ask("approle role-id", vault -> vault.setUp().roleId(APPROLE, LAB));
        var secretId = ask("approle secret-id", vault -> vault.setUp().secretId(APPROLE, LAB));
        server.expect("approle login");
        try (var vault = Vault.open(server.address(), List.of(), new VaultLogin.AppRole(APPROLE, roleId, secretId), Progress.NONE)) {
            server.expect("token renew-self");
            assertThat(vault.renew()).isEqualTo(Duration.ofMinutes(20));
        }
        refused("approle login bad secret", Why.LOGIN, _ -> Vault.open(server.address(), List.of(),
                VaultLogin.AppRole.of(APPROLE, roleId, "x".toCharArray()), Progress.NONE));
    }

    private void readsAndRevokes() {
        var read = ask("read cert", vault -> vault.at(PKI).certificate(FIRST)).orElseThrow();
        assertThat(read.revoked()).isEmpty();
        assertThat(VaultWalk.certificate(read.certificate()).getSerialNumber()).isEqualTo(FIRST.value());
        var dashes = Ask.readOpen("pki_int/cert/" + FIRST.colonHex().replace(':', '-'));
        assertThat(raw("read cert dashes", dashes).certificate("data", "certificate")).isEqualTo(read.certificate());
        refused("read cert unknown", Why.NOT_THERE, _ -> session.ask(Ask.readOpen("pki_int/cert/00:11"), Progress.NONE));
        var chain = ask("read ca_chain pem", vault -> vault.at(PKI).chain());
        assertThat(chain).hasSize(2);
        var json = raw("read ca chain json", Ask.readOpen("pki_int/cert/ca_chain"));
        assertThat(json.certificates(json.text("data", "certificate"))).isEqualTo(chain);
        Bytes authority = ask("read ca pem", vault -> vault.at(PKI).authority());
        assertThat(authority).isEqualTo(chain.getFirst());
        var since = ask("revoke", vault -> vault.at(PKI).revoke(FIRST));
        assertThat(since).isEqualTo(Instant.ofEpochSecond(1_795_228_431));
        Instant again = ask("revoke again", vault -> vault.at(PKI).revoke(FIRST));
        assertThat(again).isEqualTo(since);
        for (var name : List.of("revoke unknown", "revoke malformed")) {
            var serial = server.request(name).get("body").get("serial_number").stringValue();
            refused(name, Why.NOT_THERE, _ -> session.ask(Ask.post("pki_int/revoke", Map.of("serial_number", serial)), Progress.NONE));
        }
    }

    private void lists() {
        Bytes list = ask("crl pem", vault -> vault.at(PKI).list());
        assertThat(list.length()).isEqualTo(244);
        tell("crl rotate", vault -> vault.at(PKI).rotateList());
        refused("crl config", Why.NOT_THERE, _ -> session.ask(Ask.read("pki_int/config/crl"), Progress.NONE));
        List<SerialNumber> serials = ask("list certs", vault -> vault.at(PKI).serials());
        assertThat(serials).hasSize(13).contains(FIRST);
        tell("tidy", _ -> session.tell(Ask.post("pki_int/tidy", Map.of("tidy_cert_store", true,
                "tidy_revoked_certs", true, "safety_buffer", "72h")), Progress.NONE));
    }

    private void neverSentOnPurpose() throws IOException, InterruptedException {
        var sign = "pki_int/sign/device";
        refused("sign ttl bad", Why.RULE, _ -> session.ask(Ask.post(sign, Map.of("csr", csr("sign ttl bad"), "ttl", "soon")), Progress.NONE));
        refused("sign csr missing", Why.RULE, _ -> session.ask(Ask.post(sign, Map.of("common_name", "a.lab.test")), Progress.NONE));
        refused("sign GET", Why.UNKNOWN_CALL, _ -> session.ask(Ask.read(sign), Progress.NONE));
        var broken = sent("sign invalid json", "{not json", Optional.empty());
        assertThat(new Refusals(line, Ask.post(sign, Map.of()), true).of(broken))
                .asInstanceOf(InstanceOfAssertFactories.type(VaultRefused.class)).extracting(VaultRefused::why).isEqualTo(Why.RULE);
        var wrapped = sent("sign wrapped", server.request("sign wrapped").get("body").toString(), Optional.of("60s"));
        var ask = Ask.post(sign, Map.of());
        assertThat(catchThrowable(() -> Issued.of(new Answer("vault.lab", ask, Json.read(wrapped.body()).orElseThrow()))))
                .asInstanceOf(InstanceOfAssertFactories.type(VaultFailure.VaultUnreadable.class))
                .extracting(VaultFailure.VaultUnreadable::why).isEqualTo(VaultFailure.VaultUnreadable.Why.UNFIT);
    }

    /// By another client: ours sends no such thing.
    private Reply sent(String name, String body, Optional<String> wrap) throws IOException, InterruptedException {
        server.expect(name);
        var request = HttpRequest.newBuilder(URI.create(server.address().base() + "/v1/pki_int/sign/device"))
                .header("X-Vault-Token", "root").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        wrap.ifPresent(life -> request.header("X-Vault-Wrap-TTL", life));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), "", answer.body());
        }
    }

    private void sealed() {
        tell("seal", _ -> session.tell(new Ask("PUT", "sys/seal", Optional.empty(), false), Progress.NONE));
        refused("sealed: sign", Why.SEALED, vault -> vault.at(PKI).sign(DEVICE, VaultWish.NONE, csr("sealed: sign")));
        var health = ask("sealed: health", Vault::health);
        assertThat(health.sealed()).isTrue();
        assertThat(health.initialised()).isTrue();
        assertThat(health.ready()).isFalse();
    }
}
