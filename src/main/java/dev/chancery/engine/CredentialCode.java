package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Secret;
import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who asks a cloud as octets, to be sealed: parts with their lengths, the first of which names the kind.
final class CredentialCode {

    private CredentialCode() {}

    /// To be wiped by the caller.
    static byte[] encoded(CloudAccess access) {
        var parts = new ArrayList<>(switch (access.credential()) {
            case Credential.Bearer(var token) -> List.of(text("bearer"), octets(token));
            case Credential.XAuthToken(var token) -> List.of(text("x-auth"), octets(token));
            case Credential.Client(var address, var id, var secret, var scope) ->
                    List.of(text("client"), text(address.toString()), text(id), octets(secret), text(scope));
            case Credential.AwsKeys(var id, var secret, var session) ->
                    List.of(text("aws"), text(id), octets(secret), session.map(CredentialCode::octets).orElse(new byte[0]));
            case Credential.User(var name, var password) -> List.of(text("user"), text(name), octets(password));
        });
        access.trusted().forEach(der -> parts.add(der.toArray()));
        var whole = ByteBuffer.allocate(parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> {
            whole.putInt(part.length).put(part);
            Arrays.fill(part, (byte) 0);
        });
        return whole.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] octets(Secret secret) {
        return secret.use(letters -> {
            var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(letters));
            var octets = Arrays.copyOf(encoded.array(), encoded.limit());
            Arrays.fill(encoded.array(), (byte) 0);
            return octets;
        });
    }

    /// @throws Failure.Malformed when another version wrote it
    static CloudAccess decoded(byte[] octets) {
        var rest = ByteBuffer.wrap(octets);
        try {
            var kind = text(part(rest));
            var credential = credential(kind, rest);
            var trusted = new ArrayList<Bytes>();
            while (rest.hasRemaining()) {
                trusted.add(Bytes.of(part(rest)));
            }
            return new CloudAccess(credential, trusted);
        } catch (BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException broken) {
            throw new Failure.Malformed("credential that is kept", broken);
        }
    }

    private static Credential credential(String kind, ByteBuffer rest) {
        return switch (kind) {
            case "bearer" -> new Credential.Bearer(secret(part(rest)));
            case "x-auth" -> new Credential.XAuthToken(secret(part(rest)));
            case "client" -> new Credential.Client(URI.create(text(part(rest))), text(part(rest)), secret(part(rest)), text(part(rest)));
            case "aws" -> new Credential.AwsKeys(text(part(rest)), secret(part(rest)),
                    Optional.of(part(rest)).filter(session -> session.length > 0).map(CredentialCode::secret));
            case "user" -> new Credential.User(text(part(rest)), secret(part(rest)));
            case null, default -> throw new IllegalArgumentException("kind " + kind);
        };
    }

    private static byte[] part(ByteBuffer rest) {
        var length = rest.getInt();
        if (length > rest.remaining()) {
            throw new BufferUnderflowException();
        }
        var part = new byte[length];
        rest.get(part);
        return part;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static Secret secret(byte[] octets) {
        var letters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(octets));
        var text = Arrays.copyOf(letters.array(), letters.limit());
        try {
            return Secret.of(text);
        } finally {
            Arrays.fill(letters.array(), '\0');
            Arrays.fill(text, '\0');
            Arrays.fill(octets, (byte) 0);
        }
    }
}
