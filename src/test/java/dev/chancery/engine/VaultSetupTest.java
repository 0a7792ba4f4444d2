package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultOutcome;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultRoleWish;
import dev.chancery.domain.VaultStep;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultWish;
import dev.chancery.pki.Pem;
import dev.chancery.pki.SigningRequest;
import dev.chancery.vault.PracticeVault;
import dev.chancery.vault.PracticeVault.Fault;
import dev.chancery.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSetupTest {

    private static final VaultPath INT = new VaultPath("pki_int");
    private static final VaultPath DEVICE = new VaultPath("device");

    @TempDir private Path folder;
    private TestOffice lab;
    private Authority root;
    private PracticeVault vault;
    private VaultSetup setup;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P384);
        vault = PracticeVault.start(lab.clock);
        setup = lab.office.vaultSetups().open(vault.address(), List.of(), vault.rootLogin(), Progress.NONE);
    }

    @AfterEach void close() {
        setup.close();
        vault.close();
        lab.close();
    }

    private VaultPlan plan(Checked<VaultPlan.Root> top) {
        return plan(top, "8760h");
    }

    private VaultPlan plan(Checked<VaultPlan.Root> top, String longest) {
        return VaultPlan.of(Checked.valid(vault.address()), top, VaultPlan.Issuing.of("pki_int", subject("Lab Issuing"), KeySpec.EC_P256, "43800h"),
                VaultPlan.Role.of("device", "lab.test", Optional.of(KeySpec.EC_P256), longest, new VaultPlan.Purposes(true, false)),
                VaultPlan.Access.of("approle", "chancery", "chancery", "20m", "24h")).orRefuse();
    }

    private static Checked<DistinguishedName> subject(String name) {
        return DistinguishedName.of(Map.of(Attribute.COUNTRY, "DE", Attribute.ORGANIZATION, "O'Lab $(x)", Attribute.COMMON_NAME, name));
    }

    private static Checked<VaultPlan.Root> there() {
        return VaultPlan.Root.atVault("pki", subject("Vault Root"), KeySpec.EC_P384, "87600h");
    }

    private Checked<VaultPlan.Root> here() {
        return Checked.valid(new VaultPlan.Root.Ours(root.id(), root.name()));
    }

    private Vault login(VaultPlan plan) {
        var roleId = setup.run(plan, Set.of(), Progress.NONE).roleId();
        try (var secret = setup.secretId(plan, Progress.NONE)) {
            return Vault.open(vault.address(), List.of(), secret.use(text -> VaultLogin.AppRole.of(new VaultPath("approle"), roleId, text)),
                    Progress.NONE);
        }
    }

    private static VaultWish wish() {
        return new VaultWish(Optional.of("pump.lab.test"), List.<SubjectName>of(), Optional.of(Ttl.days(1)), Optional.empty());
    }

    @Test void aPkiWithItsOwnRootIsMadeAndIssues() {
        var plan = plan(there());
        assertThat(setup.look(plan, Progress.NONE)).hasOnlyElementsOfType(VaultStepStanding.Missing.class);
        assertThat(setup.run(plan, Set.of(), Progress.NONE).outcomes()).containsOnly(VaultOutcome.MADE);
        assertThat(setup.look(plan, Progress.NONE)).hasOnlyElementsOfType(VaultStepStanding.Same.class);
        try (var client = login(plan); var issued = client.at(INT).issue(DEVICE, wish())) {
            assertThat(issued.chain()).hasSize(2);
        }
    }

    @Test void aSecondRunChangesNothing() {
        var plan = plan(here());
        setup.run(plan, Set.of(), Progress.NONE);
        var asked = vault.asked().size();
        assertThat(setup.run(plan, Set.of(), Progress.NONE).outcomes()).containsOnly(VaultOutcome.KEPT);
        assertThat(vault.asked().subList(asked, vault.asked().size())).allMatch(one -> one.startsWith("GET "));
    }

    @Test void ourRootSignsAndStaysHere() throws IOException {
        var plan = plan(here());
        var result = setup.run(plan, Set.of(), Progress.NONE);
        var issuing = lab.office.authorities().one(result.authority().orElseThrow());
        assertThat(issuing.parent()).contains(root.id());
        assertThat(issuing.certificate().hasKey()).isFalse();
        assertThat(lab.office.audit().recent(20)).anyMatch(entry -> entry.act() == Act.VAULT_SET_UP && entry.detail().contains("role pki_int/device"));
        try (var client = login(plan); var issued = client.at(INT).issue(DEVICE, wish())) {
            var rootFile = Files.writeString(folder.resolve("root.pem"), lab.office.certificates().pem(root.certificate()));
            var chain = Files.writeString(folder.resolve("chain.pem"), lab.office.certificates().pem(issuing.certificate()));
            var leaf = Files.writeString(folder.resolve("leaf.pem"), Pem.certificate(issued.certificate().toArray()));
            Judge.run("openssl", "verify", "-x509_strict", "-CAfile", rootFile.toString(), "-untrusted", chain.toString(),
                    leaf.toString()).accepted();
        }
    }

    @Test void whatWasSignedBeforeTheConnectionBrokeIsUsedAndNotSignedAgain() {
        var plan = plan(here());
        vault.once("POST pki_int/intermediate/set-signed", Fault.GONE);
        assertThatThrownBy(() -> setup.run(plan, Set.of(), Progress.NONE)).isInstanceOf(VaultFailure.class);
        var outcomes = setup.run(plan, Set.of(), Progress.NONE).outcomes();
        assertThat(outcomes.getFirst()).isEqualTo(VaultOutcome.KEPT);
        assertThat(lab.office.authorities().all()).hasSize(2);
        assertThat(vault.asked()).filteredOn(one -> one.contains("intermediate/generate")).hasSize(1);
    }

    @Test void anAnswerThatIsLostAnywhereDoesNoHarm() {
        var plan = plan(there());
        for (var path : List.of("pki/root/generate", "sys/mounts/pki_int", "pki_int/intermediate/set-signed", "pki_int/config/urls",
                "pki_int/roles/device", "sys/auth/approle", "auth/approle/role/chancery")) {
            vault.once("POST " + path, Fault.LOST);
            assertThatThrownBy(() -> setup.run(plan, Set.of(), Progress.NONE)).as(path).isInstanceOf(VaultFailure.class);
        }
        setup.run(plan, Set.of(), Progress.NONE);
        assertThat(setup.look(plan, Progress.NONE)).hasOnlyElementsOfType(VaultStepStanding.Same.class);
    }

    @Test void whatDiffersIsShownAndLeftUnlessSomebodyAgrees() {
        setup.run(plan(here()), Set.of(), Progress.NONE);
        var other = plan(here(), "720h");
        var role = other.steps().stream().filter(VaultStep.Role.class::isInstance).findFirst().orElseThrow();
        var at = other.steps().indexOf(role);
        assertThat(setup.look(other, Progress.NONE).get(at)).isEqualTo(new VaultStepStanding.Different(
                List.of(new VaultStepStanding.Difference("max_ttl", "720h", "8760h")), true));
        assertThat(setup.run(other, Set.of(), Progress.NONE).outcomes().get(at)).isEqualTo(VaultOutcome.LEFT);
        assertThat(setup.run(other, Set.of(role), Progress.NONE).outcomes().get(at)).isEqualTo(VaultOutcome.REPLACED);
        assertThat(setup.look(other, Progress.NONE)).hasOnlyElementsOfType(VaultStepStanding.Same.class);
    }

    @Test void anAuthorityOfOthersIsNeverTouched() {
        vault.withPki();
        var before = vault.asked().size();
        assertThatThrownBy(() -> setup.run(plan(here()), Set.copyOf(plan(here()).steps()), Progress.NONE)).isInstanceOf(Failure.Refused.class);
        assertThat(vault.asked().subList(before, vault.asked().size())).allMatch(one -> one.startsWith("GET "));
        assertThat(lab.office.authorities().all()).containsExactly(root);
    }

    @Test void oneWhoCancelsGoesOnLater() {
        var plan = plan(here());
        assertThatThrownBy(() -> setup.run(plan, Set.of(), new StopAfter(2))).isInstanceOf(CancellationException.class);
        assertThat(setup.look(plan, Progress.NONE).subList(0, 2)).hasOnlyElementsOfType(VaultStepStanding.Same.class);
        assertThat(setup.run(plan, Set.of(), Progress.NONE).outcomes()).startsWith(VaultOutcome.KEPT, VaultOutcome.KEPT, VaultOutcome.MADE);
    }

    private static final class StopAfter implements Progress {
        private long left;

        StopAfter(long steps) {
            left = steps;
        }

        @Override public void expect(long total) {}

        @Override public void advance(long done) {
            left -= done;
            checkCancelled();
        }

        @Override public void checkCancelled() {
            if (left <= 0) {
                throw new CancellationException();
            }
        }
    }

    @Test void theLoginDoesAllThatOurClientNeedsAndNothingElse() {
        var plan = plan(here());
        try (var client = login(plan)) {
            var mount = client.at(INT);
            client.lookupSelf();
            client.renew();
            mount.role(DEVICE);
            assertThat(client.missing(((VaultStep.Policy) plan.steps().stream().filter(VaultStep.Policy.class::isInstance).findFirst()
                    .orElseThrow()).policy()).isEmpty()).isTrue();
            try (var issued = mount.issue(DEVICE, wish())) {
                assertThat(mount.serials()).contains(issued.serial());
                assertThat(mount.certificate(issued.serial())).isPresent();
                mount.revoke(issued.serial());
            }
            mount.list();
            vault.make("POST", "sys/mounts/other", Map.of("type", "pki"));
            refused(() -> client.setUp().writeRole(INT, DEVICE, VaultRoleWish.DEFAULTS.anyName()));
            refused(() -> client.setUp().writeRole(INT, new VaultPath("mine"), VaultRoleWish.DEFAULTS.anyName()));
            refused(() -> client.setUp().writePolicy(new VaultPath("chancery"), "path \"*\" { capabilities = [\"sudo\"] }"));
            refused(() -> client.setUp().mount(new VaultPath("mine"), Ttl.days(1)));
            refused(() -> client.setUp().secretId(new VaultPath("approle"), new VaultPath("chancery")));
            refused(() -> client.at(new VaultPath("other")).roles());
            refused(() -> mount.role(new VaultPath("any")));
            refused(() -> mount.roles());
            refused(() -> mount.issue(new VaultPath("any"), wish()));
        }
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(VaultFailure.VaultDenied.class);
    }

    private Judge.Verdict script(Path file) {
        return Judge.runIn(folder, List.of("env", "VAULT_TOKEN=" + PracticeVault.ROOT_TOKEN, "bash", file.toString()));
    }

    @Test void theScriptMakesWhatTheWindowMakes() throws IOException {
        Judge.require("curl");
        Judge.require("jq");
        var plan = plan(there());
        var file = folder.resolve("setup.sh");
        lab.office.vaultSetups().save(file, lab.office.vaultSetups().script(plan));
        assertThat(script(file).accepted().output()).contains("made: root at pki", "role id: ").doesNotContain(PracticeVault.ROOT_TOKEN);
        assertThat(setup.look(plan, Progress.NONE)).hasOnlyElementsOfType(VaultStepStanding.Same.class);
        assertThat(script(file).accepted().output()).contains("left as it is: role pki_int/device").doesNotContain("made: ");
    }

    @Test void theScriptWaitsForTheRootThatStaysHere() throws IOException {
        Judge.require("curl");
        Judge.require("jq");
        var plan = plan(here());
        var file = folder.resolve("setup.sh");
        lab.office.vaultSetups().save(file, lab.office.vaultSetups().script(plan));
        assertThat(script(file).exit()).isEqualTo(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pki_int.csr")))).isEqualTo("rw-------");
        var request = SigningRequest.find(Files.readAllBytes(folder.resolve("pki_int.csr"))).getFirst();
        var signed = lab.office.foreignAuthorities().sign(new ForeignAuthority(root.id(), "Vault", subject("Lab Issuing").orRefuse(),
                Ttl.days(1825), Bytes.of(request), "Vault"));
        lab.office.authorities().save(signed.id(), true, folder.resolve("pki_int.crt"));
        script(file).accepted();
        assertThat(setup.look(plan, Progress.NONE)).hasOnlyElementsOfType(VaultStepStanding.Same.class);
        assertThat(setup.run(plan, Set.of(), Progress.NONE).authority()).contains(signed.id());
    }
}
