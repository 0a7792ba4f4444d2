package dev.chancery.cli;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.TextViolation;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Where a passphrase comes from: a file descriptor, an environment variable, or a person, in this order.
final class PassphraseSource {

    private static final int LONGEST = 4096;

    private final Console console;

    PassphraseSource(Console console) {
        this.console = console;
    }

    /// The passphrase, which the caller wipes; empty when there is no source.
    ///
    /// @throws FileFailure.CannotRead when the descriptor is not open
    Optional<char[]> read(Optional<Integer> descriptor, String variable, String question) {
        if (descriptor.isPresent()) {
            return Optional.of(ofDescriptor(descriptor.get()));
        }
        return Optional.ofNullable(console.environment().get(variable)).map(String::toCharArray)
                .or(() -> console.prompt().apply(question));
    }

    /// The same for a passphrase that is new: a person types it twice.
    ///
    /// @throws Failure.Refused when it was typed in two ways
    Optional<char[]> readNew(Optional<Integer> descriptor, String variable, String question) {
        var isTyped = descriptor.isEmpty() && !console.environment().containsKey(variable);
        var first = read(descriptor, variable, question);
        if (isTyped) {
            first.ifPresent(this::requireAgain);
        }
        return first;
    }

    private void requireAgain(char[] passphrase) {
        var second = console.prompt().apply("The same again").orElse(new char[0]);
        var same = Arrays.equals(passphrase, second);
        Arrays.fill(second, '\0');
        if (!same) {
            Arrays.fill(passphrase, '\0');
            throw new Failure.Refused(new TextViolation.PassphrasesDiffer());
        }
    }

    private char[] ofDescriptor(int descriptor) {
        var path = Path.of("/dev/fd/" + descriptor);
        try {
            if (descriptor == 0) {
                return firstLine(console.in());
            }
            try (var stream = new FileInputStream(path.toFile())) {
                return firstLine(stream);
            }
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(path, unreadable);
        }
    }

    // One octet at a time: what follows the line belongs to whoever reads the descriptor next.
    private static char[] firstLine(InputStream stream) throws IOException {
        var octets = new byte[LONGEST];
        int length = 0;
        for (int next = stream.read(); next >= 0 && next != '\n' && length < LONGEST; next = stream.read()) {
            octets[length++] = (byte) next;
        }
        if (length > 0 && octets[length - 1] == '\r') {
            length--;
        }
        try {
            var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(octets, 0, length));
            var characters = Arrays.copyOf(decoded.array(), decoded.limit());
            Arrays.fill(decoded.array(), '\0');
            return characters;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
