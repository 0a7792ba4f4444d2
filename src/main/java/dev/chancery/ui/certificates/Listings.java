package dev.chancery.ui.certificates;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.Profile;
import dev.chancery.engine.Office;
import dev.chancery.ui.LongList;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what the list of certificates shows; in the background only.
final class Listings {

    /// The first rows of a list, in its order, with their numbers.
    record Top(long[] numbers, List<CertificateRow> rows) {}

    /// A whole list and its first rows.
    record Found(CertificatesModel.Listing listing, List<CertificateRow> first) {}

    private final Office office;

    Listings(Office office) {
        this.office = office;
    }

    /// As much as a window shows at once: here long before the whole list is.
    Top top(CertificateQuery query) {
        var numbers = office.certificates().first(query, LongList.PAGE);
        return new Top(numbers, rows(numbers));
    }

    /// Whether the store has to look at every row for this: its text index knows no parts of one or two letters.
    static boolean takesLong(CertificateQuery query) {
        var letters = query.text().strip().codePoints().limit(3).count();
        return letters == 1 || letters == 2;
    }

    Found whole(CertificateQuery query) {
        var found = office.certificates().matches(query);
        var listing = new CertificatesModel.Listing(query, found.ids(), new Tally(found.byStatus()),
                office.authorities().all(), office.profiles().all());
        return new Found(listing, rows(Arrays.copyOf(found.ids(), Math.min(LongList.PAGE, found.ids().length))));
    }

    /// The rows with these numbers, one for each; one whose certificate has gone stays unread.
    List<CertificateRow> rows(long[] numbers) {
        var found = office.certificates().rows(numbers);
        var known = new Known(office, found);
        var byNumber = found.stream().collect(Collectors.toMap(certificate -> certificate.id().value(), known::of));
        return Arrays.stream(numbers).mapToObj(number -> new CertificateRow(number, Optional.ofNullable(byNumber.get(number)))).toList();
    }

    /// What a page says of its certificates besides what stands in them, read once for all of them.
    private static final class Known {
        private final Map<AuthorityId, String> authorities;
        private final Map<String, Profile> profiles;
        private final Map<CertificateId, KeyDeparture> departures;
        private final Instant now;

        private Known(Office office, List<Certificate> page) {
            authorities = office.authorities().all().stream().collect(Collectors.toMap(Authority::id, Authority::name));
            profiles = office.profiles().all().stream().collect(Collectors.toMap(Profile::code, Function.identity()));
            departures = office.exports().departures(page);
            now = office.certificates().now();
        }

        private CertificateRow.Known of(Certificate certificate) {
            return new CertificateRow.Known(certificate, authorities.getOrDefault(certificate.issuer(), ""),
                    Optional.ofNullable(profiles.get(certificate.profile())), certificate.status(now),
                    Optional.ofNullable(departures.get(certificate.id())));
        }
    }
}
