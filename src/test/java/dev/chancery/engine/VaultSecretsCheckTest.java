package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSecretsCheckTest {

    @TempDir Path folder;

    @Test void whatIsKeptForAVaultAndABrokerOpensOrIsNamed() throws Exception {
        try (var lab = VaultLab.in(folder)) {
            lab.vault.once("sign/device", Fault.LOST);
            assertThatThrownBy(() -> lab.issue("lost.lab.test")).isInstanceOf(VaultUnreached.class);
            var desk = lab.lab.office.desk();
            desk.write(tx -> new EventKeys(desk).keepPassword(tx, "broker's own".toCharArray()));
            assertThat(found(lab)).isEmpty();
            edit(lab);
            var server = lab.vault.address().base().toString();
            assertThat(found(lab)).containsExactlyInAnyOrder(new StoreFinding.VaultSecretUnopened(server),
                    new StoreFinding.VaultKeyUnopened(server, 1), new StoreFinding.BrokerPasswordUnopened());
        }
    }

    private static List<StoreFinding> found(VaultLab lab) {
        return lab.lab.office.storeCheck().look(Progress.NONE).findings();
    }

    /// As if it had been written so.
    private static void edit(VaultLab lab) throws SQLException {
        lab.lab.office.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + lab.lab.file); var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE vault_secret SET sealed = randomblob(60)");
            statement.executeUpdate("UPDATE vault_errand SET sealed = randomblob(60)");
            statement.executeUpdate("UPDATE setting SET value = 'AAAA' || substr(value, 5) WHERE name = 'events.password'");
        }
        lab.lab.open();
        var desk = lab.lab.office.desk();
        desk.database().adopt(desk.read(tx -> tx.store().sealHeader()));
    }
}
