package dev.chancery.cloud;

import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Secret;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Signs a request as AWS wants it (Signature Version 4), by AWS's own signer and for the service `iot`.
final class AwsSigning {

    private static final Set<String> WRITTEN_BY_THE_CLIENT = Set.of("host", "content-length");

    private AwsSigning() {}

    static CloudRequest signed(CloudRequest request, Credential.AwsKeys keys, Clock clock) {
        var signed = AwsV4HttpSigner.create().sign(asked -> asked.identity(identity(keys)).request(sdk(request))
                .payload(ContentStreamProvider.fromUtf8String(request.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "iot")
                .putProperty(AwsV4HttpSigner.REGION_NAME, request.awsRegion())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)).request();
        var shown = request;
        for (var header : signed.headers().entrySet()) {
            if (!WRITTEN_BY_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                shown = shown.with(header.getKey(), header.getValue().getFirst());
            }
        }
        return shown;
    }

    private static AwsCredentialsIdentity identity(Credential.AwsKeys keys) {
        var secret = keys.secret().use(String::new);
        return keys.session().map((Secret session) -> (AwsCredentialsIdentity) AwsSessionCredentialsIdentity.create(
                keys.id(), secret, session.use(String::new))).orElseGet(() -> AwsCredentialsIdentity.create(keys.id(), secret));
    }

    private static SdkHttpRequest sdk(CloudRequest request) {
        var sdk = SdkHttpRequest.builder().uri(request.address()).method(SdkHttpMethod.fromValue(request.method()));
        request.headers().forEach(sdk::putHeader);
        return sdk.build();
    }
}
