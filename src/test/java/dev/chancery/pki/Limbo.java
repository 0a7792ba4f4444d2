package dev.chancery.pki;

import dev.chancery.domain.Purpose;
import dev.chancery.domain.SubjectName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cases of x509-limbo, as its file `limbo.json` tells them; those of BetterTLS are among them.
final class Limbo {

    private static final Instant ANY_DAY = Instant.parse("2025-06-01T12:00:00Z");

    private Limbo() {}

    /// A case, and what of it cannot be asked here; empty when all can.
    record Told(Trial trial, Optional<String> beyond) {

        /// Whether the strictest reading agrees with the case: what strict readers refuse counts as refused, and the rules of
        /// browsers count where the case is about them.
        boolean agrees(Trial.Result result) {
            boolean accepted = switch (result) {
                case ACCEPTED -> true;
                case NOT_FOR_BROWSERS -> !trial.id().startsWith("webpki::");
                case WARNED, REFUSED -> false;
            };
            return accepted == trial.good();
        }
    }

    static List<Told> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return stream(new JsonMapper().readTree(in).path("testcases")).map(Limbo::told).toList();
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Told told(JsonNode one) {
        var name = name(one);
        var sent = new ArrayList<byte[]>(List.of(der(one.path("peer_certificate").asString())));
        stream(one.path("untrusted_intermediates")).forEach(pem -> sent.add(der(pem.asString())));
        var lists = stream(one.path("crls")).map(pem -> pem.asString().getBytes(StandardCharsets.US_ASCII)).toList();
        var time = one.path("validation_time");
        var now = time.isNull() || time.isMissingNode() ? ANY_DAY : OffsetDateTime.parse(time.asString()).toInstant();
        var terms = new Verifier.Terms(purpose(one), name.filter(Limbo::isName).map(text -> SubjectName.parse(text).orRefuse()), lists, now);
        var anchors = stream(one.path("trusted_certs")).map(pem -> der(pem.asString())).toList();
        return new Told(new Trial(one.path("id").asString(), anchors, sent, terms, one.path("expected_result").asString().equals("SUCCESS")),
                beyond(one, name));
    }

    private static Optional<String> name(JsonNode one) {
        var single = one.path("expected_peer_name");
        var peer = single.isNull() || single.isMissingNode() ? one.path("expected_peer_names").path(0) : single;
        return peer.isMissingNode() ? Optional.empty() : Optional.of(peer.path("value").asString());
    }

    private static boolean isName(String text) {
        return SubjectName.parse(text).violations().isEmpty();
    }

    private static Purpose purpose(JsonNode one) {
        var uses = purposes(one);
        return uses.contains("clientAuth") || uses.isEmpty() && one.path("validation_kind").asString().equals("CLIENT")
                ? Purpose.CLIENT : Purpose.SERVER;
    }

    private static Set<String> purposes(JsonNode one) {
        var uses = new HashSet<String>();
        stream(one.path("extended_key_usage")).forEach(use -> uses.add(use.asString()));
        return uses;
    }

    private static Optional<String> beyond(JsonNode one, Optional<String> name) {
        var uses = purposes(one);
        if (!one.path("max_chain_depth").isNull() && !one.path("max_chain_depth").isMissingNode()) {
            return Optional.of("a limit of its own for the chain");
        }
        if (uses.stream().anyMatch(use -> !Set.of("serverAuth", "clientAuth").contains(use)) || uses.size() > 1) {
            return Optional.of("a purpose of its own");
        }
        return name.filter(text -> !isName(text)).map(_ -> "a name that nobody can ask for");
    }

    private static byte[] der(String pem) {
        return Pem.read(pem).getFirst().content();
    }
}
