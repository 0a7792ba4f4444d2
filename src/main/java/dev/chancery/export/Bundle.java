package dev.chancery.export;

import java.util.List;

/// Files that belong together, such as a certificate, its key and its chain: all of them are delivered, or none.
public record Bundle(List<Item> items) {

    public Bundle {
        items = List.copyOf(items);
    }

    public static Bundle of(Item... items) {
        return new Bundle(List.of(items));
    }

    long bytes() {
        return items.stream().mapToLong(item -> item.content().length).sum();
    }

    boolean isSecret() {
        return items.stream().anyMatch(Item::secret);
    }

    List<String> paths() {
        return items.stream().map(Item::path).toList();
    }

    /// Overwrites what is secret in it.
    public void wipe() {
        items.forEach(Item::wipe);
    }
}
