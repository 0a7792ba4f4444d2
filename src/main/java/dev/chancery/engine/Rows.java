package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.papers.Listed;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Hands over certificates one after the other, a page in memory at a time. One that has gone meanwhile is passed over.
final class Rows {

    private static final int PAGE = 1_000;

    /// What is done with each.
    interface Taker {
        void take(Listed listed) throws IOException;
    }

    private final Desk desk;
    private final Map<AuthorityId, String> authorities;
    private final Map<String, String> profiles;

    Rows(Desk desk) {
        this.desk = desk;
        this.authorities = desk.read(tx -> tx.authorities().all()).stream().collect(Collectors.toMap(Authority::id, Authority::name));
        this.profiles = new Profiles(desk).all().stream().collect(Collectors.toMap(Profile::code, Profile::name));
    }

    void each(long[] ids, Taker taker, Progress progress) throws IOException {
        for (int from = 0; from < ids.length; from += PAGE) {
            var page = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + PAGE));
            for (var certificate : desk.read(tx -> tx.certificates().rows(page))) {
                taker.take(listed(certificate));
            }
            progress.advance(page.length);
        }
    }

    Listed listed(Certificate certificate) {
        return new Listed(certificate, authorities.getOrDefault(certificate.issuer(), ""),
                profiles.getOrDefault(certificate.profile(), certificate.profile()));
    }
}
