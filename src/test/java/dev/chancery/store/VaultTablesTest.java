package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultErrand.Asked;
import dev.chancery.domain.VaultErrand.Replaces;
import dev.chancery.domain.VaultErrand.Sent;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTablesTest {

    private static final VaultPlace PLACE = new VaultPlace("https://vault.lab:8200", "team-a",
            List.of(Bytes.of(new byte[] {0x30, 1}), Bytes.of(new byte[] {0x30, 2})), VaultPlace.Login.appRole("role-7"));

    @TempDir Path folder;
    private Database store;
    private Authority root;

    @BeforeEach void create() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", new Random(1));
    }

    @AfterEach void close() {
        store.close();
    }

    private VaultHome settled() {
        return store.write(tx -> {
            var id = tx.vaults().insert(PLACE);
            var home = new VaultHome(root.id(), tx.vaults().byId(id).orElseThrow(), "pki_int", "device", true);
            tx.vaults().settle(home);
            return home;
        });
    }

    @Test void aServerAndWhoLivesThereAreReadBackAsTheyWere() {
        var home = settled();
        assertThat(home.server().place()).isEqualTo(PLACE);
        assertThat(store.<Object>read(tx -> tx.vaults().homes())).isEqualTo(List.of(home));
        assertThat(store.<Object>read(tx -> tx.vaults().at("https://vault.lab:8200", ""))).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> store.write(tx -> tx.vaults().insert(PLACE))).isInstanceOf(Failure.Overtaken.class);
    }

    @Test void anotherTrustOrLoginForgetsTheSecretThatIsKept() {
        var id = settled().server().id();
        store.write(tx -> {
            tx.vaults().putSecret(id, TestStore.NOW, new byte[] {1});
            assertThat(tx.vaults().byId(id).orElseThrow().kept()).isPresent();
            tx.vaults().update(id, new VaultPlace(PLACE.address(), PLACE.namespace(), List.of(), VaultPlace.Login.TOKEN));
            return id;
        });
        assertThat(store.<Object>read(tx -> tx.vaults().secret(id))).isEqualTo(Optional.empty());
    }

    @Test void anErrandIsReadBackAsItWasUntilItIsSettledOnce() {
        settled();
        var asked = new Asked(DistinguishedName.of(Map.of(Attribute.COMMON_NAME, "press 7 = \"x\"")).orRefuse(),
                List.of(new SubjectName.Dns("press.lab"), new SubjectName.Ip("10.0.0.7")), "device", Optional.of(new ThingId("press-7")),
                TestStore.NOW.truncatedTo(ChronoUnit.SECONDS), Optional.of(new Replaces(root.certificate().id(), Way.RENEWED, Optional.of(Duration.ZERO))));
        var sent = new Sent(Bytes.of(new byte[] {1, 2}), Bytes.of(new byte[] {3}));
        long id = store.write(tx -> tx.vaultErrands().insert(root.id(), asked, Optional.of(sent), TestStore.NOW));
        var errand = store.read(tx -> tx.vaultErrands().byId(id)).orElseThrow();
        assertThat(errand.asked()).isEqualTo(asked);
        assertThat(errand.request()).contains(sent);
        assertThat(errand.answer()).isEmpty();
        store.write(tx -> {
            tx.vaultErrands().answer(id, new byte[] {9});
            return id;
        });
        assertThat(store.read(tx -> tx.vaultErrands().of(root.id())).getFirst().answer()).contains(Bytes.of(new byte[] {9}));
        store.write(tx -> {
            tx.vaultErrands().delete(id);
            return id;
        });
        assertThatThrownBy(() -> store.write(tx -> {
            tx.vaultErrands().delete(id);
            return id;
        })).isInstanceOf(Failure.Overtaken.class);
    }
}
