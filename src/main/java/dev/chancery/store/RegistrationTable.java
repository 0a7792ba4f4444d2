package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeptReply;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.Registration.Plan;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.RegistrationState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// CA certificates on their way to clouds. Times are kept to the millisecond.
public final class RegistrationTable {

    private static final String SELECT =
            "SELECT id, cloud, way, authority, certificate, state, planned, changed, version FROM registration ";

    private final Session session;

    RegistrationTable(Session session) {
        this.session = session;
    }

    /// @throws IllegalStateException when authority or certificate are not there
    public Registration insert(Plan plan, CloudFacts known, Instant now) {
        var id = new RegistrationId(session.insert("""
                INSERT INTO registration (cloud, way, authority, certificate, state, planned, changed, version)
                VALUES (?1, ?2, ?3, ?4, 'planned', ?5, ?5, 1)""", plan.cloud().code(), plan.way().code(),
                plan.authority().value(), plan.certificate().value(), now.toEpochMilli()));
        plan.place().values().forEach((field, value) -> put(id, "place", field.code(), value));
        plan.options().forEach(option -> put(id, "option", option.code(), "true"));
        known.values().forEach((fact, value) -> put(id, "fact", fact.code(), value));
        return byId(id).orElseThrow();
    }

    private void put(RegistrationId id, String kind, String name, String value) {
        session.update("INSERT INTO registration_value (registration, kind, name, value) VALUES (?, ?, ?, ?)",
                id.value(), kind, name, value);
    }

    public Optional<Registration> byId(RegistrationId id) {
        return session.first(this::registration, SELECT + "WHERE id = ?", id.value());
    }

    /// All of them, the newest first.
    public List<Registration> all() {
        return session.list(this::registration, SELECT + "ORDER BY id DESC");
    }

    /// Brings the registration from what `seen` shows to another state, with everything that is known then.
    ///
    /// @throws Failure.Overtaken when it is not as `seen` any more
    /// @throws IllegalStateException when that state does not follow on this one
    public Registration advance(Registration seen, RegistrationState next, CloudFacts facts, Instant now) {
        if (seen.state() != next && !seen.state().mayBecome(next)) {
            throw new IllegalStateException(next.code() + " does not follow on " + seen.state().code());
        }
        if (session.update("UPDATE registration SET state = ?, changed = ?, version = version + 1 WHERE id = ? AND version = ?",
                next.code(), now.toEpochMilli(), seen.id().value(), seen.version()) == 0) {
            throw new Failure.Overtaken("registration " + seen.id().value());
        }
        session.update("DELETE FROM registration_value WHERE registration = ? AND kind = 'fact'", seen.id().value());
        facts.values().forEach((fact, value) -> put(seen.id(), "fact", fact.code(), value));
        return byId(seen.id()).orElseThrow();
    }

    /// Keeps what the cloud replied.
    public void keep(RegistrationId id, KeptReply reply) {
        session.update("INSERT INTO registration_reply (registration, at, call, status, body) VALUES (?, ?, ?, ?, ?)",
                id.value(), reply.at().toEpochMilli(), reply.call().code(), reply.status(), reply.body());
    }

    /// What the cloud replied, the newest first.
    public List<KeptReply> replies(RegistrationId id) {
        return session.list(RegistrationTable::reply,
                "SELECT at, call, status, body FROM registration_reply WHERE registration = ? ORDER BY id DESC", id.value());
    }

    private static KeptReply reply(Row row) throws SQLException {
        return new KeptReply(row.millisecond(), CloudCall.ofCode(row.text()).orElseThrow(), (int) row.number(), row.text());
    }

    private Registration registration(Row row) throws SQLException {
        var id = new RegistrationId(row.number());
        var cloud = CloudKind.ofCode(row.text()).orElseThrow();
        var way = Way.ofCode(row.text()).orElseThrow();
        var plan = new Plan(cloud, way, new AuthorityId(row.number()), new CertificateId(row.number()), place(id), options(id));
        return new Registration(id, plan, RegistrationState.ofCode(row.text()).orElseThrow(), facts(id), row.millisecond(),
                row.millisecond(), row.number());
    }

    private CloudPlace place(RegistrationId id) {
        var place = new EnumMap<PlaceField, String>(PlaceField.class);
        values(id, "place").forEach(value -> place.put(PlaceField.ofCode(value.getKey()).orElseThrow(), value.getValue()));
        return new CloudPlace(place);
    }

    private EnumSet<Option> options(RegistrationId id) {
        var options = EnumSet.noneOf(Option.class);
        values(id, "option").forEach(value -> options.add(Option.ofCode(value.getKey()).orElseThrow()));
        return options;
    }

    private CloudFacts facts(RegistrationId id) {
        var facts = new EnumMap<CloudFact, String>(CloudFact.class);
        values(id, "fact").forEach(value -> facts.put(CloudFact.ofCode(value.getKey()).orElseThrow(), value.getValue()));
        return new CloudFacts(facts);
    }

    private List<Map.Entry<String, String>> values(RegistrationId id, String kind) {
        return session.list(row -> Map.entry(row.text(), row.text()),
                "SELECT name, value FROM registration_value WHERE registration = ? AND kind = ?", id.value(), kind);
    }
}
