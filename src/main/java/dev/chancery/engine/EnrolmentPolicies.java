package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What each authority lets things fetch by themselves: nothing until somebody says so.
public final class EnrolmentPolicies {

    private final Desk desk;
    private final Profiles profiles;

    EnrolmentPolicies(Desk desk) {
        this.desk = desk;
        this.profiles = new Profiles(desk);
    }

    public EnrolmentPolicy of(AuthorityId authority) {
        return desk.read(tx -> tx.enrolmentPolicies().of(authority));
    }

    /// Everything that is wrong with this policy for this authority. Nothing is changed.
    ///
    /// @throws Failure.Gone when there is no such authority
    public List<Violation> violations(AuthorityId authority, EnrolmentPolicy policy) {
        var found = new ArrayList<>(policy.violations());
        desk.read(tx -> Authorities.required(tx, authority));
        if (policy.isOn() && isTaken(authority, policy)) {
            found.add(new TextViolation.Taken(Field.ENROLMENT_LABEL, policy.label(), 0));
        }
        if (policy.enrols()) {
            found.addAll(unfit(authority, policy));
        }
        return found.stream().distinct().toList();
    }

    private boolean isTaken(AuthorityId authority, EnrolmentPolicy policy) {
        return policy.enrols() && desk.read(tx -> tx.enrolmentPolicies().all()).entrySet().stream().anyMatch(other ->
                !other.getKey().equals(authority) && other.getValue().enrols() && other.getValue().label().equals(policy.label()));
    }

    private List<Violation> unfit(AuthorityId authority, EnrolmentPolicy policy) {
        var profile = profiles.ofCode(policy.profile()).filter(one -> !one.forAuthority());
        if (profile.isEmpty()) {
            return List.of(new ProfileViolation.WrongProfile(policy.profile()));
        }
        var issuing = desk.read(tx -> tx.policies().of(authority));
        var kinds = policy.keys().isEmpty() ? Arrays.stream(KeySpec.values()).filter(issuing::allows).limit(1).toList() : policy.keys();
        return kinds.stream().flatMap(key -> issuing.violations(profile.get(), key, policy.life().duration()).stream()).distinct().toList();
    }

    /// Sets what may be fetched from now on.
    ///
    /// @throws Failure.Refused when it cannot be so
    /// @throws Failure.Gone when there is no such authority
    public void change(AuthorityId authority, EnrolmentPolicy policy) {
        Requests.refuse(violations(authority, policy));
        desk.write(tx -> {
            tx.enrolmentPolicies().put(authority, policy);
            desk.note(tx, Act.ENROLMENT_POLICY_CHANGED, Authorities.required(tx, authority).name(), text(policy));
        });
    }

    private static String text(EnrolmentPolicy policy) {
        return "downloads %s, enrolment %s%s".formatted(policy.downloads() ? "on" : "off", policy.enrols() ? "on" : "off",
                policy.enrols() ? policy.asks() ? " after approval" : " at once" : "");
    }

    /// The authority that an EST address means: the one of this label; without a label the one that has none, or the only one
    /// that enrols.
    Optional<Authority> enrolling(String label) {
        return desk.read(tx -> {
            var all = tx.enrolmentPolicies().all().entrySet().stream().filter(one -> one.getValue().enrols()).toList();
            var named = all.stream().filter(one -> one.getValue().label().equals(label)).toList();
            var meant = named.isEmpty() && label.isEmpty() && all.size() == 1 ? all : named;
            return meant.stream().findFirst().flatMap(one -> tx.authorities().byId(one.getKey()));
        });
    }

    /// What one authority hands on to another that issues in its place.
    static void pass(Transaction tx, AuthorityId old, AuthorityId young) {
        var policy = tx.enrolmentPolicies().of(old);
        if (!policy.equals(EnrolmentPolicy.OFF)) {
            tx.enrolmentPolicies().put(old, EnrolmentPolicy.OFF);
            tx.enrolmentPolicies().put(young, policy);
        }
    }
}
