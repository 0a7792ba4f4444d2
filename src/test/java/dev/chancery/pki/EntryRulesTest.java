package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Breach;
import dev.chancery.domain.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Most entries are looked over where they lie; whatever they are, that must find what taking them apart finds.
class EntryRulesTest {

    private static final String REASON = "2.5.29.21";
    private static final int ROOM = 400;

    private static byte[] entry(byte[] serial, byte[] time, byte[]... extensions) {
        var all = Raw.element(0x02, serial);
        return extensions.length == 0 ? Raw.sequence(all, time) : Raw.sequence(all, time, Raw.sequence(extensions));
    }

    private static byte[] reason(int code) {
        return Raw.sequence(Raw.oid(REASON), Raw.element(0x04, Raw.element(0x0a, code)));
    }

    /// As a list hands them over: at the front of a buffer that holds an earlier one behind it.
    private static List<Breach> overlooked(List<byte[]> entries, boolean delta) {
        var rules = new EntryRules(delta, 7);
        var buffer = new byte[ROOM];
        for (var entry : entries) {
            System.arraycopy(entry, 0, buffer, 0, entry.length);
            rules.take(buffer, entry.length);
        }
        return rules.breaches();
    }

    private static List<Breach> takenApart(List<byte[]> entries, boolean delta) {
        var rules = new EntryRules(delta, 7);
        entries.forEach(entry -> rules.take(DerElement.of(entry)));
        return rules.breaches();
    }

    @Test void anEntryThatIsLookedOverIsJudgedAsOneThatIsTakenApart() {
        Any.holdsFor(EntryRulesTest::entries, entries -> {
            for (var delta : List.of(true, false)) {
                assertThat(overlooked(entries, delta)).isEqualTo(takenApart(entries, delta));
            }
        });
    }

    private static List<byte[]> entries(Random random) {
        var entries = new ArrayList<byte[]>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            entries.add(entry(random));
        }
        return entries;
    }

    private static byte[] entry(Random random) {
        var time = time(random);
        return switch (random.nextInt(4)) {
            case 0 -> entry(serial(random), time);
            case 1 -> entry(serial(random), time, reason(random.nextInt(12)), reason(1));
            case 2 -> Raw.sequence(Raw.element(Any.of(random, 0x02, 0x02, 0x0a), serial(random)), time, Raw.sequence(reason(random.nextInt(12))));
            default -> entry(serial(random), time, reason(random.nextInt(12)));
        };
    }

    private static byte[] serial(Random random) {
        var serial = new byte[Any.of(random, 1, 2, 2, 3, 8, 16, 19, 20, 21)];
        random.nextBytes(serial);
        if (random.nextInt(3) > 0) {
            serial[0] = (byte) random.nextInt(3);
        }
        return random.nextInt(3) == 0 ? new byte[] {7, 7} : serial;
    }

    private static byte[] time(Random random) {
        var digits = "%02d%02d%02d%02d%02d%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28),
                random.nextInt(24), random.nextInt(60), random.nextInt(60));
        var text = new StringBuilder(digits).append('Z');
        if (random.nextInt(3) == 0) {
            text.setCharAt(random.nextInt(text.length()), Any.of(random, '0', '1', '2', '3', '5', '6', '9', '/', ':', 'Z', '-'));
        }
        return Raw.element(random.nextInt(8) == 0 ? 0x18 : 0x17, octets(text.toString()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "80", "ff", "8000", "0001"})
    void ofSerialNumbersTheWrongOnesAreTold(String hex) {
        var serial = HexFormat.of().parseHex(hex);
        var breaches = overlooked(List.of(entry(serial, Raw.time("261120100000Z"))), false);
        assertThat(breaches).extracting(Breach::rule).isEqualTo(hex.equals("0001") ? List.of() : List.of(Rule.ENTRY_SERIAL));
    }

    @Test void aSerialNumberMayHaveTwentyOctetsAndNoMore() {
        var twenty = new byte[20];
        Arrays.fill(twenty, (byte) 5);
        assertThat(overlooked(List.of(entry(twenty, Raw.time("261120100000Z"))), false)).isEmpty();
        assertThat(overlooked(List.of(entry(Arrays.copyOf(twenty, 21), Raw.time("261120100000Z"))), false))
                .extracting(Breach::rule).containsExactly(Rule.ENTRY_SERIAL);
    }

    @Test void whatStandsThereTwiceIsToldOnce() {
        var same = entry(new byte[] {5, 6, 7}, Raw.time("261120100000Z"));
        assertThat(overlooked(List.of(same, same, same), false)).containsExactly(new Breach(Rule.ENTRY_TWICE, "050607"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 11})
    void aReasonThatAListMustNotGiveIsTold(int code) {
        var entries = List.of(entry(new byte[] {5, 6}, Raw.time("261120100000Z"), reason(1)), entry(new byte[] {5, 7}, Raw.time("261120100000Z"), reason(code)));
        assertThat(overlooked(entries, false)).containsExactly(new Breach(Rule.ENTRY_REASON, "0507"));
        assertThat(overlooked(entries, true)).hasSize(code == 8 ? 0 : 1);
    }
}
