package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of value that a store or a command line knows by a code: each code is its own and leads back to its value.
class CodesTest {

    static Stream<Class<?>> kindsWithCodes() throws IOException, URISyntaxException {
        var folder = Path.of(Ttl.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("dev/chancery/domain");
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".class") && !name.contains("Test"))
                    .sorted().<Class<?>>map(CodesTest::named).filter(CodesTest::hasCodes).toList().stream();
        }
    }

    private static Class<?> named(String file) {
        try {
            return Class.forName("dev.chancery.domain." + file.substring(0, file.length() - ".class".length()), false, Ttl.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static boolean hasCodes(Class<?> kind) {
        return kind.isEnum() && Stream.of(kind.getDeclaredMethods()).anyMatch(CodesTest::isReader)
                && Stream.of(kind.getDeclaredMethods()).anyMatch(method -> method.getName().equals("code"));
    }

    private static boolean isReader(Method method) {
        return method.getName().equals("ofCode") && Modifier.isStatic(method.getModifiers())
                && Stream.of(method.getParameterTypes()).toList().equals(List.of(String.class));
    }

    @ParameterizedTest @MethodSource("kindsWithCodes")
    void aCodeLeadsBackToItsValueAndToNoOther(Class<?> kind) throws ReflectiveOperationException {
        var code = kind.getDeclaredMethod("code");
        var reader = kind.getDeclaredMethod("ofCode", String.class);
        code.setAccessible(true);
        reader.setAccessible(true);
        var codes = new ArrayList<String>();
        for (var value : kind.getEnumConstants()) {
            var text = (String) code.invoke(value);
            assertThat(reader.invoke(null, text)).as(text).isEqualTo(Optional.of(value));
            codes.add(text);
        }
        assertThat(codes).doesNotHaveDuplicates().allSatisfy(text -> assertThat(text).matches("[A-Za-z0-9][A-Za-z0-9 ._-]*"));
        assertThat(reader.invoke(null, "no such code")).isEqualTo(Optional.empty());
    }
}
