package dev.chancery.ui.requests;

import dev.chancery.domain.Csr;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The names that a request asks for, each to be approved. The parts of the subject are expected, and so is an alternative
/// name that follows from the common name or from what is known of the thing; every other one needs a tick.
final class Approvals {

    private final List<Approval<DistinguishedName.Part>> parts;
    private final List<Approval<SubjectName>> names;

    Approvals(Csr csr) {
        parts = csr.subject().parts().stream()
                .map(part -> new Approval<>(part, part.attribute().label() + "=" + part.value(), true)).toList();
        names = csr.names().stream()
                .map(name -> new Approval<>(name, SubjectName.text(name), follows(csr.label(), name))).toList();
    }

    /// Whether a host is called by the common name, with or without its domain.
    private static boolean follows(String label, SubjectName name) {
        var common = label.toLowerCase(Locale.ROOT);
        return name instanceof SubjectName.Dns(var host) && (host.equals(common) || host.startsWith(common + "."));
    }

    /// Expects the address of the thing, too.
    void expect(Optional<Thing> thing) {
        thing.map(known -> known.description().address()).ifPresent(address -> names.stream()
                .filter(name -> name.asked().value().equals(address)).forEach(name -> name.approvedProperty().set(true)));
    }

    List<Approval<DistinguishedName.Part>> parts() {
        return parts;
    }

    List<Approval<SubjectName>> names() {
        return names;
    }

    Stream<Approval<?>> all() {
        return Stream.concat(parts.stream(), names.stream());
    }

    void approveAll() {
        all().forEach(each -> each.approvedProperty().set(true));
    }

    DistinguishedName subject() {
        return new DistinguishedName(parts.stream().filter(Approval::approved).map(Approval::asked).toList());
    }

    List<SubjectName> approvedNames() {
        return names.stream().filter(Approval::approved).map(Approval::asked).toList();
    }
}
