package dev.chancery.pki;

import static dev.chancery.pki.Raw.element;
import static dev.chancery.pki.Raw.oid;
import static dev.chancery.pki.Raw.sequence;
import static dev.chancery.pki.Raw.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Additions.Constraints;
import dev.chancery.domain.Additions.Links;
import dev.chancery.domain.Additions.Other;
import dev.chancery.domain.Additions.Policy;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Template;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/// What a profile adds, octet by octet, against RFC 5280, 4.2.
class AdditionEncodingTest {

    private static final int URI = 0x86;

    private static Additions with(Links links, List<Policy> policies, Constraints constraints, List<Other> others) {
        return new Additions(links, policies, constraints, others, Set.of());
    }

    private static List<Template> links(String... texts) {
        return Stream.of(texts).map(text -> new Template(text, false)).toList();
    }

    private static List<Subtree> subtrees(String... texts) {
        return Stream.of(texts).map(text -> Subtree.parse(text).orRefuse()).toList();
    }

    private static void requireOnly(Additions additions, String oid, boolean critical, byte[] value) {
        assertThat(AdditionEncoding.extensions(additions)).singleElement().satisfies(found -> {
            assertThat(found.getExtnId().getId()).isEqualTo(oid);
            assertThat(found.isCritical()).isEqualTo(critical);
            assertThat(found.getExtnValue().getOctets()).isEqualTo(value);
        });
    }

    @Test void nothingIsAddedForNothing() {
        assertThat(AdditionEncoding.extensions(Additions.NONE)).isEmpty();
    }

    @Test void policiesStandWithTheAddressOfTheirStatement() {
        requireOnly(with(Links.NONE, List.of(new Policy("1.3.6.1.4.1.99999.1", ""), new Policy("2.23.140.1.2.1", "https://lab.example/cps")),
                Constraints.NONE, List.of()), "2.5.29.32", false, sequence(
                sequence(oid("1.3.6.1.4.1.99999.1")),
                sequence(oid("2.23.140.1.2.1"), sequence(sequence(oid("1.3.6.1.5.5.7.2.1"), text(0x16, "https://lab.example/cps"))))));
    }

    @Test void constraintsOnNamesAreCritical() {
        requireOnly(with(Links.NONE, List.of(), new Constraints(subtrees("DNS:lab.example"), subtrees("IP:10.0.0.0/8")), List.of()), "2.5.29.30", true,
                sequence(element(0xa0, sequence(text(0x82, "lab.example"))), element(0xa1, sequence(element(0x87, 10, 0, 0, 0, 255, 0, 0, 0)))));
        requireOnly(with(Links.NONE, List.of(), new Constraints(List.of(), subtrees("DNS:lab.example")), List.of()), "2.5.29.30", true,
                sequence(element(0xa1, sequence(text(0x82, "lab.example")))));
    }

    @Test void eachListHasAPointOfItsOwn() {
        requireOnly(with(new Links(links("http://a/1.crl", "http://b/1.crl"), List.of(), List.of()), List.of(), Constraints.NONE, List.of()),
                "2.5.29.31", false, sequence(point("http://a/1.crl"), point("http://b/1.crl")));
    }

    private static byte[] point(String address) {
        return sequence(element(0xa0, element(0xa0, text(URI, address))));
    }

    @Test void respondersStandBeforeIssuers() {
        var ocsp = sequence(oid("1.3.6.1.5.5.7.48.1"), text(URI, "http://ocsp/"));
        var issuer = sequence(oid("1.3.6.1.5.5.7.48.2"), text(URI, "http://a/ca.cer"));
        requireOnly(access(links("http://ocsp/"), links("http://a/ca.cer")), "1.3.6.1.5.5.7.1.1", false, sequence(ocsp, issuer));
        requireOnly(access(links("http://ocsp/"), List.of()), "1.3.6.1.5.5.7.1.1", false, sequence(ocsp));
        requireOnly(access(List.of(), links("http://a/ca.cer")), "1.3.6.1.5.5.7.1.1", false, sequence(issuer));
    }

    private static Additions access(List<Template> ocsp, List<Template> issuers) {
        return with(new Links(List.of(), ocsp, issuers), List.of(), Constraints.NONE, List.of());
    }

    @Test void anythingElseStandsAsItIsGiven() {
        var value = Bytes.of(sequence(Raw.integer(7)));
        requireOnly(with(Links.NONE, List.of(), Constraints.NONE, List.of(new Other("1.3.6.1.4.1.99999.2", true, value))),
                "1.3.6.1.4.1.99999.2", true, value.toArray());
        requireOnly(with(Links.NONE, List.of(), Constraints.NONE, List.of(new Other("1.3.6.1.4.1.99999.2", false, value))),
                "1.3.6.1.4.1.99999.2", false, value.toArray());
    }

    @Test void allOfThemStandInOneOrder() {
        var all = with(new Links(links("http://a/1.crl"), links("http://ocsp/"), List.of()), List.of(new Policy("1.2.3", "")),
                new Constraints(subtrees("DNS:lab.example"), List.of()), List.of(new Other("1.2.4", false, Bytes.of(new byte[] {5, 0}))));
        assertThat(AdditionEncoding.extensions(all)).map(Extension::getExtnId).map(Object::toString)
                .containsExactly("2.5.29.32", "2.5.29.30", "2.5.29.31", "1.3.6.1.5.5.7.1.1", "1.2.4");
    }
}
