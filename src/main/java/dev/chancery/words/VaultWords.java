package dev.chancery.words;

import dev.chancery.domain.VaultNotice;
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

    /// All of them, one after the other.
    public static String joined(List<VaultNotice> notices) {
        return notices.stream().map(VaultWords::of).collect(Collectors.joining(" "));
    }
}
