package dev.chancery.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What the tests of deliveries have in common.
final class Deliveries {

    static final SecureRandom RANDOM = new SecureRandom();

    private Deliveries() {}

    static byte[] content(int seed, int length) {
        var content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    /// A certificate, its key and its chain, made up.
    static Bundle device(int number) {
        var folder = "device-" + number + "/";
        return Bundle.of(new Item(folder + "certificate.pem", content(number, 1500), false),
                new Item(folder + "key.pem", content(-number - 1, 240), true),
                new Item(folder + "chain.pem", content(7, 3000), false));
    }

    static List<Bundle> devices(int count) {
        return IntStream.range(0, count).mapToObj(Deliveries::device).toList();
    }

    /// Every file below `folder`, as paths with `/`, that is not a folder.
    static List<String> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/')).sorted().toList();
        }
    }

    /// What is wrong with the files of `devices` below `folder`: names that should not be there, contents that are not
    /// whole.
    static List<String> faults(Path folder, int count) throws IOException {
        var faults = new ArrayList<>(files(folder));
        for (var item : devices(count).stream().flatMap(bundle -> bundle.items().stream()).toList()) {
            var file = folder.resolve(item.path());
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), item.content())) {
                faults.remove(item.path());
            }
        }
        faults.remove("LAB");
        return faults;
    }
}
