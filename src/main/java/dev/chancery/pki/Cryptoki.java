package dev.chancery.pki;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// The functions of one PKCS#11 module (OASIS PKCS #11 v2.40), called as they are in C. The library stays loaded for as long
/// as the program runs.
final class Cryptoki {

    /// The functions that are used: their place in `CK_FUNCTION_LIST`, and of what kind each argument is: a number (`u`), a
    /// pointer (`p`), a truth (`b`).
    enum Entry {
        INITIALIZE(0, "p"), FINALIZE(1, "p"), SLOT_LIST(4, "bpp"), TOKEN_INFO(6, "up"), OPEN_SESSION(12, "uuppp"),
        CLOSE_SESSION(13, "u"), LOGIN(18, "uupu"), LOGOUT(19, "u"), DESTROY_OBJECT(22, "uu"),
        ATTRIBUTE_VALUE(24, "uupu"), FIND_INIT(26, "upu"), FIND(27, "upup"), FIND_FINAL(28, "u"), SIGN_INIT(42, "upu"),
        SIGN(43, "upupp"), GENERATE_KEY_PAIR(59, "uppupupp");

        private final int place;
        private final String arguments;

        Entry(int place, String arguments) {
            this.place = place;
            this.arguments = arguments;
        }
    }

    /// Windows packs structures without gaps, and its numbers have four octets (v2.40, 2.1).
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    private static final int NUMBER = WINDOWS ? Integer.BYTES : Long.BYTES;
    private static final int POINTER = Long.BYTES;
    private static final int FUNCTIONS_FROM = WINDOWS ? 2 : POINTER;
    private static final int MOST_FUNCTIONS = 68;
    private static final MemoryLayout NUMBER_LAYOUT = WINDOWS ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
    private static final long OS_LOCKING = 2;

    private final Map<Entry, MethodHandle> functions = new EnumMap<>(Entry.class);

    /// @throws IllegalArgumentException when it is no library, or none of this kind
    @SuppressWarnings("restricted")
    Cryptoki(Path library) {
        var linker = Linker.nativeLinker();
        var found = SymbolLookup.libraryLookup(library, Arena.global()).find("C_GetFunctionList")
                .orElseThrow(() -> new IllegalArgumentException("no PKCS#11 module"));
        var list = list(linker.downcallHandle(found, descriptor("p"))).reinterpret(FUNCTIONS_FROM + (long) POINTER * MOST_FUNCTIONS);
        for (var entry : Entry.values()) {
            var address = list.get(ValueLayout.ADDRESS_UNALIGNED, FUNCTIONS_FROM + (long) POINTER * entry.place);
            functions.put(entry, linker.downcallHandle(address, descriptor(entry.arguments)));
        }
    }

    private static MemorySegment list(MethodHandle getFunctionList) {
        try (var arena = Arena.ofConfined()) {
            var pointer = arena.allocate(ValueLayout.ADDRESS);
            check(getFunctionList.invokeWithArguments(pointer));
            return pointer.get(ValueLayout.ADDRESS, 0);
        } catch (CryptokiFault refused) {
            throw new IllegalArgumentException(refused);
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static FunctionDescriptor descriptor(String arguments) {
        return FunctionDescriptor.of(NUMBER_LAYOUT, arguments.chars().mapToObj(kind -> switch (kind) {
            case 'p' -> ValueLayout.ADDRESS;
            case 'b' -> ValueLayout.JAVA_BYTE;
            default -> NUMBER_LAYOUT;
        }).toArray(MemoryLayout[]::new));
    }

    /// Numbers go in as `long`.
    ///
    /// @throws CryptokiFault when the module answers with anything but `CKR_OK`
    void call(Entry entry, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Long number && WINDOWS) {
                arguments[i] = number.intValue();
            }
        }
        try {
            check(requireNonNull(functions.get(entry)).invokeWithArguments(arguments));
        } catch (CryptokiFault refused) {
            throw refused;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static void check(Object answer) {
        long code = ((Number) answer).longValue() & 0xFFFFFFFFL;
        if (code != CryptokiFault.OK) {
            throw new CryptokiFault(code);
        }
    }

    /// May be called again: one that is in use already is fine.
    void initialize() {
        try (var arena = Arena.ofConfined()) {
            var arguments = arena.allocate(6 * POINTER, POINTER);
            putNumber(arguments, 4 * POINTER, OS_LOCKING);
            call(Entry.INITIALIZE, arguments);
        } catch (CryptokiFault fault) {
            if (fault.code() != CryptokiFault.ALREADY_INITIALIZED) {
                throw fault;
            }
        }
    }

    /// Room for so many numbers.
    static MemorySegment numbers(Arena arena, long count) {
        return arena.allocate(NUMBER * Math.max(1, count), POINTER);
    }

    static long number(MemorySegment numbers, long index) {
        return numberAt(numbers, index * NUMBER);
    }

    static long numberAt(MemorySegment memory, long offset) {
        return WINDOWS ? memory.get(ValueLayout.JAVA_INT_UNALIGNED, offset) : memory.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
    }

    static void putNumber(MemorySegment memory, long offset, long number) {
        if (WINDOWS) {
            memory.set(ValueLayout.JAVA_INT_UNALIGNED, offset, (int) number);
        } else {
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, number);
        }
    }

    /// A number as the value of an attribute.
    static byte[] encoded(long number) {
        var octets = new byte[NUMBER];
        putNumber(MemorySegment.ofArray(octets), 0, number);
        return octets;
    }

    static long decoded(byte[] octets) {
        return octets.length == NUMBER ? numberAt(MemorySegment.ofArray(octets), 0) : -1;
    }

    /// `CK_MECHANISM` without a parameter, and `CK_ATTRIBUTE`, which has the same form: a number, a pointer and a length.
    static final class Triples {
        private static final int OCTETS = NUMBER + POINTER + NUMBER;

        private final MemorySegment memory;

        Triples(Arena arena, int count) {
            this.memory = arena.allocate((long) OCTETS * Math.max(1, count), POINTER);
        }

        void put(int index, long number, MemorySegment value, long length) {
            long from = (long) OCTETS * index;
            putNumber(memory, from, number);
            memory.set(ValueLayout.ADDRESS_UNALIGNED, from + NUMBER, value);
            putNumber(memory, from + NUMBER + POINTER, length);
        }

        long length(int index) {
            return numberAt(memory, (long) OCTETS * index + NUMBER + POINTER);
        }

        MemorySegment memory() {
            return memory;
        }
    }
}
