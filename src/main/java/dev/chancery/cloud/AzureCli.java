package dev.chancery.cloud;

import dev.chancery.domain.Credential;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Azure's command line, where somebody is signed in with it: it gives a token for an hour.
public final class AzureCli {

    private static final List<String> QUESTION = List.of("account", "get-access-token", "--resource",
            "https://management.azure.com", "--output", "json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_OCTETS = 65_536;

    private AzureCli() {}

    /// The token that `command` (`az`) gives; empty when it is not installed, nobody is signed in, or it takes too long.
    ///
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public static Optional<Credential.Bearer> token(String command, Progress progress) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(QUESTION);
        try {
            return answer(new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start(), progress)
                    .flatMap(Json::read).flatMap(json -> json.text("accessToken"))
                    .map(token -> new Credential.Bearer(Secret.of(token.toCharArray())));
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private static Optional<String> answer(Process process, Progress progress) throws IOException {
        try (var output = process.getInputStream()) {
            for (long waited = 0; waited < PATIENCE.toMillis(); waited += 100) {
                progress.checkCancelled();
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    var text = new String(output.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
                    return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroy();
        }
    }
}
