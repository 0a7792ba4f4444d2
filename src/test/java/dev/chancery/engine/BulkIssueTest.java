package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Certificates.Equipped;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkIssueTest {

    /// Counts what is acknowledged and cancels once it is enough.
    private static final class Counting implements Progress {
        private final long enough;
        private long total;
        private long done;

        Counting(long enough) {
            this.enough = enough;
        }

        @Override public void expect(long all) {
            total = all;
        }

        @Override public void advance(long more) {
            done += more;
            checkCancelled();
        }

        @Override public void checkCancelled() {
            if (done >= enough) {
                throw new CancellationException();
            }
        }
    }

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private long[] things(int count) {
        var entries = IntStream.range(0, count)
                .mapToObj(i -> new NewThing(new ThingId("press-%05d".formatted(i)), Thing.Description.NONE)).toList();
        lab.office.things().addAll(entries, "test", Progress.NONE);
        return lab.office.things().numbers(ThingQuery.ALL);
    }

    @Test void everyThingGetsOneCertificateOfItsOwn() {
        var progress = new Counting(Long.MAX_VALUE);
        var issued = lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.EC_P256), things(1_201),
                Equipped.SKIP, progress);

        assertThat(issued.certificates()).hasSize(1_201);
        assertThat(progress.done).isEqualTo(1_201).isEqualTo(progress.total);
        var names = new HashSet<String>();
        var serials = new HashSet<String>();
        for (var certificate : rows()) {
            names.add(certificate.subject().commonName().orElseThrow());
            serials.add(certificate.serial().hex());
        }
        assertThat(names).hasSize(1_202);
        assertThat(serials).hasSize(1_202);
    }

    private Iterable<Certificate> rows() {
        return lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL));
    }

    @Test void thingsThatHaveACertificateArePassedOver() {
        var things = things(10);
        var terms = terms(root, Profile.DEVICE, KeySpec.EC_P256);
        lab.office.certificates().issueAll(terms, new long[] {things[0], things[1]}, Equipped.SKIP, Progress.NONE);

        var second = lab.office.certificates().issueAll(terms, things, Equipped.SKIP, Progress.NONE);

        assertThat(second.passedOver()).isEqualTo(2);
        assertThat(second.certificates()).hasSize(8);
        assertThat(lab.office.certificates().issueAll(terms, things, Equipped.ISSUE_ANOTHER, Progress.NONE).certificates())
                .hasSize(10);
    }

    @Test void afterACancelWhatWasAcknowledgedIsThereAndNothingElse() {
        var progress = new Counting(500);
        var things = things(3_000);
        assertThatThrownBy(() -> lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.EC_P256), things,
                Equipped.SKIP, progress)).isInstanceOf(CancellationException.class);

        lab.reopen();

        assertThat(progress.done).isBetween(500L, 2_999L);
        assertThat(lab.office.certificates().count()).isEqualTo(progress.done + 1);
        assertThat(lab.office.audit().recent(5_000)).filteredOn(entry -> entry.act() == Act.SERIAL_ABANDONED).isNotEmpty()
                .extracting(AuditEntry::object)
                .allSatisfy(serial -> assertThat(lab.office.certificates().ids(CertificateQuery.ALL.withText(serial))).isEmpty());
    }

    @Test void termsThatNoThingCanMeetAreRefusedAndNothingIsIssued() {
        var tooLong = new Order.Terms(root.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(9_000));
        var things = things(3);
        assertThatThrownBy(() -> lab.office.certificates().issueAll(tooLong, things, Equipped.SKIP, Progress.NONE))
                .isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.certificates().count()).isEqualTo(1);
    }

    @Test void aThingThatCannotBeAServerIsNamedAndTheOthersGetTheirCertificate() {
        lab.thing("mqtt.lab");
        lab.thing("Presse Süd ?");
        var issued = lab.office.certificates().issueAll(terms(root, Profile.SERVER, KeySpec.EC_P256),
                lab.office.things().numbers(ThingQuery.ALL), Equipped.SKIP, Progress.NONE);
        assertThat(issued.certificates()).hasSize(1);
        assertThat(issued.problems()).extracting(Issued.Problem::thing).containsExactly(new ThingId("Presse Süd ?"));
    }

    @Test void itsKeysAreTheOnesThatItsCertificatesName() {
        lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.ED25519), things(3), Equipped.SKIP, Progress.NONE);
        lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.RSA_2048), things(3), Equipped.ISSUE_ANOTHER,
                Progress.NONE);
        for (var certificate : rows()) {
            assertThat(certificate.hasKey()).isTrue();
        }
        assertThat(lab.office.certificates().ids(CertificateQuery.ALL.withThing(Optional.of(new ThingId("press-00001"))))).hasSize(2);
    }
}
