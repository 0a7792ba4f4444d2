package dev.chancery.pki;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The rules for the entries of a revocation list (RFC 5280, 5.1.2.6 and 5.3), which come one by one and are not kept. Each
/// rule is told of once, with the first entry that breaks it.
final class EntryRules {

    private static final String REASON = "2.5.29.21";
    private static final int UNSPECIFIED = 0;
    private static final int NEVER_GIVEN = 7;
    private static final int REMOVED = 8;
    private static final int LAST_REASON = 10;
    private static final int REASONS = 16;
    private static final int MOST_SERIAL_OCTETS = 20;

    private static final int PLAIN_HEAD = 4;
    private static final int UTC_TIME = 15;

    private final boolean delta;
    private final SerialSet seen;
    private final Set<Rule> broken = EnumSet.noneOf(Rule.class);
    private final List<Breach> found = new ArrayList<>();
    private final byte[][] sound = new byte[REASONS][];
    private byte[] soundTime = {};

    EntryRules(boolean delta, long seed) {
        this.delta = delta;
        this.seen = new SerialSet(seed);
    }

    static void check(DerElement entries, boolean delta, List<Breach> found) {
        var rules = new EntryRules(delta, 0);
        if (entries.length() == 0) {
            found.add(new Breach(Rule.LIST_EMPTY, ""));
        }
        entries.each(rules::take);
        found.addAll(rules.found);
    }

    List<Breach> breaches() {
        return List.copyOf(found);
    }

    /// The entry at the front of this buffer. Most are of one form, with extensions that stood in an entry before: those are
    /// looked over where they lie, because a list may have a million.
    void take(byte[] entry, int length) {
        int serial = isPlain(entry, length) ? entry[3] : 0;
        if (serial == 0 || !isPlainRest(entry, PLAIN_HEAD + serial, length) || !seen.add(entry, PLAIN_HEAD, serial)) {
            take(DerElement.of(entry, length));
        }
    }

    /// One with a short positive serial number, written as short as it can be.
    private static boolean isPlain(byte[] entry, int length) {
        return length > PLAIN_HEAD + 2 + UTC_TIME && length < 0x80 && entry[0] == DerElement.SEQUENCE && entry[1] == length - 2
                && entry[2] == DerElement.INTEGER && entry[3] > 1 && entry[3] <= MOST_SERIAL_OCTETS
                && (entry[4] > 0 || entry[4] == 0 && entry[5] < 0) && PLAIN_HEAD + entry[3] + UTC_TIME <= length;
    }

    private boolean isPlainRest(byte[] entry, int time, int length) {
        int rest = time + UTC_TIME;
        var before = sound[(entry[length - 1] & 0xff) % REASONS];
        return WrittenTime.isUtc(entry, time)
                && (rest == length || before != null && Arrays.equals(entry, rest, length, before, 0, before.length));
    }

    void take(DerElement entry) {
        try {
            var parts = entry.children(DerElement.SEQUENCE);
            var serial = parts.getFirst();
            keep(serial.is(DerElement.INTEGER) && serial.length() > 0 && serial.octet(0) < 0x80
                    && serial.length() <= MOST_SERIAL_OCTETS && !isZero(serial), Rule.ENTRY_SERIAL, serial);
            keep(seen.add(serial.value(), 0, serial.length()), Rule.ENTRY_TWICE, serial);
            time(parts.get(1), serial);
            if (parts.size() > 2) {
                extensions(parts.get(2), serial);
            }
        } catch (RuntimeException unreadable) {
            keep(false, Rule.STRUCTURE, entry);
        }
    }

    private static boolean isZero(DerElement serial) {
        return serial.length() == 1 && serial.octet(0) == 0;
    }

    private void keep(boolean kept, Rule rule, DerElement serial) {
        if (!kept && broken.add(rule)) {
            found.add(new Breach(rule, HexFormat.of().formatHex(Arrays.copyOf(serial.value(), Math.min(serial.length(), 24)))));
        }
    }

    /// Entries that were made together have the same time, and most have the same reason: those are looked at once.
    private void time(DerElement time, DerElement serial) {
        if (!time.isWhole(soundTime)) {
            keep(WrittenTime.isWritten(time), Rule.TIME_FORM, serial);
            soundTime = time.whole();
        }
    }

    private void extensions(DerElement extensions, DerElement serial) {
        int before = found.size();
        for (var part : ExtensionPart.all(extensions)) {
            keep(!part.critical(), Rule.ENTRY_CRITICAL, serial);
            keep(!part.oid().equals(REASON) || isReason(part.value()), Rule.ENTRY_REASON, serial);
        }
        if (found.size() == before) {
            sound[extensions.octet(extensions.length() - 1) % REASONS] = extensions.whole();
        }
    }

    private boolean isReason(DerElement reason) {
        int code = reason.is(DerElement.ENUMERATED) && reason.length() == 1 ? reason.octet(0) : UNSPECIFIED;
        return code != UNSPECIFIED && code != NEVER_GIVEN && code <= LAST_REASON && (code != REMOVED || delta);
    }
}
