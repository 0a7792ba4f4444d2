package dev.chancery.ui;

import dev.chancery.words.Words;
import java.text.NumberFormat;

/// Amounts of data as people say them, in decimal units as drives are sold.
public final class Sizes {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Sizes() {}

    /// Three digits or so: `512 B`, `1.4 MB`, `14 GB`.
    public static String words(long octets) {
        if (octets < 1000) {
            return octets + " B";
        }
        int unit = 0;
        double amount = octets / 1000.0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        var format = NumberFormat.getNumberInstance(Words.locale());
        format.setMaximumFractionDigits(amount < 10 ? 1 : 0);
        return format.format(amount) + " " + UNITS[unit];
    }
}
