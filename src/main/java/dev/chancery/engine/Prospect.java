package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.engine.ImportItem.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What an import would do, before anything is done. It holds private keys in clear: closing it wipes them.
public final class Prospect implements AutoCloseable {

    private final String source;
    private final List<Incoming> incoming;
    private final List<ImportItem> items;
    private final List<String> names;
    private final int repeated;
    private final Iterable<? extends Incoming.OfKey> keys;

    Prospect(String source, List<Incoming> incoming, List<Authority> here, Sorting sorted) {
        this.source = source;
        this.incoming = List.copyOf(incoming);
        this.items = IntStream.range(0, incoming.size()).mapToObj(number -> incoming.get(number).item(number)).toList();
        this.names = names(here);
        this.repeated = sorted.repeated();
        this.keys = List.copyOf(sorted.keys.values());
    }

    /// The name of the file or folder, or what was pasted.
    public String source() {
        return source;
    }

    /// Everything that was found, authorities first; the number of an item is its place here.
    public List<ImportItem> items() {
        return items;
    }

    /// How many things were there more than once, and are listed once.
    public int repeated() {
        return repeated;
    }

    /// Whether another passphrase would open more.
    public boolean isLocked() {
        return items.stream().anyMatch(item -> item.standing() == Standing.LOCKED);
    }

    /// By which name the authority with this number comes in unless somebody types another; empty for all else.
    public Optional<String> name(ImportItem item) {
        return Optional.of(names.get(item.number())).filter(name -> !name.isEmpty());
    }

    /// These and what cannot come in without them: the certificates below an authority that is left out.
    public Set<Integer> without(Set<Integer> excluded) {
        var out = new HashSet<>(excluded);
        var gone = new HashSet<Incoming>();
        for (int number = 0; number < incoming.size(); number++) {
            if (out.contains(number) || incoming.get(number).needed().filter(gone::contains).isPresent()) {
                out.add(number);
                gone.add(incoming.get(number));
            }
        }
        return Set.copyOf(out);
    }

    List<Incoming> incoming() {
        return incoming;
    }

    private List<String> names(List<Authority> here) {
        var taken = new HashSet<String>();
        here.forEach(authority -> taken.add(authority.name().toLowerCase(Locale.ROOT)));
        var found = new ArrayList<String>();
        for (int number = 0; number < incoming.size(); number++) {
            var item = items.get(number);
            found.add(item.isAuthority() && item.standing() == Standing.NEW ? free(incoming.get(number), taken) : "");
        }
        return List.copyOf(found);
    }

    /// Its name where it was found, or its common name, with a number where that is taken.
    private static String free(Incoming incoming, Set<String> taken) {
        var certificate = (Incoming.OfCertificate) incoming;
        var first = named(incoming.origin().name()).or(() -> named(certificate.label()))
                .orElseGet(() -> certificate.serial().hex());
        var name = first;
        for (int next = 2; !taken.add(name.toLowerCase(Locale.ROOT)); next++) {
            name = first.substring(0, Math.min(first.length(), Authority.LONGEST_NAME - 8)).strip() + " (" + next + ")";
        }
        return name;
    }

    private static Optional<String> named(String text) {
        return Authority.name(text) instanceof Checked.Valid<String>(var name) ? Optional.of(name) : Optional.empty();
    }

    @Override public void close() {
        keys.forEach(key -> Arrays.fill(key.key.pkcs8(), (byte) 0));
    }
}
