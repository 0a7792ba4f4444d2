package dev.chancery.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Writes files one after the other into an archive, all of one time. Nothing is compressed: certificates and keys hardly
/// are, and a compressor would keep copies of keys.
interface ArchiveWriter {

    void add(Item item) throws IOException;

    /// What follows the last file; the stream stays open.
    void end() throws IOException;

    /// A tar archive (POSIX.1-2001, pax): secret files are for their owner alone there.
    final class Tar implements ArchiveWriter {
        private static final int BLOCK = 512;
        private static final int LONGEST_NAME = 100;
        private static final int SUM_AT = 148;
        private static final int SUM_OCTETS = 8;

        private final OutputStream out;
        private final long seconds;

        Tar(OutputStream out, Instant time) {
            this.out = out;
            this.seconds = time.getEpochSecond();
        }

        @Override public void add(Item item) throws IOException {
            var name = item.path().getBytes(StandardCharsets.UTF_8);
            if (name.length > LONGEST_NAME || name.length != item.path().length()) {
                entry("pax".getBytes(StandardCharsets.US_ASCII), pathRecord(item.path()), 'x', "0000644");
                name = Arrays.copyOf(name, Math.min(name.length, LONGEST_NAME));
            }
            entry(name, item.content(), '0', item.secret() ? "0000600" : "0000644");
        }

        /// `LENGTH path=PATH\n`, where the length counts its own digits.
        private static byte[] pathRecord(String path) {
            var record = " path=" + path + "\n";
            int octets = record.getBytes(StandardCharsets.UTF_8).length;
            int length = octets;
            while (length != octets + Integer.toString(length).length()) {
                length = octets + Integer.toString(length).length();
            }
            return (length + record).getBytes(StandardCharsets.UTF_8);
        }

        private void entry(byte[] name, byte[] content, char type, String mode) throws IOException {
            var header = new byte[BLOCK];
            System.arraycopy(name, 0, header, 0, name.length);
            put(header, 100, mode);
            put(header, 108, "0000000");
            put(header, 116, "0000000");
            put(header, 124, "%011o".formatted(content.length));
            put(header, 136, "%011o".formatted(seconds));
            header[156] = (byte) type;
            put(header, 257, "ustar\0" + "00");
            Arrays.fill(header, SUM_AT, SUM_AT + SUM_OCTETS, (byte) ' ');
            int sum = 0;
            for (var octet : header) {
                sum += octet & 0xff;
            }
            put(header, SUM_AT, "%06o\0".formatted(sum));
            out.write(header);
            out.write(content);
            out.write(new byte[Math.floorMod(-content.length, BLOCK)]);
        }

        private static void put(byte[] header, int at, String ascii) {
            var octets = ascii.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(octets, 0, header, at, octets.length);
        }

        @Override public void end() throws IOException {
            out.write(new byte[2 * BLOCK]);
        }
    }
}
