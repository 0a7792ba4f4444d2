package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.SubjectName;
import dev.chancery.pki.CertificateReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds the names in the request of a device against those that its thing has.
final class NamesAsked {

    private NamesAsked() {}

    /// A request may leave names out, which it gets all the same, and may say nothing that is another's.
    ///
    /// @throws Failure.Refused when it does
    static void require(Csr csr, Order order) {
        var id = order.thing().orElseThrow().id().value();
        var common = csr.subject().commonName();
        common.filter(name -> !name.equals(id) && !order.subject().commonName().equals(common)).ifPresent(NamesAsked::refuse);
        csr.names().stream().filter(name -> !order.names().contains(name)).map(SubjectName::value).findFirst().ifPresent(NamesAsked::refuse);
    }

    private static void refuse(String name) {
        throw new Failure.Refused(new NameViolation.ForeignNames(name));
    }

    /// A renewal is for the same subject and names (RFC 7030, 4.2.2).
    ///
    /// @throws Failure.Refused when it is not
    static void requireSame(Csr csr, Certificate old) {
        var facts = CertificateReader.facts(old.der().toArray());
        if (!csr.subject().equals(facts.subject()) || !each(csr.names()).equals(each(facts.names()))) {
            throw new Failure.Refused(new RequestViolation.OtherNamesThanBefore(old.serial()));
        }
    }

    private static Set<SubjectName> each(List<SubjectName> names) {
        return new HashSet<>(names);
    }
}
