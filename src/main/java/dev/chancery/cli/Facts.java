package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.ListState;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What scripts get to read: names that stay, times in ISO 8601 and UTC, serial numbers and fingerprints in hexadecimal.
final class Facts {

    private Facts() {}

    static Map<String, Object> of(Authority authority, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", authority.name());
        facts.put("root", authority.isRoot());
        facts.put("keyHome", switch (authority.home()) {
            case KeyHome.Here _ -> "store";
            case KeyHome.OnToken(var token, var _) -> "token " + token.text();
            case KeyHome.Away _ -> "away";
        });
        facts.put("certificate", of(authority.certificate(), now));
        return facts;
    }

    static Map<String, Object> of(Certificate certificate, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("serial", certificate.serial().hex());
        facts.put("subject", certificate.subject().toString());
        facts.put("thing", certificate.thing().map(ThingId::value).orElse(null));
        facts.put("profile", certificate.profile());
        facts.put("key", certificate.key().code());
        facts.put("keyHere", certificate.hasKey());
        facts.put("issued", certificate.issued().toString());
        facts.put("notBefore", certificate.validity().notBefore().toString());
        facts.put("notAfter", certificate.validity().notAfter().toString());
        facts.put("status", certificate.status(now).code());
        facts.put("sha256", certificate.sha256().hex());
        return facts;
    }

    static Map<String, Object> of(ThingSummary summary, Instant now) {
        var thing = summary.thing();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", thing.id().value());
        facts.put("name", thing.description().name());
        facts.put("group", thing.description().group());
        facts.put("tags", thing.description().tags());
        facts.put("notes", thing.description().notes());
        facts.put("hardwareSerial", thing.description().hardwareSerial());
        facts.put("address", thing.description().address());
        facts.put("created", thing.created().toString());
        facts.put("certificate", summary.current().map(one -> of(one, now)).orElse(null));
        return facts;
    }

    static Map<String, Object> of(FiledRequest request) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", request.id().value());
        facts.put("label", request.label());
        facts.put("direction", request.direction().code());
        facts.put("state", state(request.state()));
        facts.put("key", request.key());
        facts.put("thing", request.thing().map(ThingId::value).orElse(null));
        facts.put("filed", request.filed().toString());
        facts.put("sha256", request.sha256().hex());
        return facts;
    }

    static String serial(Office office, CertificateId id) {
        return office.certificates().one(id).serial().hex();
    }

    static String state(FiledRequest.State state) {
        return switch (state) {
            case FiledRequest.State.Pending _ -> "pending";
            case FiledRequest.State.Signed _ -> "signed";
            case FiledRequest.State.Rejected _ -> "rejected";
            case FiledRequest.State.Completed _ -> "completed";
        };
    }

    static Map<String, Object> of(ListState state) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("authority", state.authority().name());
        facts.put("health", state.health().name().toLowerCase(Locale.ROOT));
        facts.put("path", state.settings().path());
        facts.put("revoked", state.revoked());
        facts.put("number", state.last().map(list -> list.number().value()).orElse(null));
        facts.put("nextUpdate", state.last().map(list -> list.nextUpdate().toString()).orElse(null));
        return facts;
    }

    /// What became of the lists that tell of a revocation, by authority.
    static List<Map<String, Object>> of(List<Publication> publications, Office office) {
        return publications.stream().map(one -> {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("authority", office.authorities().one(one.authority()).name());
            switch (one) {
                case Publication.Published published -> {
                    facts.put("published", true);
                    facts.put("number", published.list().number().value());
                    facts.put("file", published.file().toString());
                }
                case Publication.Failed failed -> {
                    facts.put("published", false);
                    facts.put("why", failed.failure().getMessage());
                }
            }
            return (Map<String, Object>) facts;
        }).toList();
    }
}
