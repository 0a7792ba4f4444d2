package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.OcspUnreached.Why;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/// The OCSP responder that a certificate names. It is asked only when the user wants that: the question tells it, and
/// everybody on the way, which certificate somebody looks at.
public final class Responder {

    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final int MOST_OCTETS = 64 << 10;

    private final Instant now;
    private final SecureRandom random;
    private final Duration limit;
    private final Progress progress;

    /// @param limit how long it may take in all
    public Responder(Instant now, SecureRandom random, Duration limit, Progress progress) {
        this.now = now;
        this.random = random;
        this.limit = limit;
        this.progress = progress;
    }

    /// The first http or https address for OCSP in the certificate (RFC 5280, 4.2.2.1).
    ///
    /// @throws Failure.Malformed when it is none
    public static Optional<String> address(byte[] certificate) {
        var sighted = Sighted.of(certificate);
        return Hostile.read("authority information", () -> CertificateReader
                .extension(sighted.certificate(), Extension.authorityInfoAccess, AuthorityInformationAccess::getInstance).stream()
                .flatMap(access -> Arrays.stream(access.getAccessDescriptions()))
                .filter(one -> AccessDescription.id_ad_ocsp.equals(one.getAccessMethod())).map(AccessDescription::getAccessLocation)
                .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier).map(NameEncoding::text)
                .filter(address -> ADDRESS.matcher(address).matches()).findFirst());
    }

    /// Asks at `address` about the certificate and judges the answer. No redirect is followed.
    ///
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public Cause ask(String address, byte[] certificate, byte[] issuer) {
        var question = new OcspQuestion(Sighted.of(certificate), Sighted.of(issuer), random);
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            var answer = Errand.run(() -> exchange(connection, question.encoded()), connection::disconnect, limit, progress);
            return answer.<Cause>map(octets -> question.judge(octets, address, now))
                    .orElseGet(() -> new Cause.OcspUnreached(address, Why.REFUSED));
        } catch (SocketTimeoutException late) {
            return new Cause.OcspUnreached(address, Why.NO_ANSWER);
        } catch (IOException unreached) {
            return new Cause.OcspUnreached(address, Why.NO_CONNECTION);
        } catch (IllegalArgumentException | ClassCastException noAddress) {
            return new Cause.OcspUnreached(address, Why.NO_ADDRESS);
        }
    }

    private Optional<byte[]> exchange(HttpURLConnection connection, byte[] question) throws IOException {
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) limit.toMillis());
        connection.setReadTimeout((int) limit.toMillis());
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/ocsp-request");
        connection.setRequestProperty("Accept", "application/ocsp-response");
        try (var out = connection.getOutputStream()) {
            out.write(question);
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return Optional.empty();
        }
        try (var in = connection.getInputStream()) {
            var answer = in.readNBytes(MOST_OCTETS + 1);
            return answer.length > MOST_OCTETS ? Optional.empty() : Optional.of(answer);
        }
    }
}
