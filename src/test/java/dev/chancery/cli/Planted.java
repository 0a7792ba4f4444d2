package dev.chancery.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Secrets that a test knows, in every form in which a program might leave them behind, and where they are found.
public final class Planted {

    private static final int START = 4;

    private record Needle(String name, byte[] octets) {}

    private final Map<Integer, List<Needle>> needles = new HashMap<>();

    public void text(String name, String text) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            octets(name + " in " + charset, text.getBytes(charset));
        }
    }

    /// The scalar of an EC key in an unprotected PEM file.
    public void key(String name, Path pem) throws Exception {
        var lines = Files.readAllLines(pem).stream().filter(line -> !line.startsWith("-----")).toList();
        var der = Base64.getDecoder().decode(String.join("", lines));
        var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        octets(name + ", scalar", fixed(key.getS()));
        add(name + ", line of PEM", lines.get(0).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] fixed(BigInteger scalar) {
        var octets = scalar.toByteArray();
        return octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
    }

    /// As they are, in hexadecimal, and in base 64 wherever it may begin.
    public void octets(String name, byte[] octets) {
        add(name, octets);
        add(name + ", hex", HexFormat.of().formatHex(octets).getBytes(StandardCharsets.US_ASCII));
        add(name + ", HEX", HexFormat.of().withUpperCase().formatHex(octets).getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            var shifted = new byte[shift + octets.length];
            System.arraycopy(octets, 0, shifted, shift, octets.length);
            var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            add(name + ", base 64", text.substring(shift == 0 ? 0 : shift + 1, text.length() - 1).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void add(String name, byte[] octets) {
        needles.computeIfAbsent(start(octets, 0), _ -> new ArrayList<>()).add(new Needle(name, octets));
    }

    private static int start(byte[] octets, int at) {
        return octets[at] << 24 | (octets[at + 1] & 0xFF) << 16 | (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
    }

    /// The names of those that are in this file.
    public List<String> in(Path file) throws IOException {
        var found = new ArrayList<String>();
        byte[] content;
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            content = in.readAllBytes();
        }
        for (int at = 0; at + START <= content.length; at++) {
            for (var needle : needles.getOrDefault(start(content, at), List.of())) {
                int end = at + needle.octets().length;
                if (end <= content.length && Arrays.equals(needle.octets(), 0, needle.octets().length, content, at, end)) {
                    found.add(needle.name() + " at " + at + " of " + file.getFileName());
                }
            }
        }
        return found;
    }

    /// The same in every file below these folders.
    public List<String> below(Path... folders) throws IOException {
        var found = new ArrayList<String>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(in(file));
                }
            }
        }
        return found;
    }
}
