package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Revocation.Reason;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a complete list and the changes to it say together of one certificate.
class ListPairTest {

    private static final String BASE = "2.5.29.27";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant REVOKED = Instant.parse("2026-11-19T10:00:00Z");
    private static final int COMPROMISED = 1;
    private static final int REMOVED = 8;

    private static final Sighted DEVICE = Sighted.of(Raw.device().der());
    private static final BigInteger SERIAL = new BigInteger("0112233445566778899aabbccddeeff001", 16);

    private static Raw.OfList list(int number, String from, int... reasons) {
        var list = new Raw.OfList();
        list.from = Raw.time(from);
        list.entries.clear();
        for (var reason : reasons) {
            list.entries.add(Raw.OfList.entry(Raw.integer(SERIAL), Raw.sequence(Raw.oid("2.5.29.21"), Raw.element(0x04, Raw.element(0x0a, reason)))));
        }
        list.place = reasons.length > 0;
        return list.with(ListSpecimen.NUMBER, false, Raw.integer(number));
    }

    private static Raw.OfList complete(int... reasons) {
        return list(10, "261120100000Z", reasons);
    }

    private static Raw.OfList changes(int base, int number, int... reasons) {
        return list(number, "261121100000Z", reasons).with(BASE, true, Raw.integer(base));
    }

    private static List<ListPair> pairs(Raw.OfList... lists) {
        return ListPair.of(Stream.of(lists).flatMap(list -> RevocationListReader.readAll(list.der()).stream()).toList());
    }

    private static Cause cause(Raw.OfList... lists) {
        assertThat(pairs(lists)).hasSize(1);
        return pairs(lists).getFirst().of(DEVICE, NOW);
    }

    private static Cause onList(Reason reason) {
        return new Cause.OnList(REVOKED, reason);
    }

    private static Cause notOn() {
        return new Cause.NotOnList(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test void aCompleteListAloneTellsWhetherItIsRevoked() {
        assertThat(cause(complete())).isEqualTo(notOn());
        assertThat(cause(complete(COMPROMISED))).isEqualTo(onList(Reason.KEY_COMPROMISE));
    }

    @Test void whatTheChangesRevokeIsRevokedWhateverTheyContinue() {
        assertThat(cause(complete(), changes(10, 11, COMPROMISED))).isEqualTo(onList(Reason.KEY_COMPROMISE));
        assertThat(cause(complete(), changes(12, 13, COMPROMISED))).isEqualTo(onList(Reason.KEY_COMPROMISE));
        assertThat(cause(changes(10, 11, COMPROMISED))).isEqualTo(onList(Reason.KEY_COMPROMISE));
    }

    @Test void changesAloneProveNothingElse() {
        assertThat(cause(changes(10, 11))).isEqualTo(new Cause.OnlyChanges());
        assertThat(cause(changes(10, 11, REMOVED))).isEqualTo(new Cause.OnlyChanges());
    }

    @Test void theEndOfAHoldIsBelievedOnlyWhereTheChangesContinueTheCompleteList() {
        assertThat(cause(complete(6), changes(10, 11, REMOVED))).isEqualTo(notOn());
        assertThat(cause(complete(6), changes(9, 10, REMOVED))).isEqualTo(notOn());
        assertThat(cause(complete(6), changes(11, 12, REMOVED))).isEqualTo(onList(Reason.CERTIFICATE_HOLD));
    }

    @Test void theEndOfAHoldIsNotBelievedOfChangesThatHaveEnded() {
        var ended = changes(10, 11, REMOVED);
        ended.next = Raw.time("261122095959Z");
        assertThat(cause(complete(6), ended)).isEqualTo(onList(Reason.CERTIFICATE_HOLD));
        var toCome = changes(10, 11, REMOVED);
        toCome.from = Raw.time("261122100001Z");
        assertThat(cause(complete(6), toCome)).isEqualTo(onList(Reason.CERTIFICATE_HOLD));
    }

    @Test void changesOlderThanTheCompleteListAreLeftOut() {
        assertThat(cause(complete(), changes(8, 9, COMPROMISED))).isEqualTo(notOn());
        assertThat(pairs(complete(), changes(8, 9)).getFirst().changes()).isEmpty();
    }

    @Test void ofEachKindTheNewestCounts() {
        var newer = list(12, "261121120000Z", COMPROMISED);
        assertThat(cause(newer, complete())).isEqualTo(onList(Reason.KEY_COMPROMISE));
        assertThat(cause(complete(), newer)).isEqualTo(onList(Reason.KEY_COMPROMISE));
        var later = changes(10, 13);
        later.from = Raw.time("261121110000Z");
        assertThat(pairs(complete(), later, changes(10, 12)).getFirst().changes().flatMap(RevocationListReader::number))
                .isEqualTo(Optional.of(BigInteger.valueOf(13)));
    }

    @Test void aListThatHasEndedOrIsYetToComeProvesNothing() {
        assertThat(pairs(complete()).getFirst().of(DEVICE, Instant.parse("2026-11-27T10:00:00Z"))).isEqualTo(notOn());
        assertThat(pairs(complete()).getFirst().of(DEVICE, Instant.parse("2026-11-27T10:00:00Z").plus(Duration.ofSeconds(1))))
                .isEqualTo(new Cause.ListEnded(Instant.parse("2026-11-27T10:00:00Z")));
        assertThat(pairs(complete()).getFirst().of(DEVICE, Instant.parse("2026-11-20T10:00:00Z"))).isEqualTo(notOn());
        assertThat(pairs(complete()).getFirst().of(DEVICE, Instant.parse("2026-11-20T09:59:59Z")))
                .isEqualTo(new Cause.ListNotYet(Instant.parse("2026-11-20T10:00:00Z")));
    }

    @Test void listsOfAnotherScopeOrKeyMakeAPairOfTheirOwn() {
        var other = complete().with(Specimen.AUTHORITY_KEY_ID, false, Raw.sequence(Raw.element(0x80, Raw.OWN_ID)));
        assertThat(pairs(complete(), other)).hasSize(2);
        var point = complete().with("2.5.29.28", true, Raw.sequence(Raw.element(0x81, 0xff)));
        assertThat(pairs(complete(), point)).hasSize(2);
        assertThat(pairs(complete(), complete())).hasSize(1);
    }
}
