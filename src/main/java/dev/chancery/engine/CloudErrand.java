package dev.chancery.engine;

import dev.chancery.cloud.Courier;
import dev.chancery.cloud.Recognition;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudEntry;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Does the steps of a registration over a line. Whatever might have been carried out already is looked for before it is
/// sent again, so that nothing is registered twice.
final class CloudErrand {

    private static final int MOST_PAGES = 100;

    private final RegistrationBook book;
    private final Proving proving;
    private final Courier courier;
    private final Progress progress;

    CloudErrand(RegistrationBook book, Proving proving, Courier courier, Progress progress) {
        this.book = book;
        this.proving = proving;
        this.courier = courier;
        this.progress = progress;
    }

    /// One step further.
    Registration step(Registration seen, Instant now, KeySpec key) {
        var way = book.way(seen);
        if (way.hasRunOut(now)) {
            return book.advance(seen, RegistrationState.EXPIRED, seen.facts(), Act.REGISTRATION_ADVANCED, "code or proof has run out");
        }
        return switch (way.step()) {
            case UPLOAD -> upload(seen);
            case CODE -> send(seen, CloudCall.CODE);
            case PROOF -> proving.prove(timely(seen), key);
            case VERIFY -> verify(seen);
        };
    }

    /// A proof that would not be valid at the cloud yet, or no more, is not made. A clock that was wrong when the cloud last
    /// replied may have been set since.
    private Registration timely(Registration seen) {
        var way = book.way(seen);
        if (courier.apart().flatMap(apart -> ClockCheck.of(way, apart)).isEmpty()) {
            return seen;
        }
        courier.forgetTime();
        var looked = refresh(seen);
        ClockCheck.require(way, courier);
        return looked;
    }

    private Registration upload(Registration seen) {
        var found = there(seen);
        if (found.isPresent()) {
            return book.adopt(seen, found.get());
        }
        return send(book.announce(seen, CloudCall.UPLOAD), CloudCall.UPLOAD);
    }

    /// Where one call does all, and after one that was not answered, the cloud may know the certificate by now.
    private Registration verify(Registration seen) {
        var unsure = seen.facts().text(CloudFact.UNANSWERED).isPresent()
                || !book.way(seen).shape().steps().contains(Step.UPLOAD);
        var found = unsure ? there(seen) : Optional.<CloudFacts>empty();
        if (found.filter(facts -> facts.is(CloudFact.VERIFIED)).isPresent()) {
            return book.adopt(seen, found.get());
        }
        return send(book.announce(seen, CloudCall.VERIFY), CloudCall.VERIFY);
    }

    /// Sends a call and takes its reply. What somebody else has changed there meanwhile is read once, and the call repeated.
    Registration send(Registration seen, CloudCall call) {
        try {
            return book.settle(seen, call, reply(seen, call));
        } catch (CloudFailure.CloudRefused refused) {
            if (refused.why() != Why.STALE || !book.way(seen).cloud().traits().calls().contains(CloudCall.STATUS)) {
                throw refused;
            }
            var fresh = book.one(seen.id());
            var again = book.settle(fresh, CloudCall.STATUS, reply(fresh, CloudCall.STATUS));
            return book.settle(again, call, reply(again, call));
        }
    }

    private CloudReply reply(Registration seen, CloudCall call) {
        var way = book.way(seen);
        return timed(way, courier.send(call, way.cloud().request(call, way.dossier()), progress));
    }

    /// A no that the clocks explain is said as that.
    private CloudReply timed(RegistrationWay way, CloudReply reply) {
        if (!reply.succeeded() && ClockCheck.signs(way)) {
            ClockCheck.require(way, courier);
        }
        return reply;
    }

    /// What the cloud knows of the certificate; empty when it is not there.
    ///
    /// @throws Failure.Refused when it is not there and there is no room for it
    private Optional<CloudFacts> there(Registration seen) {
        var way = book.way(seen);
        var calls = way.cloud().traits().calls();
        if (calls.contains(CloudCall.STATUS) && (way.cloud().namesBeforehand() || seen.facts().text(CloudFact.ID).isPresent())) {
            return status(seen);
        }
        if (!calls.contains(CloudCall.LIST)) {
            return Optional.empty();
        }
        var entries = list(seen);
        var own = entries.stream().filter(entry -> Recognition.isOurs(entry, way.dossier())).findFirst();
        if (own.isEmpty() && way.cloud().traits().most().orElse(Integer.MAX_VALUE) <= entries.size()) {
            throw new Failure.Refused(new CloudViolation.CloudFull(entries.size()));
        }
        return own.map(CloudEntry::facts);
    }

    private Optional<CloudFacts> status(Registration seen) {
        var way = book.way(seen);
        var reply = reply(seen, CloudCall.STATUS);
        return switch (way.cloud().read(CloudCall.STATUS, way.dossier(), reply)) {
            case CloudAnswer.Done(var facts) -> Optional.of(facts);
            case CloudAnswer.Refused refused when refused.why() == Why.NOT_THERE -> Optional.empty();
            case CloudAnswer.Refused refused -> throw refused(way, CloudCall.STATUS, refused, reply);
            case CloudAnswer.Listed _ -> throw new IllegalStateException("a list for one");
        };
    }

    /// All that is there, page by page.
    List<CloudEntry> list(Registration seen) {
        var way = book.way(seen);
        var found = new ArrayList<CloudEntry>();
        var page = Optional.of("");
        for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
            var dossier = way.dossier().at(page.get());
            var reply = timed(way, courier.send(CloudCall.LIST, way.cloud().request(CloudCall.LIST, dossier), progress));
            page = switch (way.cloud().read(CloudCall.LIST, dossier, reply)) {
                case CloudAnswer.Listed(var entries, var next) -> {
                    found.addAll(entries);
                    yield next;
                }
                case CloudAnswer.Refused refused -> throw refused(way, CloudCall.LIST, refused, reply);
                case CloudAnswer.Done _ -> throw new IllegalStateException("no list");
            };
        }
        return found;
    }

    private static CloudFailure.CloudRefused refused(
            RegistrationWay way, CloudCall call, CloudAnswer.Refused refused, CloudReply reply) {
        return new CloudFailure.CloudRefused(RegistrationBook.host(way, call), call, refused, reply.body());
    }

    /// Looks how it stands there now.
    Registration refresh(Registration seen) {
        if (book.way(seen).cloud().traits().calls().contains(CloudCall.STATUS)
                && (book.way(seen).cloud().namesBeforehand() || seen.facts().text(CloudFact.ID).isPresent())) {
            return send(seen, CloudCall.STATUS);
        }
        return there(seen).map(facts -> book.adopt(seen, facts)).orElse(seen);
    }

    /// Some clouds remove only what they do not use any more.
    private Registration resting(Registration seen) {
        return seen.facts().is(CloudFact.ACTIVE) && book.way(seen).cloud().traits().calls().contains(CloudCall.DEACTIVATE)
                ? send(seen, CloudCall.DEACTIVATE) : seen;
    }

    /// Removes it there. One that is gone already is as good as removed.
    Registration delete(Registration seen) {
        try {
            return send(resting(seen), CloudCall.DELETE);
        } catch (CloudFailure.CloudRefused refused) {
            if (refused.why() != Why.NOT_THERE) {
                throw refused;
            }
            var now = book.one(seen.id());
            return book.advance(now, RegistrationState.REMOVED, now.facts(), Act.REGISTRATION_REMOVED, "was not there any more");
        }
    }
}
