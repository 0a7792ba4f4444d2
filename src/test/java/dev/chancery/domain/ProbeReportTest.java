package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.RevocationTrial.Outcome;
import dev.chancery.domain.Sighting.Stage;
import dev.chancery.domain.Sighting.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeReportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Sighting.Asked ASKED = new Sighting.Asked(List.of("CN=Lab"), Sighting.Asked.Ours.NAMED, List.of("ed25519"));
    private static final Verdict.Link LINK = new Verdict.Link("press-1", new Decoded("CN=press-1", "CN=Lab", Optional.empty(),
            new Validity(NOON, NOON.plusSeconds(60)), "EC", "ECDSA", List.of(), Optional.empty()), Status.ACTIVE, Bytes.of(new byte[1]), true);

    private static ProbeReport of(Sighting... sightings) {
        return new ProbeReport(ServerAddress.parse("broker.lab").orRefuse(), ProbeProtocol.MQTT_5, List.of(sightings));
    }

    private static Sighting refused(TlsAlert alert) {
        return new Sighting.ClientRefused(ASKED, true, Optional.of(alert));
    }

    private static Verdict verdict(Cause... causes) {
        return new Verdict(List.of(LINK), Optional.empty(), List.of(causes).stream().map(cause -> new Finding(0, cause)).toList());
    }

    private static void is(Sighting sighting, Stage stage, State state) {
        assertThat(sighting.stage()).as("%s", sighting).isEqualTo(stage);
        assertThat(sighting.state()).as("%s", sighting).isEqualTo(state);
    }

    @Test void whatIsSeenBelongsToItsStageAndIsGoodOrBad() {
        is(new Sighting.Resolved(List.of("10.0.0.1")), Stage.NAME, State.GOOD);
        is(new Sighting.NameUnknown("x"), Stage.NAME, State.BAD);
        is(new Sighting.Connected("10.0.0.1"), Stage.CONNECTION, State.GOOD);
        is(new Sighting.NotConnected(Sighting.NotConnected.Why.REFUSED, List.of()), Stage.CONNECTION, State.BAD);
        is(new Sighting.Agreed("TLSv1.3", "x", Optional.empty()), Stage.TLS, State.GOOD);
        is(new Sighting.OldTls("TLSv1"), Stage.TLS, State.BAD);
        is(new Sighting.NotAsked(false), Stage.CLIENT, State.GOOD);
        is(new Sighting.NotAsked(true), Stage.CLIENT, State.REMARK);
        is(new Sighting.WentWithout(ASKED), Stage.CLIENT, State.REMARK);
        is(new Sighting.ClientAccepted(ASKED), Stage.CLIENT, State.GOOD);
        is(refused(TlsAlert.UNKNOWN_CA), Stage.CLIENT, State.BAD);
        is(new Sighting.NothingAsked(), Stage.ANSWER, State.GOOD);
        is(new Sighting.MqttAnswered(ConnectReason.ACCEPTED, 0), Stage.ANSWER, State.GOOD);
        is(new Sighting.MqttAnswered(ConnectReason.BANNED, 0x8a), Stage.ANSWER, State.BAD);
        is(new Sighting.Ended(), Stage.END, State.GOOD);
        is(new Sighting.NotReached(Stage.ANSWER), Stage.ANSWER, State.NOT_REACHED);
    }

    @ParameterizedTest @ValueSource(ints = {400, 401, 403, 495, 496})
    void anHttpServerThatTurnsTheClientAwayIsAnObstacle(int status) {
        is(new Sighting.HttpAnswered(status, "x"), Stage.ANSWER, State.BAD);
        assertThat(of(new Sighting.HttpAnswered(status, "x")).refusesClient()).isTrue();
    }

    @Test void anyOtherAnswerOfAnHttpServerShowsThatItTookTheClient() {
        is(new Sighting.HttpAnswered(399, "x"), Stage.ANSWER, State.GOOD);
        is(new Sighting.HttpAnswered(200, "x"), Stage.ANSWER, State.GOOD);
        is(new Sighting.HttpAnswered(404, "x"), Stage.ANSWER, State.REMARK);
        is(new Sighting.HttpAnswered(500, "x"), Stage.ANSWER, State.REMARK);
    }

    @Test void aServersCertificateIsJudged() {
        is(new Sighting.ServerShown(verdict(new Cause.SelfSigned())), Stage.SERVER, State.GOOD);
        var soon = new Sighting.ServerShown(verdict(new Cause.SelfSigned(), new Cause.EndsSoon(NOON)));
        is(soon, Stage.SERVER, State.REMARK);
        assertThat(soon.worthTelling()).extracting(Finding::cause).containsExactly(new Cause.EndsSoon(NOON));
        is(new Sighting.ServerShown(verdict(new Cause.SentIncomplete("CN=Lab"))), Stage.SERVER, State.REMARK);
        var bad = new Sighting.ServerShown(verdict(new Cause.EndsSoon(NOON), new Cause.Expired(NOON)));
        is(bad, Stage.SERVER, State.BAD);
        assertThat(bad.worthTelling()).extracting(Finding::cause).containsExactly(new Cause.Expired(NOON));
    }

    @Test void aVerdictIsAsGoodAsItsWorstFinding() {
        assertThat(verdict(new Cause.SelfSigned()).outcome()).isEqualTo(Finding.Outcome.PASSED);
        assertThat(verdict(new Cause.NoList()).outcome()).isEqualTo(Finding.Outcome.PASSED);
        assertThat(verdict(new Cause.NoList(), new Cause.EndsSoon(NOON)).outcome()).isEqualTo(Finding.Outcome.WARNING);
        assertThat(verdict(new Cause.EndsSoon(NOON), new Cause.Expired(NOON)).outcome()).isEqualTo(Finding.Outcome.FAILED);
        assertThat(verdict(new Cause.EndsSoon(NOON)).accepted()).isTrue();
        assertThat(new Verdict(List.of(), Optional.empty(), List.of()).outcome()).isEqualTo(Finding.Outcome.FAILED);
    }

    @Test void itWorksWhenNothingIsBadAndAllWasReached() {
        assertThat(of(new Sighting.AddressGiven(), new Sighting.WentWithout(ASKED), new Sighting.Ended()).works()).isTrue();
        assertThat(of(new Sighting.AddressGiven(), new Sighting.NotReached(Stage.TLS)).works()).isFalse();
        var broken = of(new Sighting.AddressGiven(), new Sighting.NoHello(), new Sighting.CutOff());
        assertThat(broken.works()).isFalse();
        assertThat(broken.obstacle()).contains(new Sighting.NoHello());
        assertThat(of(new Sighting.Ended()).obstacle()).isEmpty();
    }

    @ParameterizedTest @EnumSource
    void aBrokerTurnsAClientAwayOnlyForWhoItIs(ConnectReason reason) {
        assertThat(of(new Sighting.MqttAnswered(reason, 1)).refusesClient()).isEqualTo(switch (reason) {
            case NOT_AUTHORIZED, USER_OR_PASSWORD, BANNED, CLIENT_ID -> true;
            case ACCEPTED, VERSION, UNAVAILABLE, OTHER_METHOD, OTHER_SERVER, LIMIT, FAULT -> false;
        });
    }

    @Test void aTrialShowsSomethingOnlyWhenTheGoodOneIsLetIn() {
        var in = of(new Sighting.ClientAccepted(ASKED), new Sighting.Ended());
        var away = of(refused(TlsAlert.CERTIFICATE_REVOKED));
        var dead = of(new Sighting.NameUnknown("x"));
        assertThat(new RevocationTrial(in, away).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(new RevocationTrial(in, of(new Sighting.ClientRefused(ASKED, true, Optional.empty()))).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(new RevocationTrial(in, in).outcome()).isEqualTo(Outcome.LET_IN);
        assertThat(new RevocationTrial(in, of(refused(TlsAlert.UNKNOWN_CA))).outcome()).isEqualTo(Outcome.REFUSED_OTHERWISE);
        assertThat(new RevocationTrial(in, dead).outcome()).isEqualTo(Outcome.UNREACHED);
        assertThat(new RevocationTrial(away, away).outcome()).isEqualTo(Outcome.GOOD_REFUSED);
        assertThat(new RevocationTrial(dead, away).outcome()).isEqualTo(Outcome.UNREACHED);
        assertThat(new RevocationTrial(of(new Sighting.NotAsked(true), new Sighting.Ended()), away).outcome()).isEqualTo(Outcome.NOT_ASKED);
    }

    @Test void whatABrokerSaysIsReadInBothVersions() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6).stream().map(ConnectReason::ofReturnCode)).containsExactly(ConnectReason.ACCEPTED,
                ConnectReason.VERSION, ConnectReason.CLIENT_ID, ConnectReason.UNAVAILABLE, ConnectReason.USER_OR_PASSWORD,
                ConnectReason.NOT_AUTHORIZED, ConnectReason.FAULT);
        assertThat(List.of(0, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8a, 0x8c, 0x9d, 0x97, 0x80).stream().map(ConnectReason::ofReasonCode))
                .containsExactly(ConnectReason.ACCEPTED, ConnectReason.VERSION, ConnectReason.CLIENT_ID, ConnectReason.USER_OR_PASSWORD,
                        ConnectReason.NOT_AUTHORIZED, ConnectReason.UNAVAILABLE, ConnectReason.BANNED, ConnectReason.OTHER_METHOD,
                        ConnectReason.OTHER_SERVER, ConnectReason.LIMIT, ConnectReason.FAULT);
        assertThat(TlsAlert.ofNumber(44)).contains(TlsAlert.CERTIFICATE_REVOKED);
        assertThat(TlsAlert.ofNumber(1)).isEmpty();
        assertThat(List.of(ProbeProtocol.values()).stream().filter(ProbeProtocol::isMqtt))
                .containsExactly(ProbeProtocol.MQTT_5, ProbeProtocol.MQTT_3_1_1);
    }
}
