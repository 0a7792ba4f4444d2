package dev.chancery.pki;

import java.util.Arrays;
import java.util.regex.Pattern;

/// What the texts of general names look like (RFC 5280, 4.2.1.6 and 4.2.1.10).
final class GeneralForm {

    static final int MAIL = 0x81;
    static final int DNS = 0x82;
    static final int URI = 0x86;
    static final int IP = 0x87;

    private static final int LONGEST_HOST = 253;
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:[!#$%&'()*+,/:;=?@\\[\\]A-Za-z0-9._~-]++");
    private static final Pattern MAILBOX = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9.:\\[\\]-]{1,255}");

    private GeneralForm() {}

    static boolean isText(DerElement name) {
        return name.is(MAIL) || name.is(DNS) || name.is(URI);
    }

    /// Letters, digits and hyphens; the first label may be a star where others follow.
    static boolean isHost(String text) {
        var host = text.startsWith("*.") ? text.substring(2) : text;
        return text.length() <= LONGEST_HOST && Arrays.stream(host.split("\\.", -1)).allMatch(label -> isLabel(label));
    }

    private static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
            return false;
        }
        return label.chars().allMatch(one -> one < 0x80 && (Character.isLetterOrDigit(one) || one == '-'));
    }

    /// With a scheme and something behind it, in the characters that a URI has.
    static boolean isUri(String text) {
        return ABSOLUTE.matcher(text).matches();
    }

    static boolean isMailbox(String text) {
        return MAILBOX.matcher(text).matches() && text.indexOf('@') == text.lastIndexOf('@');
    }

    /// An address and a mask whose bits begin at the front (4.2.1.10).
    static boolean isBlock(DerElement block) {
        if (block.length() != 8 && block.length() != 32) {
            return false;
        }
        boolean ended = false;
        for (int bit = block.length() * 4; bit < block.length() * 8; bit++) {
            boolean set = (block.octet(bit / 8) & 0x80 >> bit % 8) != 0;
            if (set && ended) {
                return false;
            }
            ended |= !set;
        }
        return true;
    }
}
