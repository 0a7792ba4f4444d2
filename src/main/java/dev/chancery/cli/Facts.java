package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.ThingId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What scripts get to read: names that stay, times in ISO 8601 and UTC, serial numbers and fingerprints in hexadecimal.
final class Facts {

    private Facts() {}

    static Map<String, Object> of(Authority authority, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", authority.name());
        facts.put("root", authority.isRoot());
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
}
