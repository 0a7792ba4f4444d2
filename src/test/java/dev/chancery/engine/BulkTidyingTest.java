package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.BulkTidying.Kept;
import dev.chancery.engine.Certificates.Equipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkTidyingTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Path manifests;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        manifests = Files.createDirectory(folder.resolve("manifests"));
    }

    @AfterEach void close() {
        lab.close();
    }

    private BulkId begun(String pattern) {
        var jobs = lab.office.bulkJobs();
        return jobs.start(jobs.plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of(pattern).orRefuse()),
                terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP, Optional.empty()), Progress.NONE)).id();
    }

    private BulkId done(String pattern) {
        return lab.office.bulkJobs().run(begun(pattern), new char[0], Progress.NONE, Acknowledgement.NONE).id();
    }

    private List<BulkId> there() {
        return lab.office.bulkJobs().recent(100).stream().map(BulkJob::id).toList();
    }

    @Test void anOldJobGoesWithItsRowsAndLeavesItsManifestAndItsCertificates() throws Exception {
        var old = done("old-{1..3}");
        lab.clock.advance(Duration.ofDays(91));
        var young = done("young-{1..2}");

        var tidied = lab.office.bulkTidying().tidy(new Kept(0, 90), manifests, Progress.NONE);

        var file = manifests.resolve("job-" + old.value() + ".csv");
        assertThat(tidied).containsExactly(new BulkTidying.Tidied(old, 3, file));
        assertThat(Files.readAllLines(file)).hasSize(4).anyMatch(line -> line.startsWith("\"old-3\",\"issued\",\""));
        assertThat(there()).containsExactly(young);
        assertThat(lab.office.desk().<Long>read(tx -> tx.bulk().count(old).all())).isZero();
        assertThatThrownBy(() -> lab.office.bulkJobs().one(old)).isInstanceOf(Failure.Gone.class);
        assertThat(lab.office.certificates().count()).isEqualTo(6);
        assertThat(lab.office.overview().look(ZoneOffset.UTC).lastActs()).anyMatch(act -> act.act() == Act.BULK_TIDIED);
        assertThat(lab.office.storeCheck().look(Progress.NONE).findings()).isEmpty();
    }

    @Test void theNewestStayHoweverOldTheyAreAndOneThatIsNotDoneStaysAlways() {
        var open = begun("open-{1..2}");
        var first = done("a-{1..2}");
        var ended = lab.office.bulkJobs().finish(begun("b-{1..2}")).id();
        var last = done("c-{1..2}");
        lab.clock.advance(Duration.ofDays(200));

        assertThat(lab.office.bulkTidying().old(Kept.USUAL)).isEmpty();
        assertThat(lab.office.bulkTidying().old(new Kept(1, 201))).isEmpty();
        assertThat(lab.office.bulkTidying().old(new Kept(1, 90))).containsExactly(first, ended);
        lab.office.bulkTidying().tidy(new Kept(1, 90), manifests, Progress.NONE);

        assertThat(there()).containsExactly(last, open);
        assertThat(lab.office.bulkJobs().run(open, new char[0], Progress.NONE, Acknowledgement.NONE).state()).isEqualTo(BulkState.DONE);
    }

    @Test void withoutAPlaceForTheManifestTheJobStays() throws Exception {
        var old = done("old-{1..3}");
        lab.clock.advance(Duration.ofDays(91));
        assertThatThrownBy(() -> lab.office.bulkTidying().tidy(new Kept(0, 90), folder.resolve("away"), Progress.NONE))
                .isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(there()).containsExactly(old);
        assertThat(lab.office.bulkJobs().one(old).all()).isEqualTo(3);

        var other = Files.writeString(manifests.resolve("job-" + old.value() + ".csv"), "of another store");
        lab.office.bulkTidying().tidy(new Kept(0, 90), manifests, Progress.NONE);
        assertThat(other).hasContent("of another store");
        assertThat(manifests.resolve("job-" + old.value() + "-2.csv")).content().contains("old-2");
    }
}
