package dev.chancery.export;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/// Linux' own way to write a whole file system through to its medium. Java can only force one file at a time, which on a
/// stick costs some milliseconds each.
final class Syncfs {

    private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;

    private final MethodHandle open;
    private final MethodHandle syncfs;
    private final MethodHandle close;

    private Syncfs(Linker linker) {
        open = function(linker, "open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        syncfs = function(linker, "syncfs", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        close = function(linker, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(Linker linker, String name, FunctionDescriptor type, Linker.Option... options) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    /// Nothing on other systems, and where native calls are not allowed.
    static Optional<Syncfs> here() {
        return Here.FOUND;
    }

    /// Writes everything of the file system that holds `folder`.
    ///
    /// @throws IOException when the system refuses or the medium fails
    void write(Path folder) throws IOException {
        try (var arena = Arena.ofConfined()) {
            int descriptor = (int) open.invokeExact(name(folder, arena), READ_ONLY_CLOSE_ON_EXEC);
            if (descriptor < 0) {
                throw new IOException("cannot open " + folder);
            }
            int result = (int) syncfs.invokeExact(descriptor);
            int _ = (int) close.invokeExact(descriptor);
            if (result != 0) {
                throw new IOException("cannot write through to the medium of " + folder);
            }
        } catch (IOException failed) {
            throw failed;
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static MemorySegment name(Path folder, Arena arena) {
        return arena.allocateFrom(folder.toString(), Charset.forName(System.getProperty("sun.jnu.encoding")));
    }

    private static final class Here {

        private static final Optional<Syncfs> FOUND = find();

        private static Optional<Syncfs> find() {
            try {
                return System.getProperty("os.name").equals("Linux")
                        ? Optional.of(new Syncfs(Linker.nativeLinker())) : Optional.empty();
            } catch (RuntimeException | LinkageError notAllowed) {
                return Optional.empty();
            }
        }
    }
}
