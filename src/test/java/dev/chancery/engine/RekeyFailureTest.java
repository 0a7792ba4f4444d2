package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestClock;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Ttl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wherever a new key for an authority fails, the old one is all there is, and as good as it was.
class RekeyFailureTest {

    @TempDir Path folder;
    private final Fuse fuse = new Fuse();
    private Office office;
    private Authority root;

    @BeforeEach void open() {
        office = Office.create(folder.resolve("lab.chancery"), TestOffice.PASSPHRASE.toCharArray(),
                fuse.surroundings(new TestClock(Instant.parse("2026-11-21T12:00:00Z"))));
        root = office.authorities().create(TestOffice.newAuthority("Lab Root", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty()));
    }

    @AfterEach void close() {
        fuse.never();
        office.close();
    }

    private void nothingHasChanged() {
        assertThat(office.authorities().all()).isEqualTo(List.of(root));
        assertThat(office.authorities().generations().isFollowed(root.id())).isFalse();
        assertThat(office.crossSigning().all()).isEmpty();
        assertThat(office.certificates().ids(CertificateQuery.ALL)).hasSize(1);
    }

    private int burnsUntilDone(Runnable work) {
        int step = 1;
        for (boolean done = false; !done; step++) {
            fuse.burnAt(step);
            try {
                work.run();
                done = true;
            } catch (Fuse.Burnt burnt) {
                fuse.never();
                nothingHasChanged();
            }
        }
        fuse.never();
        return step;
    }

    /// From the choice of the serial numbers over their reservation, the key, three signatures and the sealing to every
    /// line that is written.
    @Test void wheneverANewKeyFailsThereIsTheOldOneAlone() {
        var wanted = office.authorityRekeys().suggested(root.id());
        var steps = burnsUntilDone(() -> office.authorityRekeys().rekey(wanted, Progress.NONE));
        assertThat(steps).isGreaterThan(12);
        assertThat(office.authorities().all()).hasSize(2);
        assertThat(office.crossSigning().all()).hasSize(2);
        assertThat(office.audit().recent(200)).filteredOn(entry -> entry.act() == Act.SERIAL_ABANDONED).isNotEmpty();
    }

    @Test void wheneverSigningForAnotherFailsThereIsNoCertificate() throws Exception {
        Bytes foreign;
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            foreign = other.root("Plant Root", KeySpec.EC_P256).certificate().der();
        }
        var order = new CrossOrder(root.id(), foreign, Ttl.days(30), OptionalInt.empty());
        assertThat(burnsUntilDone(() -> office.crossSigning().sign(order))).isGreaterThan(5);
        assertThat(office.crossSigning().all()).hasSize(1);
    }

    @Test void whatIsCancelledLeavesNoTrace() {
        var before = office.audit().recent(200);
        var wanted = office.authorityRekeys().suggested(root.id());
        assertThatThrownBy(() -> office.authorityRekeys().rekey(wanted, new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
        nothingHasChanged();
        assertThat(office.audit().recent(200)).isEqualTo(before);
    }

    /// The new authority is there; its list is made when it can be.
    @Test void aListThatCannotBeWrittenIsToldAndUndoesNothing() throws Exception {
        var file = folder.resolve("lists/crl.pem");
        Files.createDirectory(file.getParent());
        office.revocationLists().change(root.id(), new RevocationListSettings(24, file.toString(), "", false, false));
        Files.delete(file);
        Files.delete(file.getParent());
        var young = office.authorityRekeys().rekey(office.authorityRekeys().suggested(root.id()), Progress.NONE);
        assertThat(office.revocationLists().state(young.id()).health()).isEqualTo(ListState.Health.FAILED);
        assertThat(office.authorities().current()).extracting(Authority::id).containsExactly(young.id());
    }
}
