package dev.chancery.domain;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What opens a store whose passphrase is forgotten: 160 random bits, written as eight groups of five letters and digits
/// (`7K3MA-...`) in Crockford's base 32. The last character of each group checks it and its place, so that one wrong
/// character, two that changed places, or groups that did are found before the key is tried, and named by their group.
///
/// Case, hyphens and blanks do not matter; `O` is read as zero, `I` and `L` as one. Nothing here makes a `String` of it.
public final class RecoveryKey implements AutoCloseable {

    public static final int GROUPS = 8;
    public static final int GROUP_LENGTH = 5;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = GROUPS * GROUP_LENGTH;
    private static final int CARRIED = GROUP_LENGTH - 1;
    private static final int BITS = 5;
    private static final int OCTETS = GROUPS * CARRIED * BITS / 8;
    /// x^5 + x^2 + 1, of which x is a generator.
    private static final int FIELD = 0b100101;
    private static final int TOP = 1 << BITS;

    private final byte[] octets;

    private RecoveryKey(byte[] octets) {
        this.octets = octets;
    }

    public static RecoveryKey random(SecureRandom random) {
        var octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new RecoveryKey(octets);
    }

    /// What somebody typed or scanned, which stays the caller's to wipe: every group that is mistyped, or that it is not whole.
    public static Checked<RecoveryKey> parse(char[] typed) {
        var values = new byte[LENGTH];
        int count = 0;
        for (char character : typed) {
            if (!Character.isWhitespace(character) && character != '-' && count++ < LENGTH) {
                values[count - 1] = value(character);
            }
        }
        try {
            return Checked.of(violations(values, count), () -> new RecoveryKey(packed(values)));
        } finally {
            Arrays.fill(values, (byte) 0);
        }
    }

    private static List<Violation> violations(byte[] values, int count) {
        if (count == 0) {
            return List.of(new TextViolation.Missing(Field.RECOVERY_KEY));
        }
        var found = new ArrayList<Violation>();
        IntStream.range(0, Math.min(count, LENGTH) / GROUP_LENGTH).filter(group -> !isWell(values, group))
                .mapToObj(group -> new TextViolation.MistypedGroup(group + 1)).forEach(found::add);
        if (count != LENGTH) {
            found.add(new TextViolation.UnfinishedRecoveryKey(count, LENGTH));
        }
        return found;
    }

    private static boolean isWell(byte[] values, int group) {
        for (int i = 0; i < GROUP_LENGTH; i++) {
            if (values[group * GROUP_LENGTH + i] < 0) {
                return false;
            }
        }
        return check(values, group) == values[group * GROUP_LENGTH + CARRIED];
    }

    // In GF(32): a power of x for each place, and the group's own number.
    private static int check(byte[] values, int group) {
        int check = 0;
        for (int i = CARRIED - 1; i >= 0; i--) {
            check = timesX(check ^ values[group * GROUP_LENGTH + i]);
        }
        return check ^ group + 1;
    }

    private static int timesX(int value) {
        int shifted = value << 1;
        return shifted >= TOP ? shifted ^ FIELD : shifted;
    }

    // Minus one for what is no letter of ours.
    private static byte value(char character) {
        return (byte) LETTERS.indexOf(switch (Character.toUpperCase(character)) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> Character.toUpperCase(character);
        });
    }

    private static byte[] packed(byte[] values) {
        var octets = new byte[OCTETS];
        for (int i = 0; i < OCTETS * 8; i++) {
            int value = values[i / BITS / CARRIED * GROUP_LENGTH + i / BITS % CARRIED];
            octets[i / 8] |= (byte) ((value >> BITS - 1 - i % BITS & 1) << 7 - i % 8);
        }
        return octets;
    }

    private byte[] values() {
        var values = new byte[LENGTH];
        for (int i = 0; i < OCTETS * 8; i++) {
            int bit = octets[i / 8] >> 7 - i % 8 & 1;
            values[i / BITS / CARRIED * GROUP_LENGTH + i / BITS % CARRIED] |= (byte) (bit << BITS - 1 - i % BITS);
        }
        for (int group = 0; group < GROUPS; group++) {
            values[group * GROUP_LENGTH + CARRIED] = (byte) check(values, group);
        }
        return values;
    }

    /// The 20 octets, to be wiped by whoever asked.
    public byte[] octets() {
        return octets.clone();
    }

    /// One group, from 0, to be wiped by whoever asked.
    public char[] group(int group) {
        var values = values();
        var text = new char[GROUP_LENGTH];
        for (int i = 0; i < GROUP_LENGTH; i++) {
            text[i] = LETTERS.charAt(values[group * GROUP_LENGTH + i]);
        }
        Arrays.fill(values, (byte) 0);
        return text;
    }

    /// All groups with hyphens between them, to be wiped by whoever asked.
    public char[] text() {
        var text = new char[LENGTH + GROUPS - 1];
        Arrays.fill(text, '-');
        for (int i = 0; i < GROUPS; i++) {
            var group = group(i);
            System.arraycopy(group, 0, text, i * (GROUP_LENGTH + 1), GROUP_LENGTH);
            Arrays.fill(group, '\0');
        }
        return text;
    }

    /// Whether this is how a group, from 0, was typed again. The array stays the caller's to wipe.
    public boolean isGroup(int group, char[] typed) {
        var values = values();
        int count = 0;
        boolean same = true;
        for (char character : typed) {
            if (!Character.isWhitespace(character) && character != '-') {
                same &= count < GROUP_LENGTH && value(character) == values[group * GROUP_LENGTH + count];
                count++;
            }
        }
        Arrays.fill(values, (byte) 0);
        return same && count == GROUP_LENGTH;
    }

    /// Wipes it.
    @Override public void close() {
        Arrays.fill(octets, (byte) 0);
    }

    /// Says nothing of it.
    @Override public String toString() {
        return "RecoveryKey";
    }
}
