package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.SubjectName;
import java.util.List;
import java.util.Optional;

/// Whether a certificate is for the name that a client asks for (RFC 9525, 6): only the alternative names count, and a
/// star stands for one whole first label.
final class NameCheck {

    private static final String STAR = "*.";

    private NameCheck() {}

    static Cause of(Sighted sighted, Optional<SubjectName> wanted) {
        return wanted.map(name -> of(sighted, name)).orElseGet(Cause.NoNameAsked::new);
    }

    private static Cause of(Sighted sighted, SubjectName wanted) {
        var found = sighted.names().stream().filter(name -> stands(name, wanted)).findFirst();
        if (found.isPresent()) {
            return new Cause.NameFound(SubjectName.text(found.get()));
        }
        return sighted.names().isEmpty() && NameEncoding.name(sighted.subject()).commonName().filter(wanted.value()::equalsIgnoreCase).isPresent()
                ? new Cause.OnlyCommonName(wanted.value()) : new Cause.NameDiffers(wanted.value(), shown(sighted.names()));
    }

    private static List<String> shown(List<SubjectName> names) {
        return names.stream().limit(Limits.SHOWN_LINES).map(SubjectName::text).toList();
    }

    static boolean stands(SubjectName presented, SubjectName wanted) {
        return presented.equals(wanted) || presented instanceof SubjectName.Dns(var pattern)
                && wanted instanceof SubjectName.Dns(var name) && covers(pattern, name);
    }

    private static boolean covers(String pattern, String name) {
        int dot = name.indexOf('.');
        return pattern.startsWith(STAR) && dot > 0 && !name.startsWith(STAR) && pattern.indexOf('.', STAR.length()) > 0
                && pattern.substring(1).equals(name.substring(dot));
    }
}
