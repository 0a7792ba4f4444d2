package dev.chancery.words;

import dev.chancery.domain.Sighting;
import dev.chancery.domain.Sighting.Asked;
import dev.chancery.domain.Sighting.Stage;
import dev.chancery.domain.Sighting.State;
import dev.chancery.domain.TlsAlert;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was seen when a connection was tested, in plain words, and what to do.
public final class SightingWords {

    private SightingWords() {}

    public static String stage(Stage stage) {
        return Words.of(switch (stage) {
            case NAME -> "probe.stage.name";
            case CONNECTION -> "probe.stage.connection";
            case TLS -> "probe.stage.tls";
            case SERVER -> "probe.stage.server";
            case CLIENT -> "probe.stage.client";
            case ANSWER -> "probe.stage.answer";
            case END -> "probe.stage.end";
        });
    }

    public static String state(State state) {
        return Words.of(switch (state) {
            case GOOD -> "probe.state.good";
            case REMARK -> "probe.state.remark";
            case BAD -> "probe.state.bad";
            case NOT_REACHED -> "probe.state.notReached";
        });
    }

    public static Said of(Sighting sighting) {
        return switch (sighting) {
            case Sighting.OfName name -> of(name);
            case Sighting.OfConnection connection -> of(connection);
            case Sighting.OfTls tls -> of(tls);
            case Sighting.ServerShown shown -> of(shown);
            case Sighting.OfClient client -> of(client);
            case Sighting.OfAnswer answer -> AnswerWords.of(answer);
            case Sighting.Ended() -> Said.well("probe.ended");
            case Sighting.NotReached _ -> Said.well("probe.notReached");
        };
    }

    private static Said of(Sighting.OfName name) {
        return switch (name) {
            case Sighting.Resolved(var addresses) -> Said.well("probe.resolved", String.join(", ", addresses), addresses.size());
            case Sighting.AddressGiven() -> Said.well("probe.addressGiven");
            case Sighting.NameUnknown(var host) -> Said.ill("probe.nameUnknown", "probe.nameUnknown.next", host);
        };
    }

    private static Said of(Sighting.OfConnection connection) {
        return switch (connection) {
            case Sighting.Connected(var address) -> Said.well("probe.connected", address);
            case Sighting.NotConnected(var why, var tried) -> switch (why) {
                case REFUSED -> Said.ill("probe.refused", "probe.refused.next", String.join(", ", tried));
                case NO_ANSWER -> Said.ill("probe.noTcpAnswer", "probe.noTcpAnswer.next", String.join(", ", tried));
                case NO_ROUTE -> Said.ill("probe.noRoute", "probe.noRoute.next", String.join(", ", tried));
            };
        };
    }

    private static Said of(Sighting.OfTls tls) {
        return switch (tls) {
            case Sighting.Agreed(var version, var suite, var application) -> application
                    .map(name -> Said.well("probe.agreed.application", version, suite, name)).orElseGet(() -> Said.well("probe.agreed", version, suite));
            case Sighting.NotTls(var talk) -> switch (talk) {
                case HTTP -> Said.ill("probe.notTls.http", "probe.notTls.http.next");
                case MQTT -> Said.ill("probe.notTls.mqtt", "probe.notTls.mqtt.next");
                case OTHER -> Said.ill("probe.notTls.other", "probe.notTls.other.next");
            };
            case Sighting.OldTls(var version) -> Said.ill("probe.oldTls", "probe.oldTls.next", version);
            case Sighting.NoHandshake(var alert) -> noHandshake(alert);
            case Sighting.HungUp() -> Said.ill("probe.hungUp", "probe.hungUp.next");
            case Sighting.NoHello() -> Said.ill("probe.noHello", "probe.noHello.next");
        };
    }

    private static Said noHandshake(Optional<TlsAlert> alert) {
        var code = alert.map(TlsAlert::code).orElse("");
        if (alert.isEmpty()) {
            return Said.ill("probe.noHandshake", "probe.noHandshake.next");
        }
        return new Said(Words.of("probe.noHandshake.alert", code), Words.of(nextOf(alert.get())));
    }

    private static String nextOf(TlsAlert alert) {
        return alert == TlsAlert.PROTOCOL_VERSION ? "probe.oldTls.next"
                : alert == TlsAlert.UNRECOGNIZED_NAME ? "probe.unknownName.next"
                : alert == TlsAlert.NO_APPLICATION_PROTOCOL ? "probe.noApplication.next" : "probe.noHandshake.next";
    }

    private static Said of(Sighting.ServerShown shown) {
        var told = shown.worthTelling().stream().map(one -> FindingWords.of(one.cause())).toList();
        if (told.isEmpty()) {
            return Said.well("probe.server.good", shown.verdict().chain().getLast().name());
        }
        var said = told.stream().map(Said::what).collect(Collectors.joining(" "));
        var next = told.stream().map(Said::next).filter(words -> !words.isEmpty()).distinct().collect(Collectors.joining(" "));
        return new Said(said, shown.state() == State.BAD ? Words.of("probe.server.bad.next", next) : next);
    }

    private static Said of(Sighting.OfClient client) {
        return switch (client) {
            case Sighting.NotAsked(var given) -> given ? Said.ill("probe.notAsked.given", "probe.notAsked.given.next") : Said.well("probe.notAsked");
            case Sighting.WentWithout _ -> Said.ill("probe.wentWithout", "probe.wentWithout.next");
            case Sighting.ClientAccepted(var asked) -> Said.well("probe.accepted", authorities(asked));
            case Sighting.KeyDoesNotFit(var asked) -> Said.ill("probe.keyDoesNotFit", "probe.keyDoesNotFit.next", String.join(", ", asked.algorithms()));
            case Sighting.NoWord _ -> Said.ill("probe.noWord", "probe.noWord.next");
            case Sighting.ClientRefused(var asked, var sent, var alert) -> sent ? refused(asked, alert)
                    : Said.ill("probe.demanded", "probe.demanded.next", alert.map(TlsAlert::code).orElse("-"));
        };
    }

    private static Said refused(Asked asked, Optional<TlsAlert> alert) {
        return alert.map(one -> new Said(Words.of("probe.clientRefused", one.code(), authorities(asked)), Words.of(AnswerWords.nextOf(one))))
                .orElseGet(() -> new Said(Words.of("probe.clientCut", authorities(asked)), Words.of("probe.clientRefused.next")));
    }

    private static String authorities(Asked asked) {
        return switch (asked.ours()) {
            case NAMED -> Words.of("probe.ours.named");
            case NOT_NAMED -> Words.of("probe.ours.notNamed", String.join("; ", asked.authorities()));
            case NOBODY_NAMED -> Words.of("probe.ours.nobody");
            case NOT_GIVEN -> "";
        };
    }
}
