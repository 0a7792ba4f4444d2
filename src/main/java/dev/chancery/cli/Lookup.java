package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Office;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds what a command names.
final class Lookup {

    private final Office office;

    Lookup(Office office) {
        this.office = office;
    }

    /// The authority of this name, as it issues now.
    ///
    /// @throws Failure.Gone when there is none
    Authority authority(String name) {
        return office.authorities().current().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new Failure.Gone("authority " + name));
    }

    /// The authority of this name, or the only one that can sign for things.
    ///
    /// @throws Unclear when there are several to choose from
    Authority issuer(Optional<String> name) {
        if (name.isPresent()) {
            return authority(name.get());
        }
        var able = office.authorities().current().stream()
                .filter(one -> one.canSign() || office.authorities().inVault(one.id()).isPresent()).toList();
        var below = able.stream().filter(one -> !one.isRoot()).toList();
        var choice = below.isEmpty() ? able : below;
        if (choice.size() != 1) {
            throw new Unclear("Which authority? Give --ca: " + choice.stream().map(Authority::name).collect(Collectors.joining(", ")));
        }
        return choice.getFirst();
    }

    /// @throws Failure.Gone when there is none
    Thing thing(String id) {
        return known(id).orElseThrow(() -> gone("thing", id));
    }

    private Optional<Thing> known(String id) {
        return ThingId.of(id).map(office.things()::find).orElse(Optional.empty());
    }

    /// The certificate of this serial number in any form, or else the one that the thing of this id has now.
    ///
    /// @throws Failure.Gone when there is none
    /// @throws Unclear when several authorities gave the number
    Certificate certificate(String text) {
        var found = office.revocations().bySerial(text);
        if (found.size() > 1) {
            throw new Unclear("Several authorities issued serial number " + text + ".");
        }
        return found.isEmpty() ? ofThing(text) : found.getFirst();
    }

    private Certificate ofThing(String id) {
        return known(id).flatMap(one -> office.things().rows(new long[] {one.number()}).getFirst().current())
                .orElseThrow(() -> gone("certificate", id));
    }

    List<Certificate> certificates(List<String> texts) {
        return texts.stream().map(this::certificate).distinct().toList();
    }

    /// @throws Failure.Gone when there is none
    Profile profile(String code) {
        return office.profiles().ofCode(code).orElseThrow(() -> gone("profile", code));
    }

    /// @throws Failure.Gone when there is none
    FiledRequest request(long number) {
        return office.requests().one(new RequestId(number));
    }

    private static Failure.Gone gone(String kind, String name) {
        return new Failure.Gone(kind + " " + name);
    }

    /// That the command line does not say enough; told like any other wrong usage.
    static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unclear(String message) {
            super(message);
        }
    }
}
