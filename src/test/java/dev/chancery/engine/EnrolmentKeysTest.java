package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.EnrolmentKey.State;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentKeysTest {

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Optional<EnrolmentKey> found(char[] secret) {
        return ThingKeyCheck.of(lab.office.desk()).check(secret);
    }

    @Test void aSecretIsFoundByItsMacAndStandsNowhereInTheStore() throws IOException {
        var press = lab.thing("press-1");
        var secret = Enroller.key(lab, press);
        assertThat(secret).hasSize(32);
        assertThat(found(secret)).map(EnrolmentKey::thing).contains(press.id());
        lab.reopen();
        assertThat(found(secret)).map(EnrolmentKey::thing).contains(press.id());
        lab.office.close();
        assertThat(Files.readString(lab.file, StandardCharsets.ISO_8859_1)).doesNotContain(new String(secret));
        lab.open();
    }

    @Test void noTwoSecretsAreTheSameAndTheLettersAreUsedEvenly() {
        var things = new ArrayList<Thing>();
        for (int i = 0; i < 200; i++) {
            things.add(lab.thing("gauge-" + i));
        }
        var made = lab.office.enrolmentKeys().make(things, EnrolmentKey.USUAL);
        var texts = made.stream().map(one -> one.secret().use(String::new)).toList();
        assertThat(texts).doesNotHaveDuplicates().allMatch(text -> text.matches("[a-km-np-z2-9]{32}"));
        assertThat(String.join("", texts).chars().distinct().count()).isEqualTo(32);
        made.forEach(EnrolmentKeys.Made::close);
    }

    @Test void whateverIsWrongTakesOneMacAndOneLookUp() {
        var press = lab.thing("press-1");
        var right = Enroller.key(lab, press);
        var revoked = Enroller.key(lab, lab.thing("press-2"));
        lab.office.enrolmentKeys().revoke(List.of(lab.office.things().find(new ThingId("press-2")).orElseThrow()));
        for (var attempt : List.of(right, revoked, "wrong".toCharArray(), new char[0], "x".repeat(4000).toCharArray())) {
            for (var thing : List.of("press-1", "press-2", "nobody", "")) {
                var macs = new AtomicInteger();
                var looks = new AtomicInteger();
                var check = new ThingKeyCheck(octets -> {
                    macs.incrementAndGet();
                    return lab.office.desk().seal().enrolmentMac(octets);
                }, mac -> {
                    looks.incrementAndGet();
                    return lab.office.desk().read(tx -> tx.enrolmentKeys().byMac(mac));
                });
                assertThat(check.check(thing, attempt).isPresent()).isEqualTo(attempt == right && thing.equals("press-1"));
                assertThat(List.of(macs.get(), looks.get())).containsExactly(1, 1);
            }
        }
    }

    @Test void aNewOneMakesTheOneBeforeWorthless() {
        var press = lab.thing("press-1");
        var first = Enroller.key(lab, press);
        var second = Enroller.key(lab, press);
        assertThat(found(first)).isEmpty();
        assertThat(found(second)).isPresent();
        assertThat(lab.office.enrolmentKeys().of(press)).extracting(key -> key.state(lab.clock.instant()))
                .containsExactly(State.GOOD, State.REVOKED);
    }

    @Test void itEndsAndIsUsedUpAndRevoked() {
        var press = lab.thing("press-1");
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(2), 2));
        var number = found(secret).orElseThrow().number();
        assertThat(use(number)).isTrue();
        assertThat(state(secret)).isEqualTo(State.GOOD);
        assertThat(use(number)).isTrue();
        assertThat(use(number)).isFalse();
        assertThat(state(secret)).isEqualTo(State.USED);
        var other = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(2), 2));
        lab.clock.advance(Duration.ofDays(2));
        assertThat(state(other)).isEqualTo(State.ENDED);
        assertThat(use(found(other).orElseThrow().number())).isFalse();
        assertThat(lab.office.enrolmentKeys().revoke(List.of(press))).isEqualTo(1);
        assertThat(lab.office.enrolmentKeys().revoke(List.of(press))).isZero();
        assertThat(found(other)).isEmpty();
        assertThat(lab.office.audit().of("press-1")).extracting(AuditEntry::act)
                .contains(Act.ENROLMENT_KEY_MADE, Act.ENROLMENT_KEY_REVOKED);
    }

    private boolean use(long number) {
        return lab.office.desk().change(tx -> tx.enrolmentKeys().use(number, lab.clock.instant()));
    }

    private State state(char[] secret) {
        return found(secret).orElseThrow().state(lab.clock.instant());
    }

    @Test void aListOfThemIsForItsOwnerAlone() throws IOException {
        var file = folder.resolve("keys.csv");
        var things = List.of(lab.thing("press-1"), lab.thing("a \"b\", c"));
        lab.office.enrolmentKeys().makeInto(file, things, EnrolmentKey.USUAL);
        var lines = Files.readString(file).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\uFEFF\"thing_id\",\"enrolment_key\",\"good_until\"");
        assertThat(lines.get(1)).matches("\"press-1\",[a-z2-9]{32},\"" + lab.clock.instant().plus(Duration.ofDays(7)) + "\"");
        assertThat(lines.get(2)).startsWith("\"a \"\"b\"\", c\",");
        assertThat(found(lines.get(1).split(",")[1].toCharArray())).map(EnrolmentKey::thing).contains(new ThingId("press-1"));
        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test void aListThatCannotBeWrittenChangesNothing() throws IOException {
        var press = lab.thing("press-1");
        var before = Enroller.key(lab, press);
        var file = Files.writeString(folder.resolve("keys.csv"), "mine");
        assertThatThrownBy(() -> lab.office.enrolmentKeys().makeInto(file, List.of(press), EnrolmentKey.USUAL)).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(Files.readString(file)).isEqualTo("mine");
        assertThat(found(before)).isPresent();
        assertThat(lab.office.enrolmentKeys().of(press)).hasSize(1);
    }

    @Test void theyGoWithTheirThing() {
        var press = lab.thing("press-1");
        var secret = Enroller.key(lab, press);
        lab.office.things().removals().remove(new long[] {press.number()}, Reason.CESSATION_OF_OPERATION);
        assertThat(found(secret)).isEmpty();
        assertThat(lab.office.enrolmentKeys().all()).isEmpty();
        assertThat(lab.tampering()).isEmpty();
    }

    @Test void oneThatSomebodyElseWroteIntoTheStoreIsNoticed() throws SQLException {
        var press = lab.thing("press-1");
        var other = lab.thing("press-2");
        var secret = Enroller.key(lab, press);
        lab.office.close();
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var change = store.createStatement()) {
            change.execute("UPDATE enrolment_key SET thing = " + other.number());
        }
        lab.open();
        assertThatThrownBy(() -> found(secret)).isInstanceOf(Failure.Tampered.class);
        assertThat(lab.tampering()).anyMatch(StoreFinding.RowChanged.class::isInstance);
        lab.office.close();
    }
}
