package dev.chancery.serve;

import dev.chancery.engine.Downloads.Outcome;
import dev.chancery.engine.Office;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A device fetches its certificate with the key that was made for it here, once, by the secret of its thing:
/// `GET /certs/<serial>/download` with `Authorization: Thing <secret>`, as of a Mainflux, or `GET /certs/download` for the one
/// that it has now.
public final class DownloadRoute implements Route {

    private static final Pattern PATH = Pattern.compile("/certs/(?:([0-9A-Fa-f:]{1,80})/)?download");

    private final Office office;

    public DownloadRoute(Office office) {
        this.office = office;
    }

    @Override public boolean takes(Ask ask) {
        return PATH.matcher(ask.path()).matches();
    }

    // HEAD would take the key and leave it out.
    @Override public Reply answer(Ask ask) {
        if (!ask.method().equals("GET")) {
            return Reply.wrongMethod("GET");
        }
        var secret = Credentials.of(ask, "Thing").orElseGet(() -> new char[0]);
        try {
            return reply(fetch(ask, secret));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private Outcome fetch(Ask ask, char[] secret) {
        var path = PATH.matcher(ask.path());
        var peer = ask.peer().getHostAddress();
        return Optional.of(path).filter(found -> found.matches()).map(found -> found.group(1))
                .map(serial -> office.downloads().fetch(secret, serial, peer)).orElseGet(() -> office.downloads().fetch(secret, peer));
    }

    private static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fetched(var json) -> Reply.ok("application/json", json).with("Cache-Control", "no-store");
            case Outcome.AlreadyDownloaded() -> error(403, "certificate already downloaded");
            case Outcome.Unknown() -> error(401, "failed to perform authentication over the entity").with("WWW-Authenticate", "Thing");
        };
    }

    private static Reply error(int status, String sentence) {
        return new Reply(status, Reply.ok("application/json", new byte[0]).headers(),
                ("{\"error\":\"" + sentence + "\"}").getBytes(StandardCharsets.US_ASCII));
    }
}
