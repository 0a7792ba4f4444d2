package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import dev.chancery.TestOffice;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingQuery;
import dev.chancery.pki.Cost;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores that released versions have written are opened by this one with all that is in them.
class UpgradeTest {

    @TempDir Path folder;

    /// Two authorities, three things with a certificate each, the last one marked as revoked.
    private Office open(String name) throws IOException {
        var file = folder.resolve(name);
        try (var stored = UpgradeTest.class.getResourceAsStream("/stores/" + name)) {
            Files.copy(stored, file);
        }
        return Office.unlock(file, TestOffice.PASSPHRASE.toCharArray(),
                new Surroundings(new TestClock(Instant.parse("2026-11-21T12:00:00Z")), new SecureRandom(), new Cost(64, 1, 1), 2));
    }

    @Test void aStoreOfTheFirstVersionKeepsItsRevocationsAndPublishesThem() throws IOException {
        try (var office = open("001-first-light.chancery")) {
            assertThat(office.things().count()).isEqualTo(3);
            assertThat(office.certificates().count()).isEqualTo(5);
            var revoked = office.certificates().rows(office.certificates().ids(
                    CertificateQuery.ALL.withStatus(Optional.of(Status.REVOKED))));
            assertThat(revoked).extracting(one -> one.revoked().map(Revocation::reason)).isEqualTo(List.of(Optional.of(Reason.UNSPECIFIED)));
            publish(office, revoked.getFirst());
        }
    }

    @Test void aStoreOfTheFirstVersionIsSearchedByThingAndSerial() throws IOException {
        try (var office = open("001-first-light.chancery")) {
            for (var thing : office.things().rows(office.things().numbers(ThingQuery.ALL))) {
                var held = office.certificates().of(thing.thing()).getFirst();
                for (var text : List.of(thing.thing().id().value(), held.serial().hex(), held.serial().hex().substring(9, 20))) {
                    assertThat(office.certificates().ids(CertificateQuery.ALL.withText(text))).as(text).contains(held.id().value());
                }
            }
        }
    }

    private void publish(Office office, Certificate revoked) throws IOException {
        var file = folder.resolve("crl.pem");
        office.revocationLists().change(revoked.issuer(), new RevocationListSettings(24, file.toString(), "", false, false));
        assertThat(RevocationListReader.read(Files.readAllBytes(file)).find(revoked.serial())).isPresent();
        office.revocations().revoke(new Scope.OfAuthority(revoked.issuer()), Reason.SUPERSEDED);
        assertThat(RevocationListReader.read(Files.readAllBytes(file)).count()).isEqualTo(3);
    }
}
