package dev.chancery.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation.UnfitCross;
import dev.chancery.domain.IssuerViolation.UnfitCross.Why;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Usages;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrossSubjectTest {

    private static final byte[] CONSTRAINTS = Raw.sequence(Raw.element(0xa0, Raw.sequence(Raw.text(0x82, "lab.example"))));
    private static final byte[] PURPOSES = Raw.sequence(Raw.oid("1.3.6.1.5.5.7.3.2"));

    private static Lab.Lineage lab;

    @BeforeAll static void makeOne() {
        lab = Lab.lineage(KeySpec.EC_P256);
    }

    private static void requireRefused(byte[] input, Why why) {
        assertThat(CrossSubject.read(input).violations()).containsExactly(new UnfitCross(why));
    }

    private static CrossSubject raw(Raw raw) {
        return CrossSubject.of(raw.der());
    }

    @Test void anAuthorityIsReadFromDerAndPem() {
        var pem = ("A root:\n" + Pem.certificates(List.of(lab.root().der(), lab.device().der()))).getBytes(US_ASCII);
        for (var input : List.of(lab.root().der(), pem)) {
            var found = CrossSubject.read(input).orRefuse();
            assertThat(found.der().toArray()).isEqualTo(lab.root().der());
            assertThat(found.isSelfSigned()).isTrue();
            assertThat(found.key()).isEqualTo(KeySpec.EC_P256);
            assertThat(found.publicKey()).isEqualTo(lab.root().pair().getPublic());
            assertThat(found.facts().ca()).isTrue();
            assertThat(found.decoded().subject()).isEqualTo(found.decoded().issuer());
        }
        assertThat(CrossSubject.read(lab.intermediate().der()).orRefuse().isSelfSigned()).isFalse();
    }

    @Test void whatIsNoAuthorityOrCannotBeReadIsRefused() {
        requireRefused(lab.device().der(), Why.NO_AUTHORITY);
        requireRefused(new byte[0], Why.UNREADABLE);
        requireRefused(new byte[] {0x30, 0}, Why.UNREADABLE);
        requireRefused(Pem.privateKey(lab.root().pkcs8()), Why.UNREADABLE);
        assertThatThrownBy(() -> CrossSubject.of(lab.device().der())).isInstanceOf(Failure.Malformed.class);
    }

    @Test void aRootThatHasNotSignedItselfIsRefused() {
        var forged = lab.root().der().clone();
        forged[forged.length - 1] ^= 1;
        requireRefused(forged, Why.BAD_SIGNATURE);
    }

    @Test void aKeyThatIsTooWeakIsRefused() {
        var raw = Raw.root();
        raw.key = Raw.rsa(Lab.RSA_1024, BigInteger.valueOf(65537));
        assertThat(CrossSubject.read(raw.der()).violations()).isNotEmpty().noneMatch(UnfitCross.class::isInstance);
    }

    @Test void nobodySignsForItselfOrForWhatHasEnded() {
        var intermediate = CrossSubject.of(lab.intermediate().der());
        var root = IssuingCertificate.of(lab.root().der());
        assertThat(intermediate.violations(root, Lab.NOW)).isEmpty();
        assertThat(CrossSubject.of(lab.root().der()).violations(root, Lab.NOW)).containsExactly(new UnfitCross(Why.ITSELF));
        var end = intermediate.decoded().validity().notAfter();
        assertThat(intermediate.violations(root, end)).isEmpty();
        assertThat(intermediate.violations(root, end.plusSeconds(1))).containsExactly(new UnfitCross(Why.EXPIRED));
    }

    @Test void itIsTheSameNameByItsEncoding() {
        assertThat(CrossSubject.of(lab.root().der()).isNamedLike(IssuingCertificate.of(lab.root().der()))).isTrue();
        assertThat(CrossSubject.of(lab.intermediate().der()).isNamedLike(IssuingCertificate.of(lab.root().der()))).isFalse();
    }

    @Test void itSignsListsOnlyWhereItDoesSoAlready() {
        assertThat(CrossSubject.of(lab.intermediate().der()).profile()).isEqualTo(Profile.INTERMEDIATE);
        assertThat(raw(Raw.authority().without(Specimen.KEY_USAGE)).profile()).isEqualTo(Profile.INTERMEDIATE);
        var alone = raw(Raw.authority().with(Specimen.KEY_USAGE, true, Raw.bits(2, 0x04))).profile();
        assertThat(alone.usages()).isEqualTo(Usages.same(EnumSet.of(KeyUsage.KEY_CERT_SIGN)));
        assertThat(alone.code()).isEqualTo(Profile.INTERMEDIATE.code());
        assertThat(alone.terms()).isEqualTo(Profile.INTERMEDIATE.terms());
    }

    @Test void itKeepsTheIdentifierOfItsKey() {
        var own = SubjectKeyIdentifier.getInstance(raw(Raw.authority()).subjectKeyId().getParsedValue());
        assertThat(own.getKeyIdentifier()).isEqualTo(Raw.ISSUER_ID);
    }

    @Test void whatLimitsItStaysAsItIs() {
        assertThat(raw(Raw.authority()).limits()).isEmpty();
        var limited = raw(Raw.authority().with("2.5.29.30", true, CONSTRAINTS).with(Specimen.PURPOSES, false, PURPOSES)).limits().toList();
        assertThat(limited).extracting(found -> found.getExtnId().getId()).containsExactly("2.5.29.30", "2.5.29.37");
        assertThat(limited).extracting(Extension::isCritical).containsExactly(true, false);
        assertThat(limited).extracting(found -> found.getExtnValue().getOctets()).containsExactly(CONSTRAINTS, PURPOSES);
    }
}
