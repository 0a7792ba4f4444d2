package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import java.io.BufferedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipWriterTest {

    @TempDir Path folder;

    @Test void moreFilesThanAPlainZipHoldsAreAllFound() throws Exception {
        var file = folder.resolve("many.zip");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var zip = new ZipWriter(out, Instant.parse("2026-11-22T10:20:30Z"));
            for (int i = 0; i < 65_600; i++) {
                zip.add(new Item("gerät-%05d".formatted(i), String.valueOf(i).getBytes(StandardCharsets.US_ASCII), i % 2 == 0));
            }
            zip.end();
        }
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(65_600);
            assertThat(zip.getInputStream(zip.getEntry("gerät-65599")).readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("65599");
        }
        Judge.require("zipinfo");
        assertThat(Judge.runIn(folder, List.of("zipinfo", "-T", "many.zip", "ger*-65598", "ger*-65599")).accepted().output())
                .contains("-rw-------", "-rw-r--r--", "20261122.102030", "unx");
        assertThat(Judge.runIn(folder, List.of("unzip", "-tq", "many.zip")).accepted().output()).contains("No errors detected");
    }

    @Test void aTimeThatAZipCannotHoldIsTheFirstThatItCan() throws Exception {
        var file = folder.resolve("old.zip");
        try (var out = Files.newOutputStream(file)) {
            var zip = new ZipWriter(out, Instant.EPOCH);
            zip.add(new Item("old", new byte[0], false));
            zip.end();
        }
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("old").getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
        }
    }
}
