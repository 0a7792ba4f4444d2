package dev.chancery.ui.authorities;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.SerialNumber;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.DecodedWords;
import dev.chancery.words.Words;

/// The fields of a certificate, or of one that is to be, in a [DetailGrid].
final class DecodedGrid {

    private DecodedGrid() {}

    static DetailGrid of(Decoded decoded) {
        var grid = new DetailGrid();
        grid.text(Words.of("authorities.field.subject"), decoded.subject());
        grid.text(Words.of("authorities.field.issuer"), decoded.issuer());
        grid.code(Words.of("authorities.field.serial"), decoded.serial().map(SerialNumber::colonHex).orElse(""));
        grid.text(Words.of("authorities.field.valid"), Words.of("authorities.field.valid.span",
                Words.dateTime(decoded.validity().notBefore()), Words.dateTime(decoded.validity().notAfter())));
        grid.text(Words.of("authorities.field.key"), decoded.key());
        grid.text(Words.of("authorities.field.signature"), decoded.signatureAlgorithm());
        grid.heading(Words.of("authorities.extensions"));
        decoded.extensions().forEach(extension -> grid.text(name(extension), DecodedWords.value(extension)));
        return grid;
    }

    private static String name(Decoded.Extension extension) {
        return extension.critical()
                ? DecodedWords.name(extension) + " (" + Words.of("authorities.extension.critical") + ")" : DecodedWords.name(extension);
    }
}
