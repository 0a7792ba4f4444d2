package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.DistinguishedName.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultPlanTest {

    private static final VaultPlan.Purposes DEVICES = new VaultPlan.Purposes(true, false);

    private static Checked<DistinguishedName> subject(String name) {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, name));
    }

    private static Checked<VaultPlan> plan(Checked<VaultPlan.Root> root, String mount, String life) {
        return VaultPlan.of(VaultAddress.parse("https://vault.lab:8200/", "lab"), root,
                VaultPlan.Issuing.of(mount, subject("Lab Issuing"), KeySpec.EC_P256, life),
                VaultPlan.Role.of("device", "", Optional.empty(), "720h", DEVICES),
                VaultPlan.Access.of("approle", "chancery", "chancery", "20m", ""));
    }

    private static Checked<VaultPlan.Root> there(String life) {
        return VaultPlan.Root.atVault("pki", subject("Lab Root"), KeySpec.EC_P384, life);
    }

    private static Checked<VaultPlan.Root> here() {
        return Checked.valid(new VaultPlan.Root.Ours(new AuthorityId(7), "Lab Root"));
    }

    @Test void theRootComesFirstAndTheLoginLast() {
        assertThat(plan(there("87600h"), "pki_int", "43800h").orRefuse().steps()).<Object>extracting(VaultStep::getClass)
                .containsExactly(VaultStep.Mount.class, VaultStep.Root.class, VaultStep.Urls.class, VaultStep.Mount.class,
                        VaultStep.Issuing.class, VaultStep.Urls.class, VaultStep.Role.class, VaultStep.Policy.class,
                        VaultStep.Login.class, VaultStep.AppRole.class);
    }

    @Test void aRootOfOursNeedsNoRootOnTheServer() {
        var steps = plan(here(), "pki_int", "43800h").orRefuse().steps();
        assertThat(steps).noneMatch(VaultStep.Root.class::isInstance);
        assertThat(steps).filteredOn(VaultStep.Issuing.class::isInstance).singleElement()
                .extracting(step -> ((VaultStep.Issuing) step).signer())
                .isEqualTo(new VaultStep.Signer.Ours(new AuthorityId(7), "Lab Root"));
    }

    @Test void whatFindsTheListGoesThroughTheNamespace() {
        assertThat(plan(here(), "pki_int", "43800h").orRefuse().steps()).contains(new VaultStep.Urls(new VaultPath("pki_int"),
                new VaultUrls(List.of("https://vault.lab:8200/v1/lab/pki_int/ca"), List.of("https://vault.lab:8200/v1/lab/pki_int/crl"), List.of())));
    }

    @Test void nothingMayOutliveWhatSignsIt() {
        assertThat(plan(there("8760h"), "pki_int", "43800h").violations()).hasOnlyElementsOfType(ValidityViolation.LivesTooLong.class).hasSize(1);
        assertThat(plan(there("8760h"), "pki_int", "24h").violations()).hasOnlyElementsOfType(ValidityViolation.LivesTooLong.class).hasSize(1);
    }

    @Test void noMountLiesWithinAnother() {
        assertThat(plan(there("87600h"), "pki", "43800h").violations()).hasOnlyElementsOfType(TextViolation.Taken.class).hasSize(1);
        assertThat(plan(there("87600h"), "pki/int", "43800h").violations()).hasOnlyElementsOfType(TextViolation.Taken.class).hasSize(1);
    }

    @Test void aPathIsWordsAndNoneOfTheServersOwn() {
        for (var path : new String[] {"sys", "sys/x", "auth", "auth/approle", "identity", "a//b", "a b", "a\"b", "pki/*", "pki+", "../x", "ümlaut", "a\nb"}) {
            assertThat(plan(here(), path, "24h").violations()).as(path).isNotEmpty();
        }
        assertThat(plan(here(), "/lab/pki_int/", "720h").orRefuse().issuing().mount()).isEqualTo(new VaultPath("lab/pki_int"));
        assertThat(plan(here(), "system", "720h").violations()).isEmpty();
    }

    @Test void aCommaThatTheServerWouldSplitAtIsRefused() {
        var lab = DistinguishedName.of(Map.of(Attribute.COMMON_NAME, "Issuing, one", Attribute.ORGANIZATION, "Lab, Inc"));
        assertThat(VaultPlan.Issuing.of("pki_int", lab, KeySpec.EC_P256, "24h").violations())
                .containsExactly(new TextViolation.ForbiddenCharacter(Field.ORGANIZATION, ',', 3));
        assertThat(VaultPlan.Issuing.of("pki_int", subject("Issuing, one"), KeySpec.EC_P256, "24h").violations()).isEmpty();
    }

    @Test void aLoginThatTheServerWouldRenameIsRefused() {
        assertThat(VaultPlan.Access.of("approle", "Chancery", "chancery", "20m", "").violations()).hasSize(1);
    }

    @Test void aRoleIsForSomebody() {
        assertThat(VaultPlan.Role.of("device", "lab.test", Optional.empty(), "24h", new VaultPlan.Purposes(false, false)).violations())
                .containsExactly(new TextViolation.Missing(Field.PURPOSES));
        assertThat(VaultPlan.Role.of("device", "lab.test, *.lab", Optional.empty(), "24h", DEVICES).violations()).hasSize(1);
        assertThat(VaultPlan.Role.of("device", "lab.test, b.lab", Optional.empty(), "24h", DEVICES).orRefuse().domains())
                .containsExactly("lab.test", "b.lab");
    }

    @Test void thePolicyNamesOneRoleOfOneMountAndTheTokenItself() {
        var policy = plan(here(), "pki_int", "720h").orRefuse().steps().stream().filter(VaultStep.Policy.class::isInstance)
                .map(step -> ((VaultStep.Policy) step).policy()).findFirst().orElseThrow();
        assertThat(policy.needs()).extracting(VaultNeed::path).containsExactlyInAnyOrder("pki_int/sign/device", "pki_int/issue/device",
                "pki_int/revoke", "pki_int/certs", "pki_int/cert/+", "pki_int/roles/device", "auth/token/lookup-self",
                "auth/token/renew-self", "sys/capabilities-self");
        assertThat(policy.needs()).extracting(VaultNeed::capability).containsOnly("update", "read", "list");
    }
}
