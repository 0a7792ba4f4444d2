package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.pki.Cryptoki.Entry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies on a token, as one session sees it: objects found by their attributes, and attributes read.
record TokenObjects(Cryptoki cryptoki, long session) {

    static final long CLASS = 0x0;
    static final long TOKEN = 0x1;
    static final long PRIVATE = 0x2;
    static final long LABEL = 0x3;
    static final long VALUE = 0x11;
    static final long KEY_TYPE = 0x100;
    static final long ID = 0x102;
    static final long SENSITIVE = 0x103;
    static final long SIGN = 0x108;
    static final long VERIFY = 0x10A;
    static final long MODULUS = 0x120;
    static final long MODULUS_BITS = 0x121;
    static final long PUBLIC_EXPONENT = 0x122;
    static final long EXTRACTABLE = 0x162;
    static final long EC_PARAMS = 0x180;
    static final long EC_POINT = 0x181;
    static final long ALWAYS_AUTHENTICATE = 0x202;

    static final long CERTIFICATE = 1;
    static final long PUBLIC_KEY = 2;
    static final long PRIVATE_KEY = 3;

    private static final int MOST_FOUND = 1_000;
    private static final long MOST_OCTETS = 1 << 16;
    private static final byte[] TRUE = {1};
    private static final byte[] FALSE = {0};

    /// Attributes that an object has, or is to have.
    static final class Template {
        private final Map<Long, byte[]> values = new LinkedHashMap<>();

        static Template of(long objectClass) {
            return new Template().with(CLASS, objectClass);
        }

        Template with(long attribute, byte[] value) {
            values.put(attribute, value);
            return this;
        }

        Template with(long attribute, long number) {
            return with(attribute, Cryptoki.encoded(number));
        }

        Template with(long attribute, boolean truth) {
            return with(attribute, truth ? TRUE : FALSE);
        }

        long count() {
            return values.size();
        }

        MemorySegment in(Arena arena) {
            var triples = new Cryptoki.Triples(arena, values.size());
            int index = 0;
            for (var one : values.entrySet()) {
                triples.put(index++, one.getKey(), copied(arena, one.getValue()), one.getValue().length);
            }
            return triples.memory();
        }
    }

    static MemorySegment copied(Arena arena, byte[] octets) {
        var memory = arena.allocate(Math.max(1, octets.length));
        MemorySegment.copy(octets, 0, memory, ValueLayout.JAVA_BYTE, 0, octets.length);
        return memory;
    }

    /// The handles of all objects that have these attributes.
    List<Long> find(Template template) {
        try (var arena = Arena.ofConfined()) {
            cryptoki.call(Entry.FIND_INIT, session, template.in(arena), template.count());
            try {
                var handles = Cryptoki.numbers(arena, MOST_FOUND);
                var count = Cryptoki.numbers(arena, 1);
                cryptoki.call(Entry.FIND, session, handles, (long) MOST_FOUND, count);
                var found = new ArrayList<Long>();
                for (int i = 0; i < Cryptoki.number(count, 0); i++) {
                    found.add(Cryptoki.number(handles, i));
                }
                return found;
            } finally {
                cryptoki.call(Entry.FIND_FINAL, session);
            }
        }
    }

    /// Nothing when the object has no such attribute, or does not show it.
    Optional<byte[]> value(long object, long attribute) {
        try (var arena = Arena.ofConfined()) {
            var triples = new Cryptoki.Triples(arena, 1);
            triples.put(0, attribute, MemorySegment.NULL, 0);
            cryptoki.call(Entry.ATTRIBUTE_VALUE, session, object, triples.memory(), 1L);
            long length = triples.length(0);
            if (length < 0 || length > MOST_OCTETS) {
                return Optional.empty();
            }
            var memory = arena.allocate(Math.max(1, length));
            triples.put(0, attribute, memory, length);
            cryptoki.call(Entry.ATTRIBUTE_VALUE, session, object, triples.memory(), 1L);
            return Optional.of(memory.asSlice(0, triples.length(0)).toArray(ValueLayout.JAVA_BYTE));
        } catch (CryptokiFault without) {
            if (without.isLost()) {
                throw without;
            }
            return Optional.empty();
        }
    }

    boolean isTrue(long object, long attribute) {
        return value(object, attribute).filter(octets -> octets.length == 1 && octets[0] != 0).isPresent();
    }

    Bytes id(long object) {
        return Bytes.of(value(object, ID).orElse(new byte[0]));
    }

    /// The first of the objects of this class that has the same id.
    Optional<Long> beside(long objectClass, Bytes id) {
        return id.length() == 0 ? Optional.empty()
                : find(Template.of(objectClass).with(ID, id.toArray())).stream().findFirst();
    }
}
