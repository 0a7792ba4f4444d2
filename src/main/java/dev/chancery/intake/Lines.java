package dev.chancery.intake;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Failure.UnfitList.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The lines of a source, whether they end in CR LF, LF or CR, and the freedom to give some back. It knows octets only,
/// so it copes with any encoding that ASCII is a part of. A byte order mark of UTF-8 is skipped.
final class Lines implements AutoCloseable {

    private static final byte[] CR = {'\r'};
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] NONE = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

    private final Source source;
    private final Limits limits;
    private final InputStream input;
    private final byte[] block = new byte[1 << 16];
    private final Deque<Line> returned = new ArrayDeque<>();
    private int filled;
    private int position;
    private long before;
    private int number;

    Lines(Source source, Limits limits) {
        this.source = source;
        this.limits = limits;
        try {
            input = source.open();
            skipByteOrderMark();
        } catch (IOException unreadable) {
            throw source.unreadable(unreadable);
        }
    }

    private void skipByteOrderMark() throws IOException {
        filled = input.readNBytes(block, 0, BYTE_ORDER_MARK.length);
        if (startsWith(BYTE_ORDER_MARK)) {
            position = BYTE_ORDER_MARK.length;
        } else if (startsWith(UTF_16_LITTLE) || startsWith(UTF_16_BIG)) {
            throw new Failure.UnfitList(Why.NOT_UTF8, "UTF-16 instead of UTF-8");
        }
    }

    private boolean startsWith(byte[] mark) {
        return filled >= mark.length && Arrays.equals(block, 0, mark.length, mark, 0, mark.length);
    }

    boolean hasNext() {
        return !returned.isEmpty() || peekOctet() >= 0;
    }

    /// @throws java.util.NoSuchElementException after the last line
    Line next() {
        return peekOctet() < 0 || !returned.isEmpty() ? returned.remove() : read();
    }

    /// Makes `lines` the next ones again.
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(returned::addFirst);
    }

    /// How many octets were taken from the source, a measure of progress.
    long consumed() {
        return before + position;
    }

    private Line read() {
        var content = new ByteArrayOutputStream();
        int length = 0;
        while (peekOctet() >= 0 && peekOctet() != '\r' && peekOctet() != '\n') {
            int from = position;
            skipToEnd();
            length += position - from;
            content.write(block, from, Math.min(position - from, Math.max(0, limits.record() - content.size())));
        }
        return new Line(++number, content.toByteArray(), end(), length);
    }

    private void skipToEnd() {
        while (position < filled && block[position] != '\r' && block[position] != '\n') {
            position++;
        }
    }

    private byte[] end() {
        int first = takeOctet();
        if (first == '\r' && peekOctet() == '\n') {
            takeOctet();
            return CRLF;
        }
        return first < 0 ? NONE : first == '\r' ? CR : LF;
    }

    private int takeOctet() {
        int octet = peekOctet();
        position += octet < 0 ? 0 : 1;
        return octet;
    }

    private int peekOctet() {
        if (position == filled) {
            refill();
        }
        return position < filled ? block[position] & 0xFF : -1;
    }

    private void refill() {
        try {
            before += filled;
            position = 0;
            filled = Math.max(0, input.read(block, 0, block.length));
        } catch (IOException unreadable) {
            throw source.unreadable(unreadable);
        }
        if (before + filled > limits.file()) {
            throw new Failure.UnfitList(Why.TOO_LARGE, "more than %d bytes".formatted(limits.file()));
        }
    }

    @Override public void close() {
        try {
            input.close();
        } catch (IOException unreadable) {
            throw source.unreadable(unreadable);
        }
    }
}
