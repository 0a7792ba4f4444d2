package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.export.Bundle;
import dev.chancery.export.Item;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Pkcs12;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A certificate with its chain, leaf first, and its key in PKCS#8, which has no octets where it is not here; and how
/// they become files. `rooted` when the chain ends in the root.
record Pack(String label, List<byte[]> chain, boolean rooted, byte[] pkcs8) {

    /// The files that it takes, in the order of the bundle.
    static List<String> paths(String name, ExportOrder.Form form, boolean rooted, boolean hasKey) {
        return switch (form) {
            case PEM_FOLDER -> {
                var paths = new ArrayList<>(List.of(name + "/certificate.pem", name + "/chain.pem"));
                if (rooted) {
                    paths.add(name + "/ca.pem");
                }
                if (hasKey) {
                    paths.add(name + "/private-key.pem");
                }
                yield paths;
            }
            case PEM_BUNDLE -> List.of(name + ".pem");
            case PKCS12 -> List.of(name + ".p12");
            case MAINFLUX, MAINFLUX_ARRAY, SUPERMQ, SUPERMQ_ARRAY -> List.of(name + ".json");
        };
    }

    /// The files under these paths. The key is not wiped here.
    ///
    /// @throws Failure.NoKeyHere for PKCS#12 without the key
    Bundle bundle(List<String> paths, ExportOrder order, SecureRandom random) {
        return switch (order.form()) {
            case PEM_FOLDER -> new Bundle(folder(paths, order, random));
            case PEM_BUNDLE -> Bundle.of(new Item(paths.getFirst(), together(order, random), hasKey()));
            case PKCS12 -> Bundle.of(new Item(paths.getFirst(), pkcs12(order, random), true));
            case MAINFLUX, SUPERMQ, MAINFLUX_ARRAY, SUPERMQ_ARRAY ->
                    Bundle.of(new Item(paths.getFirst(), new Replies(order, random).of(this), hasKey()));
        };
    }

    private boolean hasKey() {
        return pkcs8.length > 0;
    }

    private List<Item> folder(List<String> paths, ExportOrder order, SecureRandom random) {
        var names = paths.iterator();
        var items = new ArrayList<>(List.of(open(names.next(), chain.subList(0, 1)), open(names.next(), withoutRoot())));
        if (rooted) {
            items.add(open(names.next(), chain.subList(chain.size() - 1, chain.size())));
        }
        if (hasKey()) {
            items.add(new Item(names.next(), keyPem(order, random), true));
        }
        return items;
    }

    /// A root has no one above it, and then its chain is itself.
    private List<byte[]> withoutRoot() {
        return rooted ? chain.subList(0, Math.max(1, chain.size() - 1)) : chain;
    }

    private static Item open(String path, List<byte[]> ders) {
        return new Item(path, Pem.certificates(ders).getBytes(StandardCharsets.US_ASCII), false);
    }

    private byte[] keyPem(ExportOrder order, SecureRandom random) {
        return order.keysAreProtected() ? Pem.encryptedPrivateKey(pkcs8, order.passphrase(), random) : Pem.privateKey(pkcs8);
    }

    private byte[] together(ExportOrder order, SecureRandom random) {
        var key = hasKey() ? keyPem(order, random) : new byte[0];
        var certificates = Pem.certificates(chain).getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(key, key.length + certificates.length);
        System.arraycopy(certificates, 0, all, key.length, certificates.length);
        Arrays.fill(key, (byte) 0);
        return all;
    }

    private byte[] pkcs12(ExportOrder order, SecureRandom random) {
        if (!hasKey()) {
            throw new Failure.NoKeyHere(CertificateReader.facts(chain.getFirst()).serial());
        }
        return Pkcs12.write(label, pkcs8, chain, order.passphrase(), random);
    }
}
