package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Finding.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CauseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Revocation REVOKED = new Revocation(NOON, Revocation.Reason.KEY_COMPROMISE);

    /// Causes that belong to one step and come to one outcome.
    record Row(Step step, Outcome outcome, List<Cause> causes) {}

    private static Row row(Step step, Outcome outcome, Cause... causes) {
        return new Row(step, outcome, List.of(causes));
    }

    static List<Row> rows() {
        return Stream.of(ofServerAndForm(), ofThePath(), ofItsUse(), ofItsStatus(), ofItsKey()).flatMap(List::stream).toList();
    }

    private static List<Row> ofServerAndForm() {
        return List.of(
                row(Step.CONNECTION, Outcome.PASSED, new Cause.Connected("TLSv1.3", "TLS_AES_128_GCM_SHA256")),
                row(Step.CONNECTION, Outcome.WARNING, new Cause.SentIncomplete("CN=Issuing")),
                row(Step.CONNECTION, Outcome.FAILED, new Cause.Unreached(Cause.Unreached.Why.NO_TLS)),
                row(Step.CONNECTION, Outcome.NOT_CHECKED, new Cause.AsksForCertificate()),
                row(Step.FORM, Outcome.PASSED, new Cause.WellFormed()),
                row(Step.FORM, Outcome.WARNING, new Cause.Flawed(Set.of(Cause.Flawed.Flaw.NO_SUBJECT)),
                        new Cause.BreaksRule(new Breach(Rule.values()[0], "x")),
                        new Cause.NotForBrowsers(Set.of(Cause.NotForBrowsers.Rule.NO_PURPOSE))),
                row(Step.FORM, Outcome.FAILED, new Cause.NotReadable(Cause.NotReadable.Why.BROKEN), new Cause.UnknownCritical("1.2.3")));
    }

    private static List<Row> ofThePath() {
        return List.of(
                row(Step.SIGNATURE, Outcome.PASSED, new Cause.SignedBy("CN=Lab"), new Cause.SelfSigned()),
                row(Step.SIGNATURE, Outcome.FAILED, new Cause.SignatureWrong("CN=Lab"), new Cause.SignatureUnknown("1.2.3"),
                        new Cause.IssuerMissing("CN=Lab"), new Cause.ChainTooLong(10), new Cause.TooManyWays(100)),
                row(Step.TRUST, Outcome.PASSED, new Cause.EndsInStore("Lab"), new Cause.EndsInTrusted("CN=Lab")),
                row(Step.TRUST, Outcome.FAILED, new Cause.EndsUntrusted("CN=Lab"), new Cause.EndsElsewhere("CN=Lab")),
                row(Step.TRUST, Outcome.NOT_CHECKED, new Cause.EndsOpen()),
                row(Step.VALIDITY, Outcome.PASSED, new Cause.Valid(NOON)),
                row(Step.VALIDITY, Outcome.WARNING, new Cause.EndsSoon(NOON)),
                row(Step.VALIDITY, Outcome.FAILED, new Cause.Expired(NOON), new Cause.NotYetValid(NOON)),
                row(Step.CONSTRAINTS, Outcome.PASSED, new Cause.MayIssue()),
                row(Step.CONSTRAINTS, Outcome.FAILED, new Cause.NoAuthority(), new Cause.PathTooLong(0, 1), new Cause.NameForbidden("a.b")),
                row(Step.POLICY, Outcome.PASSED, new Cause.PoliciesHold()),
                row(Step.POLICY, Outcome.FAILED, new Cause.NoPolicyHolds(), new Cause.PoliciesFaulty(Cause.PoliciesFaulty.Why.TWICE)));
    }

    private static List<Row> ofItsUse() {
        return List.of(
                row(Step.KEY_USAGE, Outcome.PASSED, new Cause.UsageAllowed()),
                row(Step.KEY_USAGE, Outcome.FAILED, new Cause.UsageDenied(Set.of(KeyUsage.DIGITAL_SIGNATURE))),
                row(Step.PURPOSE, Outcome.PASSED, new Cause.PurposeAllowed(Purpose.SERVER)),
                row(Step.PURPOSE, Outcome.WARNING, new Cause.OnlyAnyPurpose(Purpose.SERVER)),
                row(Step.PURPOSE, Outcome.FAILED, new Cause.PurposeDenied(Purpose.SERVER)),
                row(Step.PURPOSE, Outcome.NOT_CHECKED, new Cause.NoPurposeAsked()),
                row(Step.NAME, Outcome.PASSED, new Cause.NameFound("a.b")),
                row(Step.NAME, Outcome.FAILED, new Cause.NameDiffers("a.b", List.of("c.d")), new Cause.OnlyCommonName("a.b")),
                row(Step.NAME, Outcome.NOT_CHECKED, new Cause.NoNameAsked()));
    }

    private static List<Row> ofItsStatus() {
        return List.of(
                row(Step.RECORD, Outcome.PASSED, new Cause.IssuedHere(Optional.empty())),
                row(Step.RECORD, Outcome.WARNING, new Cause.NotRecorded("Lab")),
                row(Step.RECORD, Outcome.FAILED, new Cause.RevokedHere(REVOKED)),
                row(Step.RECORD, Outcome.NOT_CHECKED, new Cause.IssuedElsewhere()),
                row(Step.LIST, Outcome.PASSED, new Cause.NotOnList(NOON)),
                row(Step.LIST, Outcome.WARNING, new Cause.ListOfAnother("CN=Lab"), new Cause.ListNumberUnfit("CN=Lab")),
                row(Step.LIST, Outcome.FAILED, new Cause.OnList(NOON, Revocation.Reason.SUPERSEDED), new Cause.ListEnded(NOON),
                        new Cause.ListNotYet(NOON), new Cause.ListForged("CN=Lab"), new Cause.ListUnreadable()),
                row(Step.LIST, Outcome.NOT_CHECKED, new Cause.OnlyChanges(), new Cause.ListsOfSomeReasons(), new Cause.NoListOfIssuer("CN=Lab"),
                        new Cause.NoList()),
                row(Step.OCSP, Outcome.PASSED, new Cause.OcspGood(NOON, true)),
                row(Step.OCSP, Outcome.WARNING, new Cause.OcspUnreached("http://a.b", Cause.OcspUnreached.Why.NO_ANSWER)),
                row(Step.OCSP, Outcome.FAILED, new Cause.OcspRevoked(NOON, Revocation.Reason.SUPERSEDED), new Cause.OcspUnknown(),
                        new Cause.OcspUntrusted(Cause.OcspUntrusted.Why.SIGNER)),
                row(Step.OCSP, Outcome.NOT_CHECKED, new Cause.OcspNotAsked("http://a.b"), new Cause.NoResponder()));
    }

    private static List<Row> ofItsKey() {
        return List.of(
                row(Step.STRENGTH, Outcome.PASSED, new Cause.Strong("P-256", "ECDSA")),
                row(Step.STRENGTH, Outcome.FAILED, new Cause.KeyWeak("RSA 1024"), new Cause.SignatureWeak("SHA-1")),
                row(Step.KEY, Outcome.PASSED, new Cause.KeyMatches()),
                row(Step.KEY, Outcome.FAILED, new Cause.KeyDiffers(), new Cause.KeyUnreadable()),
                row(Step.KEY, Outcome.NOT_CHECKED, new Cause.KeyEncrypted(), new Cause.NoKey()));
    }

    @ParameterizedTest @MethodSource("rows")
    void theTypeSaysTheStepAndTheOutcome(Row row) {
        assertThat(row.causes()).allSatisfy(cause -> {
            assertThat(cause.step()).isEqualTo(row.step());
            assertThat(cause.outcome()).isEqualTo(row.outcome());
            assertThat(new Finding(1, cause).step()).isEqualTo(row.step());
            assertThat(new Finding(1, cause).outcome()).isEqualTo(row.outcome());
        });
    }

    @Test void noCauseAndNoStepIsLeftOut() {
        assertThat(rows()).flatExtracting(Row::causes).extracting(Object::getClass).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(kinds(Cause.class).collect(Collectors.toSet()));
        assertThat(rows()).extracting(Row::step).containsOnly(Step.values());
    }

    private static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isSealed() ? Stream.of(kind.getPermittedSubclasses()).flatMap(CauseTest::kinds) : Stream.of(kind);
    }

    @Test void whatACauseNamesStaysAsItWasWhenItWasFound() {
        var flaws = EnumSet.of(Cause.Flawed.Flaw.NO_SUBJECT);
        var rules = EnumSet.of(Cause.NotForBrowsers.Rule.NO_PURPOSE);
        var usages = new HashSet<>(Set.of(KeyUsage.DIGITAL_SIGNATURE));
        var names = new ArrayList<>(List.of("c.d"));
        var flawed = new Cause.Flawed(flaws);
        var notForBrowsers = new Cause.NotForBrowsers(rules);
        var denied = new Cause.UsageDenied(usages);
        var differs = new Cause.NameDiffers("a.b", names);
        flaws.clear();
        rules.clear();
        usages.clear();
        names.clear();
        assertThat(flawed.flaws()).containsExactly(Cause.Flawed.Flaw.NO_SUBJECT);
        assertThat(notForBrowsers.rules()).containsExactly(Cause.NotForBrowsers.Rule.NO_PURPOSE);
        assertThat(denied.needed()).containsExactly(KeyUsage.DIGITAL_SIGNATURE);
        assertThat(differs.names()).containsExactly("c.d");
    }
}
