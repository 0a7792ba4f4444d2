package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Answered.fields;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.pki.Pem;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The CA certificates of one account in one region, in the order in which they came.
final class AwsRegion {

    private static final String ACCOUNT = "123456789012";
    private static final int USUAL_PAGE = 25;
    private static final int LARGEST_PAGE = 250;

    private final String name;
    private final Setting setting;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> templates = new HashMap<>();
    private String code = "";

    AwsRegion(String name, Setting setting) {
        this.name = name;
        this.setting = setting;
    }

    /// The same until it is forgotten.
    String code() {
        if (code.isEmpty()) {
            code = setting.random().hex(64);
        }
        return code;
    }

    Answered forgetCode() {
        if (code.isEmpty()) {
            throw new Refusal(Why.NOT_THERE, "There is no registration code.");
        }
        code = "";
        return Answered.json(200, Map.of());
    }

    List<Held> all() {
        return List.copyOf(held.values());
    }

    boolean has(String id) {
        return held.containsKey(id);
    }

    String arn(String id) {
        return "arn:aws:iot:%s:%s:cacert/%s".formatted(name, ACCOUNT, id);
    }

    /// By what new devices of this CA are provisioned.
    void provision(String id, Map<String, Object> template) {
        templates.put(id, template);
    }

    /// Its id is the SHA-256 of the certificate.
    Held add(X509Certificate certificate, boolean proven) {
        var one = new Held(new Held("", "", certificate, setting.now()).digest("SHA-256"), "", certificate, setting.now());
        if (held.putIfAbsent(one.id(), one) != null) {
            throw new Refusal(Why.DUPLICATE, "CA certificate is already registered.", one.id());
        }
        if (proven) {
            one.verify();
        }
        return one;
    }

    Held one(String id) {
        return Optional.ofNullable(held.get(id)).orElseThrow(() -> new Refusal(Why.NOT_THERE, "CA certificate does not exist: " + id));
    }

    Answered delete(String id) {
        if (one(id).active()) {
            throw new Refusal(Why.STILL_ACTIVE, "The CA certificate is active; set it INACTIVE before deleting it.");
        }
        held.remove(id);
        templates.remove(id);
        return Answered.json(200, Map.of());
    }

    Answered list(Map<String, String> asked) {
        var size = number(asked.getOrDefault("pageSize", Integer.toString(USUAL_PAGE)));
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Why.BAD_REQUEST, "pageSize must be from 1 to 250.");
        }
        var ordered = new ArrayList<>(held.values());
        if (!"true".equals(asked.get("isAscendingOrder"))) {
            Collections.reverse(ordered);
        }
        var from = Optional.ofNullable(asked.get("marker")).map(marker -> after(ordered, marker)).orElse(0);
        var page = ordered.stream().skip(from).limit(size).toList();
        var answer = fields("certificates", page.stream().map(this::summary).toList());
        if (from + page.size() < ordered.size()) {
            answer.put("nextMarker", page.getLast().id());
        }
        return Answered.json(200, answer);
    }

    private static int after(List<Held> ordered, String marker) {
        for (int at = 0; at < ordered.size(); at++) {
            if (ordered.get(at).id().equals(marker)) {
                return at + 1;
            }
        }
        throw new Refusal(Why.BAD_REQUEST, "The marker is none of a list's.");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new Refusal(Why.BAD_REQUEST, "pageSize must be a number.");
        }
    }

    private Map<String, Object> summary(Held one) {
        return fields("certificateArn", arn(one.id()), "certificateId", one.id(), "status", status(one), "creationDate", seconds(one.created()));
    }

    Map<String, Object> described(String id) {
        var one = one(id);
        var description = summary(one);
        description.putAll(fields("certificatePem", Pem.certificate(Examination.encoded(one.certificate())), "ownedBy", ACCOUNT,
                "autoRegistrationStatus", one.takesDevices() ? "ENABLE" : "DISABLE", "lastModifiedDate", seconds(one.changed()),
                "customerVersion", 1, "generationId", one.id().substring(0, 32), "validity", fields(
                        "notBefore", seconds(one.certificate().getNotBefore().toInstant()),
                        "notAfter", seconds(one.certificate().getNotAfter().toInstant())),
                "certificateMode", one.verified() ? "DEFAULT" : "SNI_ONLY"));
        return fields("certificateDescription", description, "registrationConfig", templates.getOrDefault(id, Map.of()));
    }

    private static String status(Held one) {
        return one.active() ? "ACTIVE" : "INACTIVE";
    }

    private static long seconds(Instant moment) {
        return moment.getEpochSecond();
    }
}
