package dev.chancery.cloud.practice;

import dev.chancery.domain.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/// A CA certificate at the cloud, and how it stands there. Whoever changes it holds the cloud's lock.
final class Held {

    private final String id;
    private final X509Certificate certificate;
    private final Instant created;
    private String name;
    private String tag = "";
    private String code = "";
    private Instant codeUntil = Instant.MAX;
    private boolean verified;
    private boolean active;
    private boolean takesDevices;
    private Instant changed;

    Held(String id, String name, X509Certificate certificate, Instant created) {
        this.id = id;
        this.name = name;
        this.certificate = certificate;
        this.created = created;
        this.changed = created;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    X509Certificate certificate() {
        return certificate;
    }

    Instant created() {
        return created;
    }

    Instant changed() {
        return changed;
    }

    String tag() {
        return tag;
    }

    boolean verified() {
        return verified;
    }

    boolean active() {
        return active;
    }

    boolean takesDevices() {
        return takesDevices;
    }

    /// The code that is still asked for at this moment; empty when there is none.
    String code(Instant now) {
        return now.isAfter(codeUntil) ? "" : code;
    }

    Instant codeUntil() {
        return codeUntil;
    }

    void rename(String newName) {
        name = newName;
    }

    void ask(String newCode, Instant until) {
        code = newCode;
        codeUntil = until;
    }

    void verify() {
        verified = true;
        ask("", Instant.MAX);
    }

    void activate(boolean on) {
        active = on;
    }

    void takeDevices(boolean on) {
        takesDevices = on;
    }

    void change(String newTag, Instant now) {
        tag = newTag;
        changed = now;
    }

    /// In lower case.
    String digest(String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Examination.encoded(certificate)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// As the last of its common names says it; empty when there is none.
    String commonName() {
        var names = CommonNames.of(certificate.getSubjectX500Principal());
        return names.isEmpty() ? "" : new String(names.getLast(), java.nio.charset.StandardCharsets.UTF_8);
    }

    Registered shown() {
        return new Registered(id, Bytes.of(Examination.encoded(certificate)), verified, active);
    }
}
