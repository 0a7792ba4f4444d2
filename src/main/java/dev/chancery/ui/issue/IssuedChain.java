package dev.chancery.ui.issue;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.ui.ChainView;
import dev.chancery.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A new certificate below those who vouch for it, to be drawn.
final class IssuedChain {

    private IssuedChain() {}

    static List<ChainView.Link> links(Outcome.One one) {
        var links = new ArrayList<ChainView.Link>();
        one.issuers().reversed().forEach(issuer -> links.add(link(issuer, one.now())));
        links.add(link(ChainView.Place.LEAF, one.certificate().label(), one.certificate(), one.now()));
        return links;
    }

    private static ChainView.Link link(Authority issuer, Instant now) {
        return link(issuer.isRoot() ? ChainView.Place.ROOT : ChainView.Place.INTERMEDIATE, issuer.name(),
                issuer.certificate(), now);
    }

    private static ChainView.Link link(ChainView.Place place, String name, Certificate certificate, Instant now) {
        return new ChainView.Link(place, name, Words.of("issue.done.link", certificate.key().label(),
                Words.date(certificate.validity().notAfter())), certificate.status(now));
    }
}
