package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.TokenName;
import java.sql.SQLException;

/// Where the private key of an authority lives, read with its row.
final class KeyHomes {

    static final String COLUMNS = "home.label, home.serial, home.key_id";
    static final String JOINED = " LEFT JOIN token_key home ON home.id = a.id ";

    private KeyHomes() {}

    static KeyHome read(Row row, Certificate certificate) throws SQLException {
        var label = row.optionalText();
        var serial = row.optionalText();
        var id = row.optionalBytes();
        return label.isPresent() && serial.isPresent() && id.isPresent()
                ? new KeyHome.OnToken(new TokenName(label.get(), serial.get()), Bytes.of(id.get()))
                : certificate.hasKey() ? KeyHome.HERE : KeyHome.AWAY;
    }
}
