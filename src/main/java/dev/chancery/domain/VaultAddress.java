package dev.chancery.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a Vault or OpenBao is: `https://vault.lab:8200`, with a path before `/v1` where a proxy wants one, and the
/// namespace within it. Plain HTTP goes to this machine alone, as the token would be read by everybody on the way.
public record VaultAddress(URI base, Optional<String> namespace) {

    private static final Pattern FORM = Pattern.compile("(https?)://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");
    private static final String EXAMPLE = "https://vault.lab:8200";
    private static final int LONGEST = 256;
    private static final int LAST_PORT = 65_535;

    /// The address in `address`, of which the slashes at its end and a `/v1` are cut, and the namespace, which may be
    /// empty.
    public static Checked<VaultAddress> parse(String address, String namespace) {
        var text = base(Text.withoutLastSlashes(Text.tidy(address)));
        var within = Text.withoutSlashes(Text.tidy(namespace));
        var reasons = new ArrayList<>(violations(text));
        if (!within.isEmpty() && (within.length() > LONGEST || !NAMESPACE.matcher(within).matches())) {
            reasons.add(new TextViolation.NotInForm(Field.VAULT_NAMESPACE, "lab/team-a"));
        }
        return Checked.of(reasons, () -> new VaultAddress(URI.create(text), Optional.of(within).filter(name -> !name.isEmpty())));
    }

    private static String base(String text) {
        return text.endsWith("/v1") ? Text.withoutLastSlashes(text.substring(0, text.length() - "/v1".length())) : text;
    }

    private static List<Violation> violations(String text) {
        if (text.isEmpty()) {
            return List.of(new TextViolation.Missing(Field.VAULT_ADDRESS));
        }
        var form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches() || !usable(text)) {
            return List.of(new TextViolation.NotInForm(Field.VAULT_ADDRESS, EXAMPLE));
        }
        var plain = form.group(1).equals("http");
        return plain && !LOOPBACK.matcher(form.group(2).toLowerCase(Locale.ROOT)).matches()
                ? List.of(new NetworkViolation.PlainHttp(Field.VAULT_ADDRESS, form.group(2))) : List.of();
    }

    private static boolean usable(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
        } catch (URISyntaxException unusable) {
            return false;
        }
    }

    /// The host as messages name it.
    public String host() {
        return base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }

    @Override public String toString() {
        return base + namespace.map(name -> " (" + name + ")").orElse("");
    }
}
