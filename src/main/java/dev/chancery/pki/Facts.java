package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Validity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a signed certificate says, as values: an index to it is made from these.
///
/// `subject` and `names` hold what Chancery has values for, which is everything in its own certificates; of a foreign one
/// other attributes and kinds of names are left out. `key` is empty for a kind that Chancery does not make, `pathLength`
/// where there is no limit or no authority. `issuer` is text; `sha256` is the fingerprint of the DER.
public record Facts(
        SerialNumber serial, DistinguishedName subject, List<SubjectName> names, String issuer, Validity validity,
        Optional<KeySpec> key, boolean ca, OptionalInt pathLength, Bytes sha256) {

    public Facts {
        names = List.copyOf(names);
    }
}
