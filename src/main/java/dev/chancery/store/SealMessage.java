package dev.chancery.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What a MAC is made over: a number that says what follows, then values, each with its type and length, so that no two
/// sequences of values read the same.
final class SealMessage {

    static final int HEAD = 0;
    static final int AUDIT = -1;
    static final int SEEN = -2;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(octets);

    private SealMessage(int kind) throws IOException {
        out.writeInt(kind);
    }

    static byte[] of(int kind, @Nullable Object... values) {
        try {
            var message = new SealMessage(kind);
            for (var value : values) {
                message.add(value);
            }
            return message.octets.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Over the columns of `row` that are not taken yet.
    static byte[] ofRest(Protected table, Row row) throws SQLException {
        return of(table.number(), row.rest());
    }

    private void add(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('n');
            case Number number -> {
                out.writeByte('i');
                out.writeLong(number.longValue());
            }
            case String text -> add('t', text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> add('b', bytes);
            default -> throw new IllegalArgumentException("not a column type: " + value.getClass());
        }
    }

    private void add(char type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
