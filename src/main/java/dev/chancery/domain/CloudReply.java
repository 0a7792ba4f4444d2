package dev.chancery.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What came back. Header names are in lower case; `status` is 0 for an answer that was pasted without one.
public record CloudReply(int status, Map<String, String> headers, String body) {

    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ +([1-5][0-9]{2})\\b.*");

    public CloudReply {
        headers = Map.copyOf(headers);
    }

    public static CloudReply ofBody(String body) {
        return new CloudReply(0, Map.of(), body);
    }

    /// What a user pastes: a body, or all that `curl -i` prints. Of several answers in a row (100 Continue, a proxy's) the
    /// last one counts.
    public static CloudReply pasted(String text) {
        var rest = text.strip().replace("\r\n", "\n");
        var reply = ofBody(rest);
        while (STATUS.matcher(reply.body.lines().findFirst().orElse("")).matches()) {
            reply = whole(reply.body);
        }
        return reply;
    }

    private static CloudReply whole(String text) {
        var end = text.indexOf("\n\n");
        var head = (end < 0 ? text : text.substring(0, end)).lines().toList();
        var status = STATUS.matcher(head.getFirst());
        var code = status.matches() ? Integer.parseInt(status.group(1)) : 0;
        var headers = new HashMap<String, String>();
        head.stream().skip(1).filter(line -> line.indexOf(':') > 0).forEach(line -> headers.put(
                line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT), line.substring(line.indexOf(':') + 1).strip()));
        return new CloudReply(code, headers, end < 0 ? "" : text.substring(end + 2).strip());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether it says that all went well; an answer without a status does not say it and does not deny it.
    public boolean succeeded() {
        return status == 0 || status / 100 == 2;
    }
}
