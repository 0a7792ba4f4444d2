package dev.chancery.papers;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Turns text into a QR code (ISO/IEC 18004) that survives 15 % of damage. Modules are bits; there is no quiet zone.
final class QrCode {

    private QrCode() {}

    /// Text outside ASCII is marked as UTF-8, so that every reader finds the same.
    static BitMatrix of(String text) {
        var hints = new HashMap<EncodeHintType, Object>(
                Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
        if (!text.chars().allMatch(character -> character < 0x80)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
