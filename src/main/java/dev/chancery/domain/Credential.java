package dev.chancery.domain;

import dev.chancery.domain.CloudTraits.AuthKind;
import java.net.URI;
import java.util.Optional;

/// Who asks a cloud. It lives in memory; closing it wipes its secrets.
public sealed interface Credential extends AutoCloseable {

    /// A token that was got elsewhere, for `Authorization: Bearer`.
    record Bearer(Secret token) implements Credential {
        @Override public AuthKind kind() {
            return AuthKind.BEARER_TOKEN;
        }
        @Override public void close() {
            token.close();
        }
    }

    /// For `X-Auth-Token`.
    record XAuthToken(Secret token) implements Credential {
        @Override public AuthKind kind() {
            return AuthKind.X_AUTH_TOKEN;
        }
        @Override public void close() {
            token.close();
        }
    }

    /// An id and a secret that are changed for a token at `tokenAddress` (RFC 6749, 4.4); `scope` is empty where none is asked for.
    record Client(URI tokenAddress, String id, Secret secret, String scope) implements Credential {
        @Override public AuthKind kind() {
            return AuthKind.CLIENT_CREDENTIALS;
        }
        @Override public void close() {
            secret.close();
        }
    }

    /// `session` is there for temporary keys.
    record AwsKeys(String id, Secret secret, Optional<Secret> session) implements Credential {
        @Override public AuthKind kind() {
            return AuthKind.AWS_KEYS;
        }
        @Override public void close() {
            secret.close();
            session.ifPresent(Secret::close);
        }
    }

    record User(String name, Secret password) implements Credential {
        @Override public AuthKind kind() {
            return AuthKind.USER_PASSWORD;
        }
        @Override public void close() {
            password.close();
        }
    }

    AuthKind kind();

    @Override void close();
}
