package dev.chancery.domain;

import java.util.List;
import java.util.OptionalInt;

/// What is to be certified: everything that differs from one certificate of a profile to the next.
///
/// `pathLength` is how many authorities may stand below (RFC 5280, 4.2.1.9), and is empty where that is not limited or
/// the subject is no authority.
public record Request(
        DistinguishedName subject, List<SubjectName> names, KeySpec key, Validity validity, OptionalInt pathLength) {

    public Request {
        names = List.copyOf(names);
    }
}
