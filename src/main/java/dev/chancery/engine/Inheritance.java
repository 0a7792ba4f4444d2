package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.store.Transaction;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// What an authority with a new key takes over from the one that it follows: its rules, whether its certificates are renewed
/// by themselves, and how its revocation list is published.
///
/// The list goes into a file of its own beside the old one's, because both are needed for as long as both are trusted. An
/// address in the list is not taken over: it is the place of the old list.
record Inheritance(Transaction tx, IssuingPolicy policy, boolean scheduled, RevocationListSettings lists) {

    static Inheritance of(Transaction tx, AuthorityId old) {
        return new Inheritance(tx, tx.policies().of(old), tx.schedule().authorities().contains(old),
                tx.revocationLists().settings(old));
    }

    void passTo(AuthorityId young) {
        if (!policy.equals(IssuingPolicy.OPEN)) {
            tx.policies().put(young, policy);
        }
        if (scheduled) {
            tx.schedule().putAuthority(young, true);
        }
        if (!lists.equals(RevocationListSettings.DEFAULT)) {
            tx.revocationLists().putSettings(young, new RevocationListSettings(lists.hours(),
                    lists.file().map(this::beside).map(Path::toString).orElse(""), "", lists.keepsExpired(), lists.delta()));
        }
    }

    /// `crl-2.pem` beside `crl.pem`, or the first number that is free.
    private Path beside(Path file) {
        var name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') <= 0 ? name.length() : name.lastIndexOf('.');
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot)))
                .filter(this::isFree).findFirst().orElseThrow();
    }

    private boolean isFree(Path file) {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS) && tx.authorities().all().stream()
                .noneMatch(one -> tx.revocationLists().settings(one.id()).file().filter(file::equals).isPresent());
    }
}
