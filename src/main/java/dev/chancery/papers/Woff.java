package dev.chancery.papers;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a font from the Web Open Font Format 1.0 (W3C): the tables of an OpenType font, each compressed by itself.
///
/// Only for the fonts that come with the program; what is broken is a defect.
final class Woff {

    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;
    private static final int PLAIN_HEADER = 12;
    private static final int PLAIN_ENTRY = 16;

    private final ByteBuffer packed;
    private final int tables;

    private Woff(byte[] woff) {
        packed = ByteBuffer.wrap(woff);
        if (packed.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("not a WOFF font");
        }
        tables = Short.toUnsignedInt(packed.getShort(12));
    }

    /// The OpenType font.
    static byte[] unpack(byte[] woff) {
        return new Woff(woff).plain();
    }

    private byte[] plain() {
        var plain = ByteBuffer.allocate(packed.getInt(16));
        int power = Integer.highestOneBit(tables);
        plain.putInt(packed.getInt(4)).putShort((short) tables).putShort((short) (power * PLAIN_ENTRY))
                .putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) ((tables - power) * PLAIN_ENTRY));
        int place = PLAIN_HEADER + tables * PLAIN_ENTRY;
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + i * ENTRY;
            var table = table(entry);
            plain.putInt(packed.getInt(entry)).putInt(packed.getInt(entry + 16)).putInt(place).putInt(table.length);
            plain.put(place, table);
            place += (table.length + 3) & ~3;
        }
        return plain.array();
    }

    private byte[] table(int entry) {
        int offset = packed.getInt(entry + 4);
        int length = packed.getInt(entry + 8);
        var table = new byte[packed.getInt(entry + 12)];
        if (length == table.length) {
            packed.get(offset, table);
            return table;
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(packed.slice(offset, length));
            inflater.inflate(table);
            return table;
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
