package dev.chancery.pki;

import static dev.chancery.pki.Raw.element;
import static dev.chancery.pki.Raw.name;
import static dev.chancery.pki.Raw.part;
import static dev.chancery.pki.Raw.sequence;
import static dev.chancery.pki.Raw.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which lists tell of a certificate, and for which reasons, against RFC 5280, 4.2.1.13, 5.2.5 and 6.3.3 a to d.
class ListScopeTest {

    private static final String POINTS = "2.5.29.31";
    private static final String SCOPE = "2.5.29.28";
    private static final byte[] HERE = full(text(0x86, "http://lab/1.crl"));
    private static final byte[] THERE = full(text(0x86, "http://lab/2.crl"));
    private static final byte[] OTHERS = name(part("2.5.4.3", 0x0c, "Lab Lists"));
    private static final int COMPROMISE = 0b10;
    private static final int SUPERSEDED = 0b1_0000;

    private static byte[] full(byte[]... names) {
        return element(0xa0, element(0xa0, names));
    }

    private static byte[] relative(String commonName) {
        var one = sequence(Raw.oid("2.5.4.3"), text(0x0c, commonName));
        return element(0xa0, element(0xa1, one));
    }

    private static byte[] directory(byte[] name) {
        return element(0xa4, name);
    }

    private static List<ListScope> scopes(byte[]... points) {
        var raw = points.length == 0 ? Raw.device() : Raw.device().with(POINTS, false, sequence(points));
        return ListScope.of(Sighted.of(raw.der()));
    }

    private static RevocationListReader listOf(byte[] issuer, byte[]... scope) {
        var list = new Raw.OfList();
        list.issuer = issuer;
        if (scope.length > 0) {
            list.with(SCOPE, true, sequence(scope));
        }
        return RevocationListReader.readAll(list.der()).getFirst();
    }

    private static RevocationListReader list(byte[]... scope) {
        return listOf(new Raw().issuer, scope);
    }

    /// Of the places that the certificate names, and last its issuer's own.
    private static List<Boolean> covered(RevocationListReader list, byte[]... points) {
        return scopes(points).stream().map(scope -> scope.covers(list)).toList();
    }

    @Test void aListOfTheIssuerTellsOfAllThatItHasIssued() {
        assertThat(covered(list())).containsExactly(true);
        assertThat(covered(listOf(OTHERS))).containsExactly(false);
        assertThat(covered(list(), sequence(HERE))).containsExactly(true, true);
    }

    @Test void aListForOnePlaceTellsOfThoseThatNameIt() {
        assertThat(covered(list(HERE), sequence(HERE))).containsExactly(true, false);
        assertThat(covered(list(THERE), sequence(HERE))).containsExactly(false, false);
        assertThat(covered(list(THERE), sequence(HERE), sequence(THERE))).containsExactly(false, true, false);
        assertThat(covered(list(HERE))).containsExactly(false);
        assertThat(covered(list(full(directory(new Raw().issuer))))).containsExactly(true);
        assertThat(covered(list(full(text(0x86, "http://x/"), text(0x86, "http://lab/1.crl"))), sequence(HERE))).containsExactly(true, false);
        assertThat(covered(list(full(text(0x82, "http://lab/1.crl"))), sequence(HERE))).containsExactly(false, false);
    }

    @Test void aRelativeNameContinuesThatOfWhoIssuesTheList() {
        assertThat(covered(list(relative("one")), sequence(relative("one")))).containsExactly(true, false);
        assertThat(covered(list(relative("one")), sequence(relative("two")))).containsExactly(false, false);
        var whole = name(part("2.5.4.3", 0x0c, "Lab Issuing"), part("2.5.4.3", 0x0c, "one"));
        assertThat(covered(list(full(directory(whole))), sequence(relative("one")))).containsExactly(true, false);
    }

    @Test void aListOfSomeKindTellsOfThatAlone() {
        assertThat(covered(list(element(0x81, 0xff)))).containsExactly(true);
        assertThat(covered(list(element(0x82, 0xff)))).containsExactly(false);
        var authority = ListScope.of(Sighted.of(Raw.authority().change(raw -> raw.issuer = new Raw().issuer).der())).getFirst();
        assertThat(authority.covers(list(element(0x81, 0xff)))).isFalse();
        assertThat(authority.covers(list(element(0x82, 0xff)))).isTrue();
    }

    @Test void anothersListTellsOfItOnlyWhereTheCertificateNamesItAndItIsIndirect() {
        var byOthers = sequence(HERE, element(0xa2, directory(OTHERS)));
        assertThat(covered(listOf(OTHERS, HERE, element(0x84, 0xff)), byOthers)).containsExactly(true, false);
        assertThat(covered(listOf(OTHERS, element(0x84, 0xff)), byOthers)).containsExactly(true, false);
        assertThat(covered(listOf(OTHERS, HERE), byOthers)).containsExactly(false, false);
        assertThat(covered(listOf(OTHERS, THERE, element(0x84, 0xff)), byOthers)).containsExactly(false, false);
        assertThat(covered(listOf(OTHERS, HERE, element(0x84, 0xff)), sequence(HERE))).containsExactly(false, false);
        assertThat(covered(list(HERE, element(0x84, 0xff)), byOthers)).containsExactly(false, false);
        var withoutPlace = sequence(element(0xa2, directory(OTHERS)));
        assertThat(covered(listOf(OTHERS, full(directory(OTHERS)), element(0x84, 0xff)), withoutPlace)).containsExactly(true, false);
        var relativeToOthers = sequence(relative("one"), element(0xa2, directory(OTHERS)));
        assertThat(covered(listOf(OTHERS, relative("one"), element(0x84, 0xff)), relativeToOthers)).containsExactly(true, false);
    }

    private static byte[] some(int tag, int... octets) {
        return element(tag, octets);
    }

    @Test void theReasonsAreThoseOfThePlaceAndOfTheList() {
        var one = sequence(HERE, some(0x81, 3, 0x48));
        assertThat(scopes().getFirst().reasons(list())).isEqualTo(ListScope.EVERY_REASON);
        assertThat(scopes(one).getFirst().reasons(list())).isEqualTo(COMPROMISE | SUPERSEDED);
        assertThat(scopes(one).getFirst().reasons(list(HERE, some(0x83, 6, 0x40)))).isEqualTo(COMPROMISE);
        assertThat(scopes().getFirst().reasons(list(some(0x83, 7, 0x00, 0x80)))).isEqualTo(1 << 8);
        assertThat(scopes().getFirst().reasons(list(some(0x83, 0)))).isZero();
        assertThat(scopes(sequence(HERE, some(0x81, 0, 0x81))).getFirst().reasons(list())).isEqualTo(1 << 7);
    }

    @Test void noMorePlacesAreLookedAtThanAreShown() {
        var many = new byte[Limits.SHOWN_LINES + 5][];
        Arrays.fill(many, sequence(HERE));
        assertThat(scopes(many)).hasSize(Limits.SHOWN_LINES + 1);
    }
}
