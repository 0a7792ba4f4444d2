package dev.chancery.export;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A block device as Linux describes it below `/sys`. `node` is its file below `/dev`, `disk` the folder of the whole
/// disk, which for a partition is the one above its own.
record BlockDevice(Path root, Path node, Path disk) {

    private static final Pattern ON_USB = Pattern.compile("/usb\\d+/");
    private static final Pattern OCTET = Pattern.compile("\\\\x([0-9a-f]{2})");

    /// `root` is `/`, and another folder in tests. Nothing when `device` is no block device.
    static Optional<BlockDevice> of(Path root, String device) {
        if (!device.startsWith("/dev/")) {
            return Optional.empty();
        }
        try {
            var node = root.resolve(device.substring(1)).toRealPath();
            var own = root.resolve("sys/class/block").resolve(node.getFileName()).toRealPath();
            return Optional.of(new BlockDevice(root, node, Files.exists(own.resolve("partition")) ? requireNonNull(own.getParent()) : own));
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    /// Whether it says so itself, hangs on USB, is a memory card, or lies on such a device, as an encrypted volume does.
    boolean isRemovable() {
        return text("removable").equals("1") || ON_USB.matcher(disk.toString()).find() || text("device/type").equals("SD")
                || below().anyMatch(BlockDevice::isRemovable);
    }

    /// The disks that this lies on, itself if it lies on none.
    Stream<Path> disks() {
        var below = below().flatMap(BlockDevice::disks).toList();
        return below.isEmpty() ? Stream.of(disk) : below.stream();
    }

    private Stream<BlockDevice> below() {
        try (var slaves = Files.list(disk.resolve("slaves"))) {
            return slaves.flatMap(slave -> of(root, "/dev/" + slave.getFileName()).stream()).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /// What the user wrote on it when it was formatted.
    Optional<String> label() {
        try (var labels = Files.list(root.resolve("dev/disk/by-label"))) {
            return labels.filter(this::isMine).map(link -> plain(link.getFileName().toString())).findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private boolean isMine(Path link) {
        try {
            return link.toRealPath().equals(node);
        } catch (IOException gone) {
            return false;
        }
    }

    /// udev writes a space as `\x20`.
    private static String plain(String escaped) {
        var octets = OCTET.matcher(new String(escaped.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .replaceAll(match -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// Its maker's name for it.
    Optional<String> make() {
        return Optional.of(Stream.of("device/vendor", "device/model").map(this::text).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "))).filter(text -> !text.isEmpty());
    }

    private String text(String file) {
        try {
            return Files.readString(disk.resolve(file), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException none) {
            return "";
        }
    }
}
