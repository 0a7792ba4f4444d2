package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir private Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private StoreDefaults wanted() {
        return new StoreDefaults(Ttl.days(30), Optional.of(KeySpec.RSA_3072), 48, folder.toString());
    }

    @Test void aStoreBeginsWithWhatMainfluxHas() {
        assertThat(lab.office.settings().defaults()).isEqualTo(StoreDefaults.DEFAULT);
        assertThat(StoreDefaults.DEFAULT.life().toString()).isEqualTo("8760h");
        assertThat(StoreDefaults.DEFAULT.listHours()).isEqualTo(24);
        assertThat(lab.office.renewals().settings().time()).isEqualTo(LocalTime.of(2, 0));
        assertThat(lab.office.renewals().settings().windowDays()).isEqualTo(30);
    }

    @Test void whatIsSetIsThereAfterAnUnlockAndInTheLog() {
        lab.office.settings().change(wanted());
        assertThat(lab.office.audit().recent(1)).singleElement().satisfies(entry -> assertThat(entry.act()).isEqualTo(Act.DEFAULTS_CHANGED));
        lab.reopen();
        assertThat(lab.office.settings().defaults()).isEqualTo(wanted());
        lab.office.settings().change(StoreDefaults.DEFAULT);
        lab.reopen();
        assertThat(lab.office.settings().defaults()).isEqualTo(StoreDefaults.DEFAULT);
    }

    @Test void aNewAuthorityWritesItsListWhereTheStoreSaysAndForAsLong() {
        var before = lab.root("Before", KeySpec.EC_P256);
        lab.office.settings().change(wanted());
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(lab.office.revocationLists().settings(root.id()))
                .isEqualTo(new RevocationListSettings(48, folder.resolve("lab-root-crl.pem").toString(), "", false, false));
        assertThat(lab.office.revocationLists().settings(before.id())).isEqualTo(RevocationListSettings.DEFAULT);
        lab.office.revocationLists().publishDue();
        assertThat(Files.isRegularFile(folder.resolve("lab-root-crl.pem"))).isTrue();
        assertThat(lab.office.revocationLists().state(root.id()).last().orElseThrow().nextUpdate())
                .isEqualTo(lab.clock.instant().plusSeconds(48 * 3600));
    }

    @Test void noTwoAuthoritiesWriteTheSameFile() {
        lab.office.settings().change(wanted());
        var one = lab.root("Lab", KeySpec.EC_P256);
        lab.office.authorities().change(one.id(), "Other", one.defaults());
        var two = lab.root("Lab", KeySpec.EC_P256);
        var third = lab.root("Prüfstände (Halle 1)", KeySpec.EC_P256);
        assertThat(lab.office.revocationLists().settings(third.id()).file()).contains(folder.resolve("prufstande-halle-1-crl.pem"));
        assertThat(lab.office.revocationLists().settings(two.id()).path()).endsWith("lab-crl-2.pem");
    }

    @Test void aPresetTakesLifeAndKeyOfTheStore() {
        assertThat(Preset.MODERN.defaults(StoreDefaults.DEFAULT).key()).isEqualTo(KeySpec.EC_P256);
        assertThat(Preset.MQTT_LAB.defaults(StoreDefaults.DEFAULT).key()).isEqualTo(KeySpec.RSA_2048);
        assertThat(Preset.MODERN.defaults(wanted()).key()).isEqualTo(KeySpec.RSA_3072);
        assertThat(Preset.MODERN.defaults(wanted()).life()).isEqualTo(Ttl.days(30));
    }

    @Test void anotherTimeOfDayMovesTheNextRun() {
        assertThat(lab.office.overview().look(ZoneOffset.UTC).schedule().next().atOffset(ZoneOffset.UTC).toLocalTime())
                .isEqualTo(LocalTime.of(2, 0));
        lab.office.scheduler().change(new RenewalSettings(LocalTime.of(5, 45), 30, 30, false));
        assertThat(lab.office.overview().look(ZoneOffset.UTC).schedule().next().atOffset(ZoneOffset.UTC).toLocalTime())
                .isEqualTo(LocalTime.of(5, 45));
    }

    @Test void whatCannotBeIsRefusedWithEveryReason() {
        assertThat(StoreDefaults.of("soon", Optional.empty(), "0", "lists").violations()).extracting(Violation::field)
                .containsExactlyInAnyOrder(Field.LIFE, Field.LIST_HOURS, Field.LIST_FOLDER);
        assertThat(StoreDefaults.of(" 720 ", Optional.empty(), " 48 ", " /srv/lists ").orRefuse())
                .isEqualTo(new StoreDefaults(Ttl.days(30), Optional.empty(), 48, "/srv/lists"));
    }
}
