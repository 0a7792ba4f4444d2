package dev.chancery.pki;

import static dev.chancery.domain.Cause.Flawed.Flaw.ACCESS_UNREADABLE;
import static dev.chancery.domain.Cause.Flawed.Flaw.NAME_CONSTRAINTS_EMPTY;
import static dev.chancery.domain.Cause.Flawed.Flaw.NAME_CONSTRAINTS_NOT_CRITICAL;
import static dev.chancery.domain.Cause.Flawed.Flaw.NAME_CONSTRAINTS_WITHOUT_AUTHORITY;
import static dev.chancery.domain.Cause.Flawed.Flaw.NAME_CONSTRAINT_WITH_DOT;
import static dev.chancery.domain.Cause.Flawed.Flaw.POLICY_CONSTRAINTS_NOT_CRITICAL;
import static dev.chancery.domain.Cause.Flawed.Flaw.SIGNS_WITHOUT_AUTHORITY;
import static dev.chancery.pki.Raw.bits;
import static dev.chancery.pki.Raw.element;
import static dev.chancery.pki.Raw.oid;
import static dev.chancery.pki.Raw.sequence;
import static dev.chancery.pki.Raw.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Cause.Flawed.Flaw;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstraintFormTest {

    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String POLICY_CONSTRAINTS = "2.5.29.36";
    private static final String ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final byte[] LAB = sequence(text(0x82, "lab.example"));
    private static final byte[] WITH_DOT = sequence(text(0x82, ".lab.example"));
    private static final byte[] BLOCK = sequence(element(0x87, 10, 0, 0, 0, 255, 0, 0, 0));

    private static Set<Flaw> flaws(Raw raw, boolean authority) {
        return ConstraintForm.of(Sighted.of(raw.der()), authority);
    }

    private static Set<Flaw> ofNames(boolean critical, byte[]... trees) {
        return flaws(Raw.authority().with(NAME_CONSTRAINTS, critical, sequence(trees)), true);
    }

    @Test void whatIsInOrderHasNoFlaw() {
        assertThat(flaws(Raw.device(), false)).isEmpty();
        assertThat(flaws(Raw.authority(), true)).isEmpty();
        var bare = new Raw();
        bare.version = new byte[0];
        assertThat(flaws(bare, false)).isEmpty();
    }

    @Test void onlyAnAuthoritySignsCertificates() {
        assertThat(flaws(Raw.authority(), false)).containsExactly(SIGNS_WITHOUT_AUTHORITY);
        assertThat(flaws(Raw.device().with(Specimen.KEY_USAGE, true, bits(2, 0x04)), false)).containsExactly(SIGNS_WITHOUT_AUTHORITY);
        assertThat(flaws(Raw.device().with(Specimen.KEY_USAGE, true, bits(1, 0x82)), false)).isEmpty();
    }

    @Test void constraintsOnNamesAreCriticalAnAuthoritysAndNotEmpty() {
        assertThat(ofNames(true, element(0xa0, LAB))).isEmpty();
        assertThat(ofNames(true, element(0xa1, BLOCK))).isEmpty();
        assertThat(ofNames(false, element(0xa0, LAB))).containsExactly(NAME_CONSTRAINTS_NOT_CRITICAL);
        assertThat(ofNames(true)).containsExactly(NAME_CONSTRAINTS_EMPTY);
        assertThat(flaws(Raw.device().with(NAME_CONSTRAINTS, true, sequence(element(0xa0, LAB))), false))
                .containsExactly(NAME_CONSTRAINTS_WITHOUT_AUTHORITY);
    }

    @Test void aNameOfAHostBeginsWithoutADot() {
        assertThat(ofNames(true, element(0xa0, LAB, WITH_DOT))).containsExactly(NAME_CONSTRAINT_WITH_DOT);
        assertThat(ofNames(true, element(0xa0, LAB), element(0xa1, BLOCK, WITH_DOT))).containsExactly(NAME_CONSTRAINT_WITH_DOT);
        assertThat(ofNames(true, element(0xa0, sequence(text(0x86, ".lab.example"))))).isEmpty();
    }

    @Test void constraintsOnPoliciesAreCritical() {
        var value = sequence(element(0x80, 0));
        assertThat(flaws(Raw.authority().with(POLICY_CONSTRAINTS, true, value), true)).isEmpty();
        assertThat(flaws(Raw.authority().with(POLICY_CONSTRAINTS, false, value), true)).containsExactly(POLICY_CONSTRAINTS_NOT_CRITICAL);
    }

    @Test void accessCanBeReadAndLeadsSomewhere() {
        var ocsp = sequence(oid("1.3.6.1.5.5.7.48.1"), text(0x86, "http://ocsp/"));
        assertThat(flaws(Raw.device().with(ACCESS, false, sequence(ocsp)), false)).isEmpty();
        assertThat(flaws(Raw.device().with(ACCESS, false, sequence()), false)).containsExactly(ACCESS_UNREADABLE);
        assertThat(flaws(Raw.device().with(ACCESS, false, text(0x16, "http://ocsp/")), false)).containsExactly(ACCESS_UNREADABLE);
    }
}
