package dev.chancery.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/// A zip archive (PKWARE APPNOTE 6.3) made by a Unix system, so that whoever unpacks it gets secret files for their owner
/// alone. Times are in UTC. More than 65,534 files or 4 GiB make it a Zip64.
final class ZipWriter implements ArchiveWriter {

    private static final int UNIX = 3 << 8;
    private static final int PLAIN_VERSION = 20;
    private static final int ZIP64_VERSION = 45;
    private static final int UTF8 = 1 << 11;
    private static final int REGULAR_FILE = 0100000;
    private static final int SHORT_LIMIT = 0xffff;
    private static final long INT_LIMIT = 0xffff_ffffL;
    private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final OutputStream out;
    private final LocalDateTime time;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long written;
    private long files;

    ZipWriter(OutputStream out, Instant time) {
        this.out = out;
        var wanted = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        this.time = wanted.isBefore(FIRST_TIME) ? FIRST_TIME : wanted;
    }

    @Override public void add(Item item) throws IOException {
        var name = item.path().getBytes(StandardCharsets.UTF_8);
        var content = item.content();
        directory.write(listed(name, content, item.secret() ? 0600 : 0644));
        write(about(fields(30 + name.length).putInt(0x04034b50).putShort((short) PLAIN_VERSION), name, content).putShort((short) 0).put(name));
        write(ByteBuffer.wrap(content));
        files++;
    }

    /// The entry of the file in the directory at the end; one that begins beyond 4 GiB says so in an extra field.
    private byte[] listed(byte[] name, byte[] content, int mode) {
        var far = written >= INT_LIMIT;
        var version = far ? ZIP64_VERSION : PLAIN_VERSION;
        var extra = far ? 12 : 0;
        var entry = about(fields(46 + name.length + extra).putInt(0x02014b50).putShort((short) (UNIX | version)).putShort((short) version), name, content)
                .putShort((short) extra).putShort((short) 0).putShort((short) 0).putShort((short) 0)
                .putInt((REGULAR_FILE | mode) << 16).putInt((int) Math.min(written, INT_LIMIT)).put(name);
        return (far ? entry.putShort((short) 1).putShort((short) 8).putLong(written) : entry).array();
    }

    /// What both entries of a file say about it; stored means that it is as long in the archive as it is.
    private ByteBuffer about(ByteBuffer entry, byte[] name, byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return entry.putShort((short) UTF8).putShort((short) 0)
                .putShort((short) (time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2))
                .putShort((short) (time.getYear() - 1980 << 9 | time.getMonthValue() << 5 | time.getDayOfMonth()))
                .putInt((int) sum.getValue()).putInt(content.length).putInt(content.length).putShort((short) name.length);
    }

    private static ByteBuffer fields(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer octets) throws IOException {
        out.write(octets.array());
        written += octets.array().length;
    }

    @Override public void end() throws IOException {
        var begins = written;
        directory.writeTo(out);
        written += directory.size();
        if (files >= SHORT_LIMIT || begins >= INT_LIMIT) {
            endZip64(begins);
        }
        var count = (short) Math.min(files, SHORT_LIMIT);
        write(fields(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count)
                .putInt(directory.size()).putInt((int) Math.min(begins, INT_LIMIT)).putShort((short) 0));
    }

    private void endZip64(long begins) throws IOException {
        var at = written;
        write(fields(56).putInt(0x06064b50).putLong(44).putShort((short) (UNIX | ZIP64_VERSION)).putShort((short) ZIP64_VERSION)
                .putInt(0).putInt(0).putLong(files).putLong(files).putLong(directory.size()).putLong(begins));
        write(fields(20).putInt(0x07064b50).putInt(0).putLong(at).putInt(1));
    }
}
