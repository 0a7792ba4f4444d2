package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the revocation lists say that were handed in (RFC 5280, 6.3).
final class ListCheck {

    private final List<RevocationListReader> lists = new ArrayList<>();
    private final Instant now;
    private final ListSigners signers;
    private final Map<List<Sighted>, Boolean> trusted = new HashMap<>();
    private boolean unreadable;

    ListCheck(List<byte[]> given, Instant now, ListSigners signers) {
        this.now = now;
        this.signers = signers;
        given.forEach(this::read);
    }

    /// More lists than are looked at are as good as none.
    private void read(byte[] list) {
        try {
            var read = RevocationListReader.readAll(list);
            boolean few = lists.size() + read.size() <= Limits.MOST_LISTS;
            lists.addAll(few ? read : List.of());
            unreadable |= !few;
        } catch (Failure.Malformed notAList) {
            unreadable = true;
        }
    }

    List<Finding> of(List<Sighted> chain) {
        var findings = new ArrayList<Finding>();
        if (unreadable) {
            findings.add(new Finding(0, new Cause.ListUnreadable()));
        } else if (lists.isEmpty()) {
            findings.add(new Finding(0, new Cause.NoList()));
        }
        if (!lists.isEmpty()) {
            for (int i = 0; i + 1 < chain.size(); i++) {
                findings.add(new Finding(i, standing(chain, i, true)));
            }
            lists.stream().filter(list -> !isOfChain(list, chain)).filter(list -> !isOfUnknown(list, chain.getLast()))
                    .forEach(list -> findings.add(new Finding(0, new Cause.ListOfAnother(list.issuer()))));
            lists.stream().filter(list -> isOfChain(list, chain)).forEach(list -> addOfForm(findings, list));
            if (signers.hasGivenUp()) {
                findings.add(new Finding(0, new Cause.TooManyWays(Limits.MOST_SIGNATURES_IN_ALL)));
            }
            signers.weaknesses().forEach(cause -> findings.add(new Finding(0, cause)));
        }
        return findings;
    }

    private static void addOfForm(List<Finding> findings, RevocationListReader list) {
        if (!list.isNumberFit()) {
            findings.add(new Finding(0, new Cause.ListNumberUnfit(list.issuer())));
        }
        if (StrengthCheck.isWeak(list.algorithm())) {
            findings.add(new Finding(0, new Cause.SignatureWeak(CertificateReader.signature(list.algorithm()))));
        }
    }

    private static boolean isOfChain(RevocationListReader list, List<Sighted> chain) {
        return chain.stream().anyMatch(one -> ListSignature.names(list, one)
                || ListScope.of(one).stream().anyMatch(scope -> scope.covers(list)));
    }

    /// Of the issuer above the chain's end, of whom nothing but the name is known.
    private static boolean isOfUnknown(RevocationListReader list, Sighted one) {
        return !one.isSelfIssued() && NameMatch.same(one.issuer(), list.issuerName());
    }

    /// @param deep whether those who have signed the lists are looked for on lists too
    private Cause standing(List<Sighted> chain, int place, boolean deep) {
        var one = chain.get(place);
        var standing = new Standing(one, now);
        for (var scope : ListScope.of(one)) {
            var here = lists.stream().filter(scope::covers).filter(list -> fits(list, chain.get(place + 1))).toList();
            standing.look(scope, here, here.stream().filter(list -> isSigned(list, chain, place, deep)).toList());
        }
        return standing.cause(chain.get(place + 1).label());
    }

    /// A list of an authority's other key is not of this one, unless somebody else signs for it.
    private static boolean fits(RevocationListReader list, Sighted issuer) {
        return list.isIndirect() || !NameMatch.same(list.issuerName(), issuer.subject()) || ListSignature.names(list, issuer)
                || list.authorityKeyId().isPresent();
    }

    private boolean isSigned(RevocationListReader list, List<Sighted> chain, int place, boolean deep) {
        return signers.of(list, chain.subList(place, chain.size()))
                .filter(signer -> !deep || trusted.computeIfAbsent(signer.chain(), this::isNotRevoked)).isPresent();
    }

    private boolean isNotRevoked(List<Sighted> signer) {
        for (int i = 0; i + 1 < signer.size(); i++) {
            if (standing(signer, i, false) instanceof Cause.OnList) {
                return false;
            }
        }
        return true;
    }

    /// What all lists together say of one certificate.
    private static final class Standing {
        private final Sighted one;
        private final Instant now;
        private int told;
        private Optional<Cause> good = Optional.empty();
        private Optional<Cause> revoked = Optional.empty();
        private Optional<Cause> open = Optional.empty();
        private boolean forged;

        Standing(Sighted one, Instant now) {
            this.one = one;
            this.now = now;
        }

        void look(ListScope scope, List<RevocationListReader> here, List<RevocationListReader> signed) {
            forged |= !here.isEmpty() && signed.isEmpty();
            for (var pair : ListPair.of(signed)) {
                var cause = pair.of(one, now);
                switch (cause) {
                    case Cause.OnList hit -> revoked = Optional.of(hit);
                    case Cause.NotOnList free -> {
                        told |= scope.reasons(pair.complete().orElseThrow());
                        good = Optional.of(free);
                    }
                    default -> open = Optional.of(cause);
                }
            }
        }

        Cause cause(String issuer) {
            if (revoked.isPresent() || told == ListScope.EVERY_REASON) {
                return revoked.or(() -> good).orElseThrow();
            }
            return open.or(() -> forged ? Optional.of(new Cause.ListForged(issuer)) : Optional.empty())
                    .or(() -> told != 0 ? Optional.of(new Cause.ListsOfSomeReasons()) : Optional.empty())
                    .orElseGet(() -> new Cause.NoListOfIssuer(issuer));
        }
    }
}
