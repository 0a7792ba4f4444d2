package dev.chancery.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A TLS server: a host, which is a DNS name or an IP address, and a port.
public record ServerAddress(SubjectName host, int port) {

    /// The port of MQTT over TLS, for an address that names none.
    public static final int MQTT_PORT = 8883;

    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("(?:([a-z]+)://)?(?:\\[([0-9a-f:.]*)]|([^/:\\[\\]]*))(?::([0-9]{1,5}))?(?:/.*)?");

    /// The address in `press.lab`, `press.lab:8883`, `10.0.0.7:8883`, `[::1]:8883`, `https://press.lab/x` or
    /// `mqtts://press.lab`.
    public static Checked<ServerAddress> parse(String text) {
        var name = text.strip();
        if (IpAddress.parse(name).isPresent()) {
            return Checked.valid(new ServerAddress(new SubjectName.Ip(name), MQTT_PORT));
        }
        var parts = FORM.matcher(name.toLowerCase(Locale.ROOT));
        var port = parts.matches() ? port(parts.group(1), parts.group(4)) : OptionalInt.empty();
        if (port.isEmpty() || port.getAsInt() < 1 || port.getAsInt() > LAST_PORT) {
            return Checked.refused(new NetworkViolation.NotAServer(text));
        }
        return host(Optional.ofNullable(parts.group(2)).orElse(parts.group(3)))
                .map(host -> Checked.valid(new ServerAddress(host, port.getAsInt())))
                .orElseGet(() -> Checked.refused(new NetworkViolation.NotAServer(text)));
    }

    private static OptionalInt port(String scheme, String port) {
        if (port != null) {
            return OptionalInt.of(Integer.parseInt(port));
        }
        return switch (Optional.ofNullable(scheme).orElse("")) {
            case "https" -> OptionalInt.of(HTTPS_PORT);
            case "", "mqtts", "ssl", "tls" -> OptionalInt.of(MQTT_PORT);
            default -> OptionalInt.empty();
        };
    }

    private static Optional<SubjectName> host(String text) {
        var address = IpAddress.parse(text);
        return address.isPresent() ? address.map(found -> new SubjectName.Ip(found.toString()))
                : Optional.of(SubjectName.Dns.parse(text)).filter(name -> name.violations().isEmpty() && !text.contains("*"))
                        .map(Checked::orRefuse);
    }

    @Override public String toString() {
        return (host.value().contains(":") ? "[" + host.value() + "]" : host.value()) + ":" + port;
    }
}
