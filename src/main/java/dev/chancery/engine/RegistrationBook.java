package dev.chancery.engine;

import dev.chancery.cloud.Cloud;
import dev.chancery.cloud.Dossier;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeptReply;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.RegistrationState;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes down how far a registration is: what a reply means is on disk before anything else is done.
final class RegistrationBook {

    private static final int LONGEST_REPLY = 65_536;

    private final Desk desk;

    RegistrationBook(Desk desk) {
        this.desk = desk;
    }

    Registration one(RegistrationId id) {
        return desk.read(tx -> tx.registrations().byId(id)).orElseThrow(() -> new Failure.Gone("registration " + id.value()));
    }

    RegistrationWay way(Registration registration) {
        var certificate = desk.read(tx -> RegistrationChecks.certificate(tx, registration.plan()));
        return new RegistrationWay(Cloud.of(registration.cloud()), registration,
                Dossier.of(registration.plan(), registration.facts(), certificate.der()));
    }

    Registration advance(Registration seen, RegistrationState next, CloudFacts facts, Act act, String detail) {
        return desk.change(tx -> advance(tx, seen, next, facts, act, detail));
    }

    Registration advance(Transaction tx, Registration seen, RegistrationState next, CloudFacts facts, Act act, String detail) {
        var advanced = tx.registrations().advance(seen, next, facts, desk.now());
        desk.note(tx, act, object(tx, seen), "%s: %s".formatted(next.code(), detail));
        return advanced;
    }

    private static String object(Transaction tx, Registration registration) {
        return Authorities.required(tx, registration.plan().authority()).name();
    }

    /// A call is about to be sent, and may be carried out though no answer comes.
    Registration announce(Registration seen, CloudCall call) {
        return desk.change(tx -> tx.registrations().advance(seen, seen.state(),
                seen.facts().with(CloudFact.UNANSWERED, call.code()), desk.now()));
    }

    /// Takes the reply to a call: what it means, and the reply itself, are on disk when this returns or throws.
    ///
    /// @throws CloudFailure.CloudRefused when it says no, or is no answer to that call
    Registration settle(Registration seen, CloudCall call, CloudReply reply) {
        var way = way(seen);
        return switch (checked(way, call, way.cloud().read(call, way.dossier(), reply))) {
            case CloudAnswer.Done(var learned) -> desk.change(tx -> {
                tx.registrations().keep(seen.id(), kept(call, reply));
                return learn(tx, way, call, learned);
            });
            case CloudAnswer.Refused refused -> throw refuse(seen, call, reply, refused);
            case CloudAnswer.Listed _ -> throw new IllegalArgumentException("a list settles nothing");
        };
    }

    /// What is found at the cloud, though nothing was sent for it now.
    Registration adopt(Registration seen, CloudFacts found) {
        var way = way(seen);
        return desk.change(tx -> learn(tx, way, CloudCall.STATUS, found));
    }

    private static CloudAnswer checked(RegistrationWay way, CloudCall call, CloudAnswer answer) {
        if (!(answer instanceof CloudAnswer.Done(var learned))) {
            return answer;
        }
        var code = learned.text(CloudFact.CODE).map(text -> CleanedCode.of(text, way.cloud().traits().code()));
        if (call == CloudCall.CODE && code.isEmpty() || code.filter(found -> !found.violations().isEmpty()).isPresent()) {
            return new CloudAnswer.Refused(Why.NOT_AN_ANSWER, 0, "", "", "", Optional.empty());
        }
        return call == CloudCall.VERIFY && learned.text(CloudFact.VERIFIED).filter("false"::equals).isPresent()
                ? new CloudAnswer.Refused(Why.CERTIFICATE, 0, "", "", "", Optional.empty()) : answer;
    }

    private Registration learn(Transaction tx, RegistrationWay way, CloudCall call, CloudFacts learned) {
        var seen = way.registration();
        var now = desk.now();
        var facts = seen.facts().without(CloudFact.UNANSWERED)
                .with(call == CloudCall.STATUS ? learned.without(CloudFact.CODE, CloudFact.CODE_UNTIL) : learned).with(CloudFact.SEEN_AT, now.toString());
        var next = stateAfter(way, call, learned);
        if (learned.text(CloudFact.CODE).isPresent() && call != CloudCall.STATUS) {
            facts = withCode(way, facts, learned, now);
        }
        if (next == RegistrationState.VERIFIED && seen.state() != next) {
            facts = facts.with(CloudFact.VERIFIED_AT, now.toString());
        }
        return advance(tx, seen, next, facts, next == RegistrationState.REMOVED ? Act.REGISTRATION_REMOVED
                : Act.REGISTRATION_ADVANCED, way.cloud().traits().kind().code() + " " + call.code());
    }

    /// A new code makes a proof for the old one worthless.
    private static CloudFacts withCode(RegistrationWay way, CloudFacts facts, CloudFacts learned, Instant now) {
        var form = way.cloud().traits().code();
        var code = CleanedCode.of(learned.text(CloudFact.CODE).orElseThrow(), form).orRefuse().code();
        var fresh = facts.without(CloudFact.PROOF, CloudFact.PROOF_UNTIL, CloudFact.PROOF_SERIAL)
                .with(CloudFact.CODE, code).with(CloudFact.CODE_AT, now.toString());
        var until = learned.text(CloudFact.CODE_UNTIL).or(() -> form.life().map(now::plus).map(Instant::toString));
        return until.map(end -> fresh.with(CloudFact.CODE_UNTIL, end)).orElse(fresh.without(CloudFact.CODE_UNTIL));
    }

    private static RegistrationState stateAfter(RegistrationWay way, CloudCall call, CloudFacts learned) {
        var state = way.registration().state();
        var verified = learned.is(CloudFact.VERIFIED) || way.shape().artifact() == Artifact.NONE;
        return switch (call) {
            case UPLOAD -> verified ? RegistrationState.VERIFIED
                    : learned.text(CloudFact.CODE).isPresent() ? RegistrationState.CODE_RECEIVED : RegistrationState.UPLOADED;
            case CODE -> RegistrationState.CODE_RECEIVED;
            case VERIFY -> RegistrationState.VERIFIED;
            case STATUS -> verified ? RegistrationState.VERIFIED : found(state);
            case DELETE -> RegistrationState.REMOVED;
            case LIST, ACTIVATE, DEACTIVATE -> state;
        };
    }

    /// It is there and not verified.
    private static RegistrationState found(RegistrationState state) {
        return state == RegistrationState.PLANNED || state == RegistrationState.VERIFIED ? RegistrationState.UPLOADED : state;
    }

    /// A no to certificate or proof is kept as the state; after any other the same step can be repeated as it is.
    private CloudFailure.CloudRefused refuse(Registration seen, CloudCall call, CloudReply reply, CloudAnswer.Refused refused) {
        var lasting = refused.why() == Why.WRONG_CODE || refused.why() == Why.CERTIFICATE;
        desk.write(tx -> {
            tx.registrations().keep(seen.id(), kept(call, reply));
            var facts = reply.status() == 0 || reply.status() >= 500 ? seen.facts() : seen.facts().without(CloudFact.UNANSWERED);
            var next = lasting && seen.state().mayBecome(RegistrationState.REFUSED) ? RegistrationState.REFUSED : seen.state();
            advance(tx, seen, next, facts, Act.REGISTRATION_REFUSED, "%s, %s %s".formatted(call.code(), refused.why(), refused.status()));
        });
        var way = way(seen);
        return new CloudFailure.CloudRefused(host(way, call), call, refused, reply.body());
    }

    static String host(RegistrationWay way, CloudCall call) {
        return way.cloud().traits().online() ? way.cloud().request(call, way.dossier()).address().getHost()
                : way.registration().plan().place().value(PlaceField.NAME).orElse("");
    }

    private KeptReply kept(CloudCall call, CloudReply reply) {
        var body = reply.body();
        return new KeptReply(desk.now(), call, reply.status(), body.substring(0, Math.min(LONGEST_REPLY, body.length())));
    }

    /// The code as a person typed it.
    Registration typed(Registration seen, String text) {
        var way = way(seen);
        Requests.refuse(seen.state().mayBecome(RegistrationState.CODE_RECEIVED) ? List.of()
                : List.of(new CloudViolation.NotNow(seen.state())));
        var code = CleanedCode.of(text, way.cloud().traits().code()).orRefuse().code();
        return desk.change(tx -> learn(tx, way, CloudCall.CODE, CloudFacts.NONE.with(CloudFact.CODE, code)));
    }
}
