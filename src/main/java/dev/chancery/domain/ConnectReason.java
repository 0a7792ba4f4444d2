package dev.chancery.domain;

/// What a broker says to a client that introduces itself (MQTT 3.1.1, 3.2.2.3; MQTT 5, 3.2.2.2), as far as it makes a
/// difference to what is to be done.
public enum ConnectReason {
    ACCEPTED, VERSION, CLIENT_ID, USER_OR_PASSWORD, NOT_AUTHORIZED, UNAVAILABLE, BANNED, OTHER_METHOD, OTHER_SERVER, LIMIT, FAULT;

    /// Of a return code of MQTT 3.1.1.
    public static ConnectReason ofReturnCode(int code) {
        return switch (code) {
            case 0 -> ACCEPTED;
            case 1 -> VERSION;
            case 2 -> CLIENT_ID;
            case 3 -> UNAVAILABLE;
            case 4 -> USER_OR_PASSWORD;
            case 5 -> NOT_AUTHORIZED;
            default -> FAULT;
        };
    }

    /// Of a reason code of MQTT 5.
    public static ConnectReason ofReasonCode(int code) {
        return switch (code) {
            case 0x00 -> ACCEPTED;
            case 0x84 -> VERSION;
            case 0x85 -> CLIENT_ID;
            case 0x86 -> USER_OR_PASSWORD;
            case 0x87 -> NOT_AUTHORIZED;
            case 0x88, 0x89 -> UNAVAILABLE;
            case 0x8a -> BANNED;
            case 0x8c -> OTHER_METHOD;
            case 0x9c, 0x9d -> OTHER_SERVER;
            case 0x95, 0x97, 0x9f -> LIMIT;
            default -> FAULT;
        };
    }
}
