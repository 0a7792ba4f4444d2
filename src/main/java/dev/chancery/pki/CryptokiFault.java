package dev.chancery.pki;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a PKCS#11 module answers instead of `CKR_OK` (v2.40, 5.1).
@SuppressWarnings("serial")
final class CryptokiFault extends RuntimeException {

    static final long OK = 0;
    static final long ALREADY_INITIALIZED = 0x191;
    static final long ALREADY_LOGGED_IN = 0x100;
    static final long KEY_HANDLE_INVALID = 0x60;

    private static final long GENERAL_ERROR = 0x5;
    private static final long PIN_INCORRECT = 0xA0;
    private static final long PIN_LOCKED = 0xA4;
    private static final Set<Long> NOT_THE_PIN = Set.of(PIN_INCORRECT, 0xA1L, 0xA2L);

    /// The session, the key or the token behind it is not what it was: after a new start with the token it may be again.
    private static final Set<Long> LOST = Set.of(GENERAL_ERROR, 0x30L, 0x31L, 0x32L, KEY_HANDLE_INVALID, 0x82L, 0xB0L, 0xB3L, 0xE0L, 0xE1L, 0x101L,
            0x190L);

    private static final Map<Long, String> NAMES = Map.ofEntries(Map.entry(0x2L, "HOST_MEMORY"), Map.entry(0x3L, "SLOT_ID_INVALID"),
            Map.entry(GENERAL_ERROR, "GENERAL_ERROR"), Map.entry(0x6L, "FUNCTION_FAILED"), Map.entry(0x12L, "ATTRIBUTE_TYPE_INVALID"),
            Map.entry(0x13L, "ATTRIBUTE_VALUE_INVALID"), Map.entry(0x30L, "DEVICE_ERROR"), Map.entry(0x31L, "DEVICE_MEMORY"),
            Map.entry(0x32L, "DEVICE_REMOVED"), Map.entry(0x54L, "FUNCTION_NOT_SUPPORTED"), Map.entry(KEY_HANDLE_INVALID, "KEY_HANDLE_INVALID"),
            Map.entry(0x63L, "KEY_TYPE_INCONSISTENT"), Map.entry(0x68L, "KEY_FUNCTION_NOT_PERMITTED"),
            Map.entry(0x70L, "MECHANISM_INVALID"), Map.entry(0x82L, "OBJECT_HANDLE_INVALID"), Map.entry(PIN_INCORRECT, "PIN_INCORRECT"),
            Map.entry(PIN_LOCKED, "PIN_LOCKED"), Map.entry(0xB3L, "SESSION_HANDLE_INVALID"), Map.entry(0xD1L, "TEMPLATE_INCONSISTENT"),
            Map.entry(0xE0L, "TOKEN_NOT_PRESENT"), Map.entry(0xE2L, "TOKEN_WRITE_PROTECTED"), Map.entry(0x101L, "USER_NOT_LOGGED_IN"),
            Map.entry(0x102L, "USER_PIN_NOT_INITIALIZED"));

    private final long code;

    CryptokiFault(long code) {
        super(name(code), null, false, false);
        this.code = code;
    }

    private static String name(long code) {
        return "CKR_" + NAMES.getOrDefault(code, String.format(Locale.ROOT, "0x%X", code));
    }

    long code() {
        return code;
    }

    boolean isOfPin() {
        return NOT_THE_PIN.contains(code) || code == PIN_LOCKED;
    }

    boolean isLocked() {
        return code == PIN_LOCKED;
    }

    boolean isLost() {
        return LOST.contains(code);
    }
}
