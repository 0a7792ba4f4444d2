package dev.chancery.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;

/// Why a responder answers nothing (RFC 6960, 2.3). These are not signed.
public enum OcspRefusal {
    MALFORMED_REQUEST(OCSPResponseStatus.MALFORMED_REQUEST),
    INTERNAL_ERROR(OCSPResponseStatus.INTERNAL_ERROR),
    TRY_LATER(OCSPResponseStatus.TRY_LATER),
    /// It is not for this responder to say anything of such certificates.
    UNAUTHORIZED(OCSPResponseStatus.UNAUTHORIZED);

    private final int code;

    OcspRefusal(int code) {
        this.code = code;
    }

    /// The DER of the `OCSPResponse`.
    public byte[] encoded() {
        try {
            return new OCSPResponse(new OCSPResponseStatus(code), null).getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
