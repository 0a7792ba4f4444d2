package dev.chancery.words;

import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.DeviceCall.End;
import dev.chancery.domain.DeviceCall.First;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Sighting.State;
import dev.chancery.domain.TlsAlert;
import dev.chancery.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a device sent, in plain words.
public final class DeviceCallWords {

    /// One thing that was seen, and how good it is.
    public record Line(State state, String what, Said said) {}

    private DeviceCallWords() {}

    public static String title(DeviceCall call) {
        return Words.of("probe.call.title", call.peer(), Words.dateTime(call.when()));
    }

    /// All that was seen, in its order.
    public static List<Line> lines(DeviceCall call) {
        var lines = new ArrayList<Line>();
        call.hello().ifPresent(hello -> lines.add(new Line(State.GOOD, Words.of("probe.call.hello"), hello(hello))));
        call.agreed().ifPresent(agreed -> lines.add(new Line(State.GOOD, Words.of("probe.stage.tls"), Said.well("probe.agreed", agreed.version(), agreed.cipherSuite()))));
        if (call.agreed().isPresent() || call.shown().isPresent()) {
            lines.add(certificate(call.shown()));
            lines.add(new Line(State.GOOD, Words.of("probe.call.first"), first(call.first())));
        }
        end(call.end()).ifPresent(said -> lines.add(new Line(State.BAD, Words.of("probe.call.end"), said)));
        return lines;
    }

    /// As text, line by line.
    public static String text(DeviceCall call) {
        return title(call) + "\n" + lines(call).stream().map(DeviceCallWords::text).collect(Collectors.joining());
    }

    private static String text(Line line) {
        return "  [%s] %s: %s\n".formatted(SightingWords.state(line.state()), line.what(), line.said().what())
                + (line.said().next().isEmpty() ? "" : "      > %s\n".formatted(line.said().next()));
    }

    private static Said hello(DeviceCall.Hello hello) {
        var name = hello.serverName().map(one -> Words.of("probe.call.sni", one)).orElseGet(() -> Words.of("probe.call.noSni"));
        var applications = hello.applications().isEmpty() ? "" : " " + Words.of("probe.call.alpn", String.join(", ", hello.applications()));
        return new Said(Words.of("probe.call.offers", String.join(", ", hello.versions()), hello.suites()) + " " + name + applications, "");
    }

    private static Line certificate(Optional<Verdict> shown) {
        var what = Words.of("probe.stage.client");
        if (shown.isEmpty()) {
            return new Line(State.BAD, what, Said.ill("probe.call.none", "probe.call.none.next"));
        }
        var verdict = shown.get();
        var chain = verdict.chain().stream().map(ProbeText::line).collect(Collectors.joining("\n"));
        var failed = verdict.findings().stream().filter(one -> one.outcome() == Outcome.FAILED).map(one -> FindingWords.of(one.cause())).toList();
        return failed.isEmpty() ? new Line(State.GOOD, what, new Said(Words.of("probe.call.good") + "\n" + chain, ""))
                : new Line(State.BAD, what, new Said(failed.stream().map(Said::what).collect(Collectors.joining(" ")) + "\n" + chain,
                        failed.stream().map(Said::next).filter(words -> !words.isEmpty()).distinct().collect(Collectors.joining(" "))));
    }

    private static Said first(First first) {
        return switch (first) {
            case First.Nothing() -> Said.well("probe.call.nothing");
            case First.Connect connect -> Said.well("probe.call.connect", version(connect.level()), connect.clientId(), yes(connect.user()),
                    yes(connect.password()), yes(connect.will()), Words.number(connect.keepAlive()));
            case First.Http(var method) -> Said.well("probe.call.http", method);
            case First.Other(int octets) -> Said.well("probe.call.other", Words.number(octets));
        };
    }

    private static String version(int level) {
        return switch (level) {
            case 3 -> "3.1";
            case 4 -> "3.1.1";
            default -> String.valueOf(level);
        };
    }

    private static String yes(boolean is) {
        return Words.of(is ? "probe.call.yes" : "probe.call.no");
    }

    private static Optional<Said> end(End end) {
        return switch (end) {
            case End.Seen() -> Optional.empty();
            case End.NoTls(var talk) -> Optional.of(switch (talk) {
                case HTTP -> Said.ill("probe.call.plain.http", "probe.call.plain.next");
                case MQTT -> Said.ill("probe.call.plain.mqtt", "probe.call.plain.next");
                case OTHER -> Said.ill("probe.call.plain.other", "probe.call.plain.next");
            });
            case End.BadHello() -> Optional.of(Said.ill("probe.call.badHello", "probe.call.badHello.next"));
            case End.EndedByDevice(var alert) -> Optional.of(alert.map(TlsAlert::code).map(code -> Said.ill("probe.call.ended.alert", "probe.call.ended.next", code))
                    .orElseGet(() -> Said.ill("probe.call.ended", "probe.call.ended.next")));
            case End.NoAgreement() -> Optional.of(Said.ill("probe.call.noAgreement", "probe.call.noAgreement.next"));
            case End.Silent() -> Optional.of(Said.ill("probe.call.silent", "probe.call.silent.next"));
        };
    }
}
