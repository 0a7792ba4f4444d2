package dev.chancery.engine;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Layout;
import dev.chancery.domain.PathPattern;
import dev.chancery.export.Bundle;
import dev.chancery.export.Item;
import dev.chancery.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A certificate with its chain, leaf first, and its key in PKCS#8, which has no octets where it is not here. `rooted` when
/// the chain ends in the root.
record Pack(String label, List<byte[]> chain, boolean rooted, byte[] pkcs8) {

    /// The files that a layout makes of it, in its order; `names` says what stands for each field.
    static List<String> paths(Layout layout, Function<PathPattern.Part, String> names, boolean rooted, boolean hasKey) {
        return layout.made(rooted, hasKey).stream().map(file -> file.name().fill(names)).toList();
    }

    /// The files under these paths. The key is not wiped here.
    ///
    /// @throws dev.chancery.domain.KeyFailure.NoKeyHere for a key store without the key
    Bundle bundle(List<String> paths, Layout layout, FileMaker maker) {
        var names = paths.iterator();
        var items = new ArrayList<Item>();
        try {
            layout.made(rooted, hasKey()).forEach(file -> items.add(item(names.next(), file.kind(), maker)));
            return new Bundle(items);
        } catch (RuntimeException failed) {
            new Bundle(items).wipe();
            throw failed;
        }
    }

    private Item item(String path, FileKind kind, FileMaker maker) {
        return new Item(path, maker.make(this, kind), kind.holdsKey() && hasKey());
    }

    boolean hasKey() {
        return pkcs8.length > 0;
    }

    byte[] leaf() {
        return chain.getFirst();
    }

    /// The certificate and its intermediates. A root has no one above it, and then its chain is itself.
    List<byte[]> withoutRoot() {
        return rooted ? chain.subList(0, Math.max(1, chain.size() - 1)) : chain;
    }

    /// All above the certificate; a root's own for a root.
    List<byte[]> issuers() {
        return chain.size() > 1 ? chain.subList(1, chain.size()) : chain;
    }

    byte[] root() {
        return chain.getLast();
    }

    static byte[] pem(List<byte[]> ders) {
        return Pem.certificates(ders).getBytes(StandardCharsets.US_ASCII);
    }
}
