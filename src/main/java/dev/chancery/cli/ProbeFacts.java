package dev.chancery.cli;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.TlsAlert;
import dev.chancery.domain.Verdict;
import dev.chancery.words.DeviceCallWords;
import dev.chancery.words.SightingWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scripts get to read of tested connections.
final class ProbeFacts {

    private ProbeFacts() {}

    static Map<String, Object> of(ProbeReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("server", report.address().toString());
        facts.put("protocol", report.protocol().code());
        facts.put("works", report.works());
        facts.put("endedAt", report.obstacle().map(one -> code(one.stage())).orElse(null));
        facts.put("steps", report.sightings().stream().map(ProbeFacts::of).toList());
        return facts;
    }

    private static Map<String, Object> of(Sighting one) {
        var said = SightingWords.of(one);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("step", code(one.stage()));
        facts.put("state", code(one.state()));
        facts.put("seen", kind(one));
        facts.put("alert", alert(one));
        facts.put("said", said.what());
        facts.put("next", said.next());
        if (one instanceof Sighting.ServerShown(var verdict)) {
            facts.put("chain", chain(verdict));
        }
        return facts;
    }

    private static @Nullable String alert(Sighting one) {
        return switch (one) {
            case Sighting.ClientRefused(_, _, var alert) -> alert.map(TlsAlert::code).orElse(null);
            case Sighting.NoHandshake(var alert) -> alert.map(TlsAlert::code).orElse(null);
            default -> null;
        };
    }

    private static List<Map<String, Object>> chain(Verdict verdict) {
        return verdict.chain().stream().map(link -> {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("subject", link.decoded().subject());
            facts.put("issuer", link.decoded().issuer());
            facts.put("notBefore", link.decoded().validity().notBefore().toString());
            facts.put("notAfter", link.decoded().validity().notAfter().toString());
            facts.put("sha256", link.decoded().sha256().map(Bytes::hex).orElse(null));
            return (Map<String, Object>) facts;
        }).toList();
    }

    static Map<String, Object> of(DeviceCall call) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("when", call.when().toString());
        facts.put("peer", call.peer());
        facts.put("serverName", call.hello().flatMap(DeviceCall.Hello::serverName).orElse(null));
        facts.put("offers", call.hello().map(DeviceCall.Hello::versions).orElse(List.of()));
        facts.put("alpn", call.hello().map(DeviceCall.Hello::applications).orElse(List.of()));
        facts.put("tls", call.agreed().map(DeviceCall.Agreement::version).orElse(null));
        facts.put("chain", call.shown().map(ProbeFacts::chain).orElse(List.of()));
        facts.put("accepted", call.shown().map(Verdict::accepted).orElse(false));
        facts.put("clientId", call.first() instanceof DeviceCall.First.Connect connect ? connect.clientId() : null);
        facts.put("end", kind(call.end()));
        facts.put("lines", DeviceCallWords.lines(call).stream().map(line -> line.what() + ": " + line.said().what()).toList());
        return facts;
    }

    private static String kind(Object one) {
        return one.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
