package dev.chancery.words;

import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Words for what a Vault signed.
public final class VaultWords {

    private VaultWords() {}

    public static String of(VaultNotice notice) {
        return switch (notice) {
            case VaultNotice.EndsOtherwise(var asked, var got) -> Words.of("failures.vaultNotice.ends", Words.dateTime(asked), Words.dateTime(got));
            case VaultNotice.SubjectDiffers(var subject) -> Words.of("failures.vaultNotice.subject", subject);
            case VaultNotice.NameMissing(var name) -> Words.of("failures.vaultNotice.name", name);
            case VaultNotice.PurposeMissing(var oid) -> Words.of("failures.vaultNotice.purposeMissing", ProfileWords.purpose(oid));
            case VaultNotice.PurposeAdded(var oid) -> Words.of("failures.vaultNotice.purposeAdded", ProfileWords.purpose(oid));
            case VaultNotice.Said(var warning) -> Words.of("failures.vaultNotice.said", warning);
        };
    }

    /// How long it lives and was to live, in hours as Vault counts, and when that ends.
    public static String lives(VaultNotice.EndsOtherwise ends, Instant from) {
        return Words.of("vaultissue.lives", hours(from, ends.got()), hours(from, ends.asked()), Words.dateTime(ends.got()), Words.dateTime(ends.asked()));
    }

    private static long hours(Instant from, Instant until) {
        return Math.round(Duration.between(from, until).toSeconds() / (double) Duration.ofHours(1).toSeconds());
    }

    /// Where an authority's key is, in a few words.
    public static String where(VaultHome home) {
        return Words.of("vaultissue.where", home.server().place().label().replaceFirst("^https?://", ""), home.role());
    }

    /// All of them, one after the other.
    public static String joined(List<VaultNotice> notices) {
        return notices.stream().map(VaultWords::of).collect(Collectors.joining(" "));
    }
}
