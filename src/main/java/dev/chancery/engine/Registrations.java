package dev.chancery.engine;

import dev.chancery.cloud.Cloud;
import dev.chancery.cloud.Courier;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeptReply;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.Registration.Plan;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.RegistrationState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes clouds trust an authority: plans, proves, and looks after what is there. A registration is on disk after each
/// step and goes on from there, over a line or by hand, in any mixture of the two.
public final class Registrations {

    private final Desk desk;
    private final RegistrationBook book;
    private final Proving proving;
    private final RegistrationChecks checks;
    private final Authorities authorities;
    private final Set<String> practised = ConcurrentHashMap.newKeySet();

    Registrations(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
        this.book = new RegistrationBook(desk);
        this.proving = new Proving(desk, book);
        this.checks = new RegistrationChecks(desk, authorities);
    }

    /// The clouds that there are, in the order in which a form offers them.
    public List<CloudTraits> clouds() {
        return Cloud.all().stream().map(Cloud::traits).toList();
    }

    public CloudTraits traits(CloudKind kind) {
        return Cloud.of(kind).traits();
    }

    /// All registrations, the newest first.
    public List<Registration> all() {
        return desk.read(tx -> tx.registrations().all());
    }

    /// @throws Failure.Gone when there is none
    public Registration one(RegistrationId id) {
        return book.one(id);
    }

    /// What the cloud replied, the newest first.
    public List<KeptReply> replies(RegistrationId id) {
        return desk.read(tx -> tx.registrations().replies(id));
    }

    /// What was typed, as it would be planned, or everything that is wrong with it.
    public Checked<Plan> check(NewRegistration wanted) {
        var traits = traits(wanted.cloud());
        var certificate = authorities.one(wanted.authority()).certificate().id();
        return traits.place(wanted.place()).map(place -> new Plan(wanted.cloud(), wanted.way(), wanted.authority(),
                certificate, place, wanted.options()));
    }

    /// What would go wrong there, and what should be known before; what stops it comes first.
    public List<CloudCheck> checks(Plan plan) {
        return checks.of(plan, Optional.empty());
    }

    public List<CloudCheck> checks(RegistrationId id) {
        var own = book.one(id);
        return checks.of(own.plan(), Optional.of(own));
    }

    /// Plans it; nothing is sent.
    ///
    /// @throws Failure.Refused when something that was typed is wrong, or a check stops it
    public Registration plan(NewRegistration wanted) {
        var plan = check(wanted).orRefuse();
        RegistrationChecks.requireUnblocked(checks(plan));
        return desk.change(tx -> {
            var known = isRehearsal(plan) ? CloudFacts.NONE.with(CloudFact.REHEARSAL, "true") : CloudFacts.NONE;
            var planned = tx.registrations().insert(plan, known, desk.now());
            desk.note(tx, Act.REGISTRATION_PLANNED, Authorities.required(tx, plan.authority()).name(), plan.cloud().code());
            return planned;
        });
    }

    /// By its address: a practice cloud has a port of its own.
    private boolean isRehearsal(Plan plan) {
        return plan.place().value(PlaceField.ADDRESS).filter(practised::contains).isPresent();
    }

    /// What stands next, ready to be sent or carried.
    public NextStep next(RegistrationId id) {
        return book.way(book.one(id)).next();
    }

    /// What a pasted text has of a code, and what was taken away from it.
    public Checked<CleanedCode> cleaned(CloudKind cloud, String text) {
        return CleanedCode.of(text, traits(cloud).code());
    }

    /// Takes the code that a person read at the cloud.
    ///
    /// @throws Failure.Refused when it cannot be one, or it is not the time for it
    public Registration takeCode(RegistrationId id, String text) {
        return book.typed(book.one(id), text);
    }

    /// Takes what the cloud answered to the next step when that was sent by hand: the body, or all that `curl -i` printed.
    ///
    /// @throws CloudFailure.CloudRefused when the answer says no, or is none
    /// @throws Failure.Refused when nothing is to be sent now
    public Registration takeAnswer(RegistrationId id, String text) {
        var seen = book.one(id);
        if (!(book.way(seen).next() instanceof NextStep.Send send)) {
            throw new Failure.Refused(new CloudViolation.NotNow(seen.state()));
        }
        return book.settle(seen, send.call(), CloudReply.pasted(text));
    }

    /// Another call than the next step's, to be sent by hand: a look at how it stands there, or its end.
    ///
    /// @throws IllegalArgumentException when the cloud knows no such call, or the registration is not as far as that
    public CloudRequest sheet(RegistrationId id, CloudCall call) {
        var way = book.way(book.one(id));
        return way.cloud().request(call, way.dossier());
    }

    /// Takes what the cloud answered to such a call.
    ///
    /// @throws CloudFailure.CloudRefused when the answer says no, or is none
    public Registration takeAnswer(RegistrationId id, CloudCall call, String text) {
        return book.settle(book.one(id), call, CloudReply.pasted(text));
    }

    /// Makes the proof; its key is of this kind and nowhere when this returns. Repeated, it makes another one.
    ///
    /// @throws Failure.Refused when it is not the turn of the proof
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in this store
    public Registration prove(RegistrationId id, KeySpec key) {
        return proving.prove(book.one(id), key);
    }

    /// Takes a proof that was made where the key is: a certificate in PEM, or a signature in base64.
    ///
    /// @throws Failure.Refused when it is none for this code and this authority, or it is not its turn
    public Registration takeProof(RegistrationId id, String text) {
        return proving.take(book.one(id), text);
    }

    /// Proofs for registrations of other stores.
    public ProofJobs proofJobs() {
        return new ProofJobs(authorities, proving);
    }

    /// A person says that the cloud took what was carried there.
    ///
    /// @throws Failure.Refused when there is no proof that it could have taken
    public Registration confirm(RegistrationId id) {
        var seen = book.one(id);
        if (seen.state() != RegistrationState.PROOF_ISSUED) {
            throw new Failure.Refused(new CloudViolation.NotNow(seen.state()));
        }
        return book.advance(seen, RegistrationState.VERIFIED, seen.facts(), Act.REGISTRATION_ADVANCED, "as a person says");
    }

    /// Credentials that this store keeps, where somebody asked for that.
    public KeptCredentials keptCredentials() {
        return new KeptCredentials(desk);
    }

    /// Credentials that this machine has already.
    public CloudCredentials credentials() {
        return CloudCredentials.ofThisMachine(desk.surroundings().clock());
    }

    /// Sheets and proofs as files.
    public CloudFiles files() {
        return new CloudFiles(desk.surroundings().random());
    }

    /// A line for one who may ask the cloud; it takes the credential over, and wipes it when it is closed. `trusted` are CA certificates in DER to be believed besides the platform's.
    public CloudLine line(Credential credential, List<Bytes> trusted) {
        return line(credential, trusted, CloudLine.PATIENCE);
    }

    CloudLine line(Credential credential, List<Bytes> trusted, Duration patience) {
        var courier = new Courier(credential, trusted, desk.surroundings().clock(), patience);
        return new CloudLine(desk, checks, book, proving, courier);
    }

    /// Opens a cloud of this kind to rehearse with, on this machine alone.
    ///
    /// @throws IllegalArgumentException for [CloudKind#BY_HAND]
    public Rehearsal rehearse(CloudKind cloud) {
        var rehearsal = new Rehearsal(cloud, desk.surroundings());
        practised.add(rehearsal.address());
        return rehearsal;
    }

    /// Gives it up here; nothing is sent, and what is at the cloud stays there.
    public Registration giveUp(RegistrationId id) {
        var seen = book.one(id);
        if (seen.state() == RegistrationState.REMOVED) {
            return seen;
        }
        return book.advance(seen, RegistrationState.REMOVED, seen.facts(), Act.REGISTRATION_REMOVED, "given up here");
    }
}
