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
    private static final int MOST_SERIAL_OCTETS = 20;

    private final boolean delta;
    private final SerialSet seen;
    private final Set<Rule> broken = EnumSet.noneOf(Rule.class);
    private final List<Breach> found = new ArrayList<>();
    private byte[] soundTime = {};
    private byte[] soundExtensions = {};

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

    void take(DerElement entry) {
        try {
            var parts = entry.children(DerElement.SEQUENCE);
            var serial = parts.getFirst();
            keep(serial.is(DerElement.INTEGER) && serial.length() > 0 && serial.octet(0) < 0x80
                    && serial.length() <= MOST_SERIAL_OCTETS && !isZero(serial), Rule.ENTRY_SERIAL, serial);
            keep(seen.add(serial), Rule.ENTRY_TWICE, serial);
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
        if (extensions.isWhole(soundExtensions)) {
            return;
        }
        for (var part : ExtensionPart.all(extensions)) {
            keep(!part.critical(), Rule.ENTRY_CRITICAL, serial);
            keep(!part.oid().equals(REASON) || isReason(part.value()), Rule.ENTRY_REASON, serial);
        }
        soundExtensions = extensions.whole();
    }

    private boolean isReason(DerElement reason) {
        int code = reason.is(DerElement.ENUMERATED) && reason.length() == 1 ? reason.octet(0) : UNSPECIFIED;
        return code != UNSPECIFIED && code != NEVER_GIVEN && code <= LAST_REASON && (code != REMOVED || delta);
    }
}
