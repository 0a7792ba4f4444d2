package dev.chancery;

import dev.chancery.domain.TokenName;
import dev.chancery.pki.TokenModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A token of SoftHSM's in a folder of the test's own, which can be pulled out and plugged in again.
public final class SoftToken {

    public static final Path MODULE = Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so").map(Path::of).filter(Files::exists).findFirst()
            .orElse(Path.of("/usr/lib/softhsm/libsofthsm2.so"));
    public static final String PIN = "1234";
    public static final String SO_PIN = "87654321";

    private final Path folder;
    public final Path configuration;
    public final String label;

    private SoftToken(Path folder, String label) {
        this.folder = folder;
        this.configuration = folder.resolve("softhsm2.conf");
        this.label = label;
    }

    /// A new token, the only one that this program sees from now on.
    public static SoftToken in(Path folder, String label) {
        Judge.require("softhsm2-util");
        Judge.require("pkcs11-tool");
        var token = new SoftToken(folder, label);
        try {
            Files.createDirectories(token.slots());
            Files.writeString(token.configuration, "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n"
                    .formatted(token.slots()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        token.another(label);
        setEnvironment("SOFTHSM2_CONF", token.configuration.toString());
        return token;
    }

    /// One more in the same place.
    public void another(String named) {
        run("softhsm2-util", "--init-token", "--free", "--label", named, "--so-pin", SO_PIN, "--pin", PIN);
    }

    public Path slots() {
        return folder.resolve("tokens");
    }

    public TokenName name() {
        return TokenModule.at(MODULE).tokens().stream().map(one -> one.name()).filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    }

    public void pullOut() {
        move(slots(), folder.resolve("drawer"));
        try {
            Files.createDirectories(slots());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void plugIn() {
        try {
            Files.delete(slots());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        move(folder.resolve("drawer"), slots());
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What OpenSC's `pkcs11-tool` says, logged in.
    public String tool(String... arguments) {
        var command = new ArrayList<>(List.of("pkcs11-tool", "--module", MODULE.toString(), "--token-label", label, "--login",
                "--pin", PIN));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) {
        var whole = new ArrayList<>(List.of("env", "SOFTHSM2_CONF=" + configuration));
        whole.addAll(List.of(command));
        return Judge.runIn(folder, whole).accepted().output();
    }

    /// The module asks the system and not Java.
    @SuppressWarnings("restricted")
    private static void setEnvironment(String variable, String value) {
        var linker = Linker.nativeLinker();
        var setenv = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            setenv.invokeWithArguments(arena.allocateFrom(variable), arena.allocateFrom(value), 1);
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }
}
