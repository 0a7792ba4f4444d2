package dev.chancery.engine;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.Installation.Files;
import dev.chancery.domain.Layout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where other programs find what they need among the files of a certificate.
final class Placing {

    private Placing() {}

    /// Empty where a file is missing that they need, lies in another folder than the others, or is in an archive.
    static Optional<Snippets.Placed> of(Packing.Named one, ExportOrder order) {
        var paths = paths(one, order.layout());
        var folders = paths.values().stream().map(path -> Optional.ofNullable(path.getParent())).distinct().toList();
        if (order.layout().sharing() != Layout.Sharing.NONE || folders.size() != 1) {
            return Optional.empty();
        }
        var folder = folders.getFirst().map(order.target()::resolve).orElse(order.target());
        return files(paths).map(files -> new Snippets.Placed(one.certificate().id(), one.name(), Optional.of(folder), files));
    }

    private static Map<FileKind, Path> paths(Packing.Named one, Layout layout) {
        var paths = new LinkedHashMap<FileKind, Path>();
        var names = one.paths(layout).iterator();
        layout.made(true, one.certificate().hasKey()).forEach(file -> paths.put(file.kind(), Path.of(names.next())));
        return paths;
    }

    private static Optional<Files> files(Map<FileKind, Path> paths) {
        var ca = name(paths, FileKind.ROOT_PEM, FileKind.ISSUERS_PEM);
        var chain = name(paths, FileKind.CHAIN_PEM, FileKind.FULL_CHAIN_PEM);
        if (ca.isPresent() && chain.isPresent()) {
            return Optional.of(new Files(ca.get(), chain.get(), name(paths, FileKind.KEY_PEM).orElse(Files.PEM_FOLDER.key()), ""));
        }
        return name(paths, FileKind.BUNDLE_PEM).map(Files::bundle).or(() -> name(paths, FileKind.PKCS12, FileKind.PKCS12_OLD).map(Files::pkcs12));
    }

    private static Optional<String> name(Map<FileKind, Path> paths, FileKind... kinds) {
        return Stream.of(kinds).flatMap(kind -> Stream.ofNullable(paths.get(kind))).map(path -> path.getFileName().toString()).findFirst();
    }
}
