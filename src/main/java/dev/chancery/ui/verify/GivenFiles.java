package dev.chancery.ui.verify;

import dev.chancery.engine.Evidence;
import dev.chancery.engine.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Files that were chosen or dropped together, told apart into certificates and revocation lists.
record GivenFiles(Optional<Chosen> certificates, List<GivenList> lists) {

    /// A revocation list and the name of its file.
    record GivenList(String name, byte[] content) {}

    private static final String LIST = "-----BEGIN X509 CRL-----";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final byte SEQUENCE = 0x30;

    static GivenFiles read(Verification verification, List<Path> files) {
        var lists = new ArrayList<GivenList>();
        var others = new ArrayList<GivenList>();
        for (var file : files) {
            var read = new GivenList(file.getFileName().toString(), verification.content(file));
            (isList(read) ? lists : others).add(read);
        }
        return new GivenFiles(others.isEmpty() ? Optional.empty() : Optional.of(together(others)), lists);
    }

    private static boolean isList(GivenList file) {
        var text = new String(file.content(), StandardCharsets.ISO_8859_1);
        return text.contains(LIST) && !text.contains(CERTIFICATE)
                || file.name().toLowerCase(java.util.Locale.ROOT).endsWith(".crl") && !text.contains(CERTIFICATE);
    }

    /// Texts are read as one; of binary files the first is taken.
    private static Chosen together(List<GivenList> files) {
        var first = files.getFirst();
        var texts = files.stream().filter(file -> file.content().length > 0 && file.content()[0] != SEQUENCE).toList();
        if (files.size() == 1 || texts.size() < files.size()) {
            return new Chosen(first.name(), new Evidence.Given(first.content()));
        }
        var all = texts.stream().map(file -> new String(file.content(), StandardCharsets.ISO_8859_1)).collect(Collectors.joining("\n"));
        texts.forEach(file -> Arrays.fill(file.content(), (byte) 0));
        return new Chosen(texts.stream().map(GivenList::name).collect(Collectors.joining(", ")),
                new Evidence.Given(all.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
