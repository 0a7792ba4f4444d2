package dev.chancery.store;

/// The tables, as one transaction sees them. They are of use only until it ends and only on its thread.
public final class Transaction {

    private final Session session;

    Transaction(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    public StoreTable store() {
        return new StoreTable(session);
    }

    public SettingTable settings() {
        return new SettingTable(session);
    }

    public AuthorityTable authorities() {
        return new AuthorityTable(session);
    }

    public ThingTable things() {
        return new ThingTable(session);
    }

    public IntentTable intents() {
        return new IntentTable(session);
    }

    public CertificateTable certificates() {
        return new CertificateTable(session);
    }

    public ExpiryTable expiries() {
        return new ExpiryTable(session);
    }

    public DefaultsTable defaults() {
        return new DefaultsTable(session);
    }

    public RevocationTable revocations() {
        return new RevocationTable(session);
    }

    public RevocationListTable revocationLists() {
        return new RevocationListTable(session);
    }

    public LineageTable lineage() {
        return new LineageTable(session);
    }

    public PendingRevocationTable pendingRevocations() {
        return new PendingRevocationTable(session);
    }

    public GenerationTable generations() {
        return new GenerationTable(session);
    }

    public CrossCertificateTable crossCertificates() {
        return new CrossCertificateTable(session);
    }

    public ScheduleTable schedule() {
        return new ScheduleTable(session);
    }

    public KeyTable keys() {
        return new KeyTable(session);
    }

    public RequestTable requests() {
        return new RequestTable(session);
    }

    public ProfileTable profiles() {
        return new ProfileTable(session);
    }

    public LayoutTable layouts() {
        return new LayoutTable(session);
    }

    public SavedFilterTable savedFilters() {
        return new SavedFilterTable(session);
    }

    public PolicyTable policies() {
        return new PolicyTable(session);
    }

    public DepartureTable departures() {
        return new DepartureTable(session);
    }

    public CredentialTable credentials() {
        return new CredentialTable(session);
    }

    public RegistrationTable registrations() {
        return new RegistrationTable(session);
    }

    public BulkTable bulk() {
        return new BulkTable(session);
    }

    public BulkItemTable bulkItems() {
        return new BulkItemTable(session);
    }

    public BulkReplacementTable bulkReplacements() {
        return new BulkReplacementTable(session);
    }

    public BackupTable backups() {
        return new BackupTable(session);
    }

    public AuditTable audit() {
        return new AuditTable(session);
    }

    public CheckTable checks() {
        return new CheckTable(session);
    }

    public EndpointTable endpoints() {
        return new EndpointTable(session);
    }

    public EnrolmentKeyTable enrolmentKeys() {
        return new EnrolmentKeyTable(session);
    }

    public EnrolmentPolicyTable enrolmentPolicies() {
        return new EnrolmentPolicyTable(session);
    }

    public EnrolmentRequestTable enrolmentRequests() {
        return new EnrolmentRequestTable(session);
    }

    public OutboxTable outbox() {
        return new OutboxTable(session);
    }

    public EventSettingTable eventSettings() {
        return new EventSettingTable(session);
    }

    public TokenKeyTable tokenKeys() {
        return new TokenKeyTable(session);
    }

    public VaultTable vaults() {
        return new VaultTable(session);
    }

    public VaultErrandTable vaultErrands() {
        return new VaultErrandTable(session);
    }
}
