package dev.chancery.serve;

import dev.chancery.domain.Authority;
import dev.chancery.engine.Enrolment.Login;
import dev.chancery.engine.Enrolment.Outcome;
import dev.chancery.engine.Office;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Enrollment over Secure Transport (RFC 7030, with the clarifications of RFC 8951): devices that make their own keys get
/// certificates for them. Bodies are base64 in both directions, whatever a `Content-Transfer-Encoding` says.
public final class EstRoute implements Route {

    private static final Pattern PATH = Pattern.compile(
            "/\\.well-known/est/(?:([^/]{1,64})/)?(cacerts|csrattrs|simpleenroll|simplereenroll)");
    /// How soon a device asks again that waits for an approval, in seconds.
    private static final String PATIENCE = "60";
    private static final int LINE = 76;
    private static final byte[] LINE_END = {'\r', '\n'};

    private record Call(String label, String name) {}

    private final Office office;

    public EstRoute(Office office) {
        this.office = office;
    }

    @Override public boolean takes(Ask ask) {
        return PATH.matcher(ask.path()).matches();
    }

    @Override public Reply answer(Ask ask) {
        var path = PATH.matcher(ask.path());
        path.matches();
        var call = new Call(Optional.ofNullable(path.group(1)).orElse(""), path.group(2));
        return office.enrolment().authority(call.label()).map(authority -> answer(ask, call, authority))
                .orElseGet(() -> Reply.text(404, "No authority enrols devices at this address."));
    }

    private Reply answer(Ask ask, Call call, Authority authority) {
        return switch (call.name()) {
            case "cacerts" -> reading(ask, () -> certificates("application/pkcs7-mime", office.enrolment().caCertificates(authority)));
            case "csrattrs" -> reading(ask, () -> office.enrolment().attributes(authority)
                    .map(der -> certificates("application/csrattrs", der)).orElseGet(() -> Reply.of(204)));
            default -> ask.method().equals("POST") ? signing(ask, call, authority) : Reply.wrongMethod("POST");
        };
    }

    private interface Answered {
        Reply reply();
    }

    private static Reply reading(Ask ask, Answered answer) {
        return ask.isReading() ? answer.reply() : Reply.wrongMethod("GET, HEAD");
    }

    private static Reply certificates(String mediaType, byte[] der) {
        return Reply.ok(mediaType, base64(der)).with("Content-Transfer-Encoding", "base64");
    }

    private static byte[] base64(byte[] der) {
        return (Base64.getMimeEncoder(LINE, LINE_END).encodeToString(der) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Reply signing(Ask ask, Call call, Authority authority) {
        if (!ask.header("content-type").map(EstRoute::mediaType).filter("application/pkcs10"::equals).isPresent()) {
            return Reply.text(415, "Send a certification request as application/pkcs10.");
        }
        var request = decoded(ask.body());
        if (request.isEmpty()) {
            return Reply.text(400, "The body is not base64.");
        }
        return call.name().equals("simpleenroll") ? enrol(ask, authority, request.get()) : renew(ask, authority, request.get());
    }

    private static String mediaType(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<byte[]> decoded(byte[] body) {
        try {
            return Optional.of(Base64.getDecoder().decode(new String(body, StandardCharsets.ISO_8859_1).replaceAll("[ \t\r\n]", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Reply enrol(Ask ask, Authority authority, byte[] request) {
        var basic = Credentials.basic(ask);
        Optional<Login> login = basic.<Login>map(said -> new Login.ByKey(said.name(), said.secret())).or(() -> certificate(ask));
        try {
            return login.map(known -> office.enrolment().enrol(authority, known, request, ask.peer().getHostAddress()))
                    .filter(outcome -> !(outcome instanceof Outcome.Unknown)).map(EstRoute::reply).orElseGet(() -> Reply.text(401,
                            "Log in with the id of the thing and its enrolment key, or with a certificate of this authority.")
                            .with("WWW-Authenticate", "Basic realm=\"enrolment\", charset=\"UTF-8\""));
        } finally {
            basic.ifPresent(said -> Arrays.fill(said.secret(), '\0'));
        }
    }

    private static Optional<Login.ByCertificate> certificate(Ask ask) {
        return ask.clientChain().stream().findFirst().map(Login.ByCertificate::new);
    }

    private Reply renew(Ask ask, Authority authority, byte[] request) {
        return certificate(ask).map(known -> office.enrolment().renew(authority, known, request, ask.peer().getHostAddress()))
                .filter(outcome -> !(outcome instanceof Outcome.Unknown)).map(EstRoute::reply).orElseGet(() -> Reply.text(403,
                        "Show the certificate that is to be renewed: one of this authority, of a thing, not revoked and not ended."));
    }

    private static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Issued(var pkcs7) -> certificates("application/pkcs7-mime; smime-type=certs-only", pkcs7);
            case Outcome.Waits() -> Reply.text(202, "Somebody has to approve this request. Send the same request again later.")
                    .with("Retry-After", PATIENCE);
            case Outcome.Refused(var why) -> Reply.text(400, why);
            case Outcome.Unknown() -> Reply.of(401);
        };
    }
}
