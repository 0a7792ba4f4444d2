package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.domain.StoreFinding.OfSeal;
import dev.chancery.domain.StoreVitals;
import dev.chancery.pki.KeySeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An unlocked store and everything that a user can ask of it. Safe for use by many threads.
///
/// Closing it locks the store: its keys are wiped from memory and the file is free for another process.
public final class Office implements AutoCloseable {

    private static final String EXTENSION = ".chancery";

    private final Path file;
    private final Desk desk;
    private final Audit audit;
    private final Authorities authorities;
    private final Things things;
    private final Certificates certificates;
    private final RevocationLists revocationLists;
    private final Revocations revocations;
    private final Requests requests;
    private final Exports exports;
    private final BulkJobs bulkJobs;
    private final Copies copies;
    private final Snippets snippets;
    private final Profiles profiles;
    private final Layouts layouts;
    private final SavedFilters savedFilters;
    private final Renewals renewals;
    private final AuthorityRenewals authorityRenewals;
    private final CrossSigning crossSigning;
    private final AuthorityRekeys authorityRekeys;
    private final PendingRevocations pendingRevocations;
    private final Scheduler scheduler;
    private final Overview overview;
    private final Settings settings;
    private final Events events = new Events();
    private final Verification verification;
    private final Imports imports;
    private final Registrations registrations;
    private final Papers papers;
    private final Printing printing;
    private final Backups backups;
    private final StoreCheck storeCheck;
    private final StoreClock clock;
    private final Enrolment enrolment;
    private final StepUp stepUp;
    private final Recovery recovery;
    private final ConnectionTests connectionTests;
    private final Raise raise;
    private final LocalEndpoints endpoints;
    private final Outbox outbox;
    private final Tokens tokens;
    private final Vaults vaults;
    private final ForeignAuthorities foreignAuthorities;
    private final VaultSetups vaultSetups;

    private final List<OfSeal> warnings;

    Office(Path file, Desk desk, List<OfSeal> warnings, Raise raise) {
        this.file = file;
        this.warnings = warnings;
        this.desk = desk;
        this.raise = raise;
        this.stepUp = new StepUp(desk);
        this.recovery = new Recovery(desk, stepUp, file.getFileName().toString());
        this.audit = new Audit(desk);
        this.authorities = new Authorities(desk);
        this.revocationLists = new RevocationLists(desk, authorities, events);
        this.backups = new Backups(desk, file, events);
        this.imports = new Imports(desk, revocationLists, backups);
        this.vaults = new Vaults(desk, authorities, imports);
        this.certificates = new Certificates(desk, authorities, vaults.issuing());
        this.revocations = new Revocations(desk, revocationLists, events, vaults.revoking(), backups);
        this.renewals = new Renewals(desk, authorities, certificates, revocations, events);
        this.authorityRenewals = new AuthorityRenewals(desk, authorities);
        this.crossSigning = new CrossSigning(desk, authorities);
        this.authorityRekeys = new AuthorityRekeys(desk, authorities, revocationLists, crossSigning);
        this.pendingRevocations = new PendingRevocations(desk, revocations);
        this.scheduler = new Scheduler(desk, renewals, pendingRevocations, events);
        this.settings = new Settings(desk);
        this.things = new Things(desk, revocations);
        this.requests = new Requests(desk, authorities, certificates);
        this.exports = new Exports(desk, name(file), stepUp);
        this.bulkJobs = new BulkJobs(desk, certificates, exports, new BulkWork(desk, things, certificates, exports, backups),
                new ReplacementJobs(desk, renewals, revocations));
        this.copies = new Copies(desk, certificates);
        this.snippets = new Snippets(desk, certificates, revocationLists);
        this.profiles = new Profiles(desk);
        this.layouts = new Layouts(desk);
        this.savedFilters = new SavedFilters(desk);
        this.verification = new Verification(desk);
        this.registrations = new Registrations(desk, authorities);
        this.papers = new Papers(desk);
        this.printing = new Printing(desk, revocationLists);
        this.storeCheck = new StoreCheck(desk, revocationLists);
        this.clock = new StoreClock(desk);
        this.endpoints = new LocalEndpoints(desk, authorities, revocationLists);
        this.enrolment = new Enrolment(desk, authorities, new Enrolment.Signing(certificates, requests, renewals));
        this.outbox = new Outbox(desk, events);
        this.overview = new Overview(desk, revocationLists, outbox::trouble);
        this.tokens = new Tokens(desk, imports);
        this.connectionTests = new ConnectionTests(desk, authorities, certificates, revocations);
        this.foreignAuthorities = new ForeignAuthorities(desk, authorities);
        this.vaultSetups = new VaultSetups(desk, authorities, foreignAuthorities);
    }

    /// Loads what unlocking needs, in the time that a passphrase takes to type. Opens nothing.
    public static void warmUp() {
        Opening.warmUp();
    }

    /// Makes a new store. The passphrase is not kept; the caller wipes it.
    ///
    /// @throws Failure.Refused when the passphrase is empty or too short
    /// @throws FileFailure.AlreadyExists when there is a file of that name
    /// @throws FileFailure when the place cannot be written
    public static Office create(Path file, char[] passphrase, Surroundings surroundings) {
        return new Opening(file, surroundings).create(passphrase);
    }

    /// Opens an existing store; nothing in it changes when the passphrase is wrong. The passphrase is not kept.
    ///
    /// @throws AccessFailure.WrongPassphrase when it does not open the store
    /// @throws FileFailure when the file is missing, damaged, too new, no store at all, or in use
    public static Office unlock(Path file, char[] passphrase, Surroundings surroundings) {
        return new Opening(file, surroundings).unlock(passphrase);
    }

    /// Opens an existing store with its recovery key, and gives it a new passphrase, which alone opens it from now on beside
    /// that key. Nothing changes when the key is wrong. Neither is kept; the caller wipes both.
    ///
    /// @throws AccessFailure.WrongRecoveryKey when the key does not open the store
    /// @throws Failure.Refused when the passphrase is empty or too short; the key is not tried then
    /// @throws FileFailure as [#unlock]
    public static Office recover(Path file, RecoveryKey key, char[] newPassphrase, Surroundings surroundings) {
        return new Opening(file, surroundings).recover(key, newPassphrase);
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }

    Desk desk() {
        return desk;
    }

    public Path file() {
        return file;
    }

    /// How many octets the store takes up on its drive now, with what SQLite has not yet put in its place.
    ///
    /// @throws FileFailure.CannotRead when the drive cannot be asked
    public long size() {
        try {
            var log = file.resolveSibling(file.getFileName() + "-wal");
            return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException unreachable) {
            throw new FileFailure.CannotRead(file, unreachable);
        }
    }

    public Authorities authorities() {
        return authorities;
    }

    public Things things() {
        return things;
    }

    public Certificates certificates() {
        return certificates;
    }

    public Revocations revocations() {
        return revocations;
    }

    public Renewals renewals() {
        return renewals;
    }

    public AuthorityRenewals authorityRenewals() {
        return authorityRenewals;
    }

    public AuthorityRekeys authorityRekeys() {
        return authorityRekeys;
    }

    public CrossSigning crossSigning() {
        return crossSigning;
    }

    public PendingRevocations pendingRevocations() {
        return pendingRevocations;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /// What is set for the store as a whole.
    public Settings settings() {
        return settings;
    }

    public Overview overview() {
        return overview;
    }

    /// Where it is told what has happened.
    public Events events() {
        return events;
    }

    public RevocationLists revocationLists() {
        return revocationLists;
    }

    public Requests requests() {
        return requests;
    }

    public Exports exports() {
        return exports;
    }

    /// Issuing for many things, and replacing many certificates, as jobs that outlive the program.
    public BulkJobs bulkJobs() {
        return bulkJobs;
    }

    public Copies copies() {
        return copies;
    }

    public Snippets snippets() {
        return snippets;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Layouts layouts() {
        return layouts;
    }

    public SavedFilters savedFilters() {
        return savedFilters;
    }

    public Verification verification() {
        return verification;
    }

    public Imports imports() {
        return imports;
    }

    /// Where clouds come to trust the authorities of this store.
    public Registrations registrations() {
        return registrations;
    }

    public Papers papers() {
        return papers;
    }

    public Printing printing() {
        return printing;
    }

    public Backups backups() {
        return backups;
    }

    /// The Vault and OpenBao servers, and the authorities that live there.
    public Vaults vaults() {
        return vaults;
    }

    public StoreCheck storeCheck() {
        return storeCheck;
    }

    /// All that the store holds, in files for other programs.
    public Everything everything() {
        return new Everything(desk, this);
    }

    /// Connections that are tried for real.
    public ConnectionTests connectionTests() {
        return connectionTests;
    }

    String name() {
        return name(file);
    }

    /// What the store gives out over the network, once somebody has switched that on.
    public LocalEndpoints endpoints() {
        return endpoints;
    }

    /// Setting a PKI up on a Vault or OpenBao.
    public VaultSetups vaultSetups() {
        return vaultSetups;
    }

    /// Authorities whose key is elsewhere, signed by one of this store.
    public ForeignAuthorities foreignAuthorities() {
        return foreignAuthorities;
    }

    public Audit audit() {
        return audit;
    }

    /// What can be told of the store without naming anything in it.
    public StoreVitals vitals() {
        var octets = size();
        var now = desk.now();
        return desk.read(tx -> {
            var authorities = tx.authorities().all();
            var publishing = authorities.stream().filter(one -> !tx.revocationLists().settings(one.id()).path().isEmpty()).count();
            return new StoreVitals(tx.store().schema(),
                    new StoreVitals.Stock(authorities.size(), tx.things().count(), tx.certificates().count(), tx.requests().countPending(),
                            tx.intents().open().size(), tx.bulk().in(BulkState.OPEN).size()), octets,
                    new StoreVitals.Settings(StoreClock.doubt(tx, now).isPresent(), tx.schedule().authorities().size(),
                            Math.toIntExact(publishing), tx.defaults().read().listHours()));
        });
    }

    /// Whether this machine's clock can be believed.
    public StoreClock clock() {
        return clock;
    }

    /// The passphrase once more, before what must not happen by the way.
    public StepUp stepUp() {
        return stepUp;
    }

    public Recovery recovery() {
        return recovery;
    }

    /// Looks for what was changed by something else than Chancery.
    public Tampering tampering() {
        return new Tampering(desk.database());
    }

    /// What the user has to be told of the store as it was unlocked: what everything hangs on was changed, or all of it is
    /// older than it was. Mostly nothing.
    public List<OfSeal> warnings() {
        return warnings;
    }

    /// The user knows that this is an older store than was last seen here and goes on with it: from now on it is the right
    /// one. Until then every unlock warns of it.
    public void acceptOlder() {
        desk.write(tx -> desk.note(tx, Act.OLDER_STORE_ACCEPTED, file.getFileName().toString(), warnings.toString()));
        desk.database().noteSeen();
    }

    /// Where keys of authorities live that are not in the store.
    public Tokens tokens() {
        return tokens;
    }

    public RuleChecks rules() {
        return new RuleChecks(desk);
    }

    /// The secrets by which things prove to the local endpoints who they are.
    public EnrolmentKeys enrolmentKeys() {
        return new EnrolmentKeys(desk);
    }

    /// What authorities let things fetch by themselves.
    public EnrolmentPolicies enrolmentPolicies() {
        return new EnrolmentPolicies(desk);
    }

    /// Certificates for keys that devices made themselves, as they ask for them.
    public Enrolment enrolment() {
        return enrolment;
    }

    /// Certificates with keys made here, as devices fetch them.
    public Downloads downloads() {
        return new Downloads(desk);
    }

    /// Replaces the passphrase; the keys themselves are not touched. Neither array is kept.
    ///
    /// @throws AccessFailure.WrongPassphrase when `current` does not open the store
    /// @throws AccessFailure.TooManyTries after several of those
    /// @throws Failure.Refused when `next` is empty or too short
    public void changePassphrase(char[] current, char[] next) {
        Opening.refuse(next);
        stepUp.require(current);
        var header = desk.seal().rewrapped(next, desk.seal().due(desk.surroundings().cost())
                .orElseGet(() -> KeySeal.costOf(Opening.header(desk.database()))), desk.surroundings().random());
        desk.write(tx -> {
            tx.store().replaceSealHeader(header);
            desk.note(tx, Act.PASSPHRASE_CHANGED, file.getFileName().toString(), "");
        });
    }

    /// What a broker is told of the certificates of things.
    public Outbox outbox() {
        return outbox;
    }

    /// What takes old jobs that issued for many out of the store.
    public BulkTidying bulkTidying() {
        return new BulkTidying(desk);
    }

    @Override public void close() {
        raise.close();
        outbox.close();
        desk.tokens().close();
        vaults.close();
        try {
            desk.database().close();
        } finally {
            desk.seal().close();
        }
    }
}
