package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTextTest {

    private static final String HOSTILE = "$(touch x) `id` '\"; rm -rf ~ # ${var.signed} %{ if true } \\ & JSON";

    @TempDir private Path folder;

    static VaultPlan plan(String name, Checked<VaultPlan.Root> root) {
        return VaultPlan.of(VaultAddress.parse("https://vault.lab:8200", ""), root,
                VaultPlan.Issuing.of("pki_int", subject(name), KeySpec.EC_P256, "43800h"),
                VaultPlan.Role.of("device", "lab.test", Optional.of(KeySpec.EC_P256), "8760h", new VaultPlan.Purposes(true, false)),
                VaultPlan.Access.of("approle", "chancery", "chancery", "20m", "")).orRefuse();
    }

    static Checked<VaultPlan.Root> there(String name) {
        return VaultPlan.Root.atVault("pki", subject(name), KeySpec.EC_P384, "87600h");
    }

    static Checked<VaultPlan.Root> here(String name) {
        return Checked.valid(new VaultPlan.Root.Ours(new AuthorityId(1), name));
    }

    private static Checked<DistinguishedName> subject(String name) {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, name, Attribute.ORGANIZATION, "O'Lab", Attribute.COUNTRY, "DE"));
    }

    private static List<VaultPlan> plans() {
        var hostile = HOSTILE.substring(0, 60);
        return List.of(plan("Lab Issuing", there("Lab Root")), plan("Lab Issuing", here("Lab Root")),
                plan(hostile, there(hostile)), plan(hostile, here(hostile)));
    }

    @Test void shellcheckFindsNothingInAnyScript() throws IOException {
        for (var plan : plans()) {
            var file = Files.writeString(folder.resolve("setup.sh"), SetupScript.of(plan));
            assertThat(Judge.run("shellcheck", "--severity=style", file.toString()).output()).isEmpty();
            Judge.run("bash", "-n", file.toString()).accepted();
        }
    }

    @Test void theShellReadsEveryNameAsItIs() {
        assertThat(Judge.run("bash", "-c", "printf %s " + SetupScript.quoted(HOSTILE)).accepted().output()).isEqualTo(HOSTILE);
    }

    @Test void everyTerraformTextIsWellFormed() {
        for (var plan : plans()) {
            HclForm.require(SetupTerraform.of(plan));
        }
    }

    @Test void terraformReadsEveryNameAsItIs() {
        assertThat(HclForm.read(SetupTerraform.quoted(HOSTILE))).isEqualTo(HOSTILE);
        Any.holdsFor(random -> Any.text(random, 60), text -> assertThat(HclForm.read(SetupTerraform.quoted(text))).isEqualTo(text));
    }

    @Test void everyReferenceOfTheTerraformTextIsToSomethingInIt() {
        plans().forEach(plan -> HclForm.requireReferences(SetupTerraform.of(plan)));
    }

    @Test void neitherTextHoldsASecretOrMakesOne() {
        for (var plan : plans()) {
            assertThat(SetupScript.of(plan)).doesNotContain("secret-id\"").doesNotContainPattern("hvs\\.|s\\.[A-Za-z0-9]{24}");
            assertThat(SetupTerraform.of(plan)).doesNotContain("secret_id\" ").doesNotContain("token =");
        }
    }
}
