package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// One kind of request to a cloud. The code is stored and never changes.
public enum CloudCall {
    /// The CA certificates that are there.
    LIST("list"),
    UPLOAD("upload"),
    /// Asks for the code; where codes run out, for a new one.
    CODE("code"),
    /// Sends the proof; where that is one call, the certificate with it.
    VERIFY("verify"),
    STATUS("status"), ACTIVATE("activate"), DEACTIVATE("deactivate"), DELETE("delete");

    private final String code;

    CloudCall(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<CloudCall> ofCode(String code) {
        return Arrays.stream(values()).filter(call -> call.code.equals(code)).findFirst();
    }
}
