package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {

    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9");

    @ParameterizedTest
    @ValueSource(strings = {"pressure-0005", "9bf13331-ca11-4783-9939-42a447eaa099", "SN100007", "a.b_c", "x"})
    void aNameThatIsGoodEverywhereStays(String id) {
        assertThat(SafeNames.of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..\\..\\windows\\win.ini", "a/b", "..", ".", "", ".ssh", "-rf", "a.", "a ",
        "CON", "con.pem", "nul", "COM1", "lpt9.x", "a:b", "a\0b", "\u202Egnp.exe", "~", "a~0123456789", "b*?<>|\"c"})
    void aNameThatIsNotIsChangedAndMarked(String id) {
        assertThat(SafeNames.of(id)).isNotEqualTo(id).matches("[A-Za-z0-9_][A-Za-z0-9._-]*~[0-9a-f]{10}");
        assertValid(SafeNames.of(id));
    }

    @Test void aChangedNameIsStillReadable() {
        assertThat(SafeNames.of("Kühlraum 7")).startsWith("Kuhlraum_7~");
        assertThat(SafeNames.of("冷库-3")).startsWith("_-3~");
        assertThat(SafeNames.of("CON")).startsWith("_CON~");
    }

    @Test void aLongNameIsCutAndKeepsItsMark() {
        assertThat(SafeNames.of("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(SafeNames.of("x".repeat(101))).hasSize(100).isNotEqualTo(SafeNames.of("x".repeat(102)));
    }

    @Test void theNameOfAChangedTextIsNeverTheNameOfAnother() {
        var changed = SafeNames.of("a b");
        assertThat(SafeNames.of(changed)).isNotEqualTo(changed);
    }

    @Test void twoSpellingsOfOneLookGetTwoNames() {
        assertThat(SafeNames.of("K\u00fchl")).isNotEqualTo(SafeNames.of("Ku\u0308hl"));
        assertThat(SafeNames.of("\uD800")).isNotEqualTo(SafeNames.of("\uD801"));
    }

    @Test void textsThatDifferInCaseAloneAreBothMarked() {
        var names = SafeNames.forAll(List.of("Pump", "pump", "valve"));
        assertThat(names.get("Pump")).startsWith("Pump~");
        assertThat(names.get("pump")).startsWith("pump~");
        assertThat(names.get("valve")).isEqualTo("valve");
        assertUnique(names.values());
    }

    @Test void theNamesDoNotDependOnTheOrder() {
        var ids = new ArrayList<>(List.of("Pump", "pump", "PUMP", "a b", "A B", "valve", "x/y"));
        var names = SafeNames.forAll(ids);
        Collections.reverse(ids);
        assertThat(SafeNames.forAll(ids)).isEqualTo(names);
    }

    @Test void equalMarksAreMadeLonger() {
        var ids = new ArrayList<String>();
        for (int bits = 0; bits < 64; bits++) {
            var id = new StringBuilder("switch");
            for (int i = 0; i < 6; i++) {
                id.setCharAt(i, (bits >> i & 1) == 1 ? Character.toUpperCase(id.charAt(i)) : id.charAt(i));
            }
            ids.add(id.toString());
        }
        var names = SafeNames.forAll(ids, 1);
        assertUnique(names.values());
        assertThat(names.values()).allMatch(name -> name.length() <= SafeNames.LONGEST);
    }

    @Test void aHundredThousandIdsGetNamesThatAreGoodAndUniqueOnFat() {
        var random = new Random(Long.getLong("any.seed", 20261101L));
        var ids = new HashSet<String>();
        while (ids.size() < 100_000) {
            ids.add(id(random));
        }
        var names = SafeNames.forAll(ids);
        assertThat(names).hasSize(100_000);
        names.values().forEach(SafeNamesTest::assertValid);
        assertUnique(names.values());
    }

    private static String id(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Any.text(random, 64);
            case 1 -> Any.of(random, "con", "CON", "Nul", "aux", "com1") + Any.of(random, "", ".", ".txt", " ")
                    + random.nextInt(50);
            case 2 -> Any.of(random, "../", "/", "..\\", "C:\\", "~/", ".", "-") + Any.text(random, 5);
            case 3 -> Any.of(random, "Pump", "pump", "PUMP", "pumP") + Any.of(random, "-", "_", " ") + random.nextInt(100_000);
            case 4 -> "x".repeat(90 + random.nextInt(300)) + random.nextInt(10);
            default -> new UUID(random.nextLong(), random.nextLong()).toString();
        };
    }

    private static void assertValid(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var stem = lower.contains(".") ? lower.substring(0, lower.indexOf('.')) : lower;
        var target = Path.of("/media/stick");
        assertThat(name).matches("[A-Za-z0-9._~-]{1,100}").doesNotEndWith(".").doesNotStartWith(".").doesNotStartWith("-");
        assertThat(WINDOWS_DEVICES).doesNotContain(stem);
        assertThat(target.resolve(name).normalize().getParent()).isEqualTo(target);
        assertThat(new Item(name, new byte[0], false).path()).isEqualTo(name);
    }

    private static void assertUnique(Collection<String> names) {
        assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count()).isEqualTo(names.size());
    }
}
