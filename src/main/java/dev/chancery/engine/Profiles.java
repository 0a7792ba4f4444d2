package dev.chancery.engine;

import dev.chancery.domain.Additions;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.export.PublicFile;
import dev.chancery.intake.ProfileJson;
import dev.chancery.pki.ExtensionValue;
import dev.chancery.store.StoredProfile;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The profiles that certificates are issued by: those that come with the program, and those of the store.
public final class Profiles {

    private final Desk desk;

    Profiles(Desk desk) {
        this.desk = desk;
    }

    /// Those of the program in their order, then those of the store by name.
    public List<Profile> all() {
        return Stream.concat(BuiltIn.ALL.stream(), own().stream()).toList();
    }

    /// Those that a certificate for a thing can be issued by.
    public List<Profile> forThings() {
        return all().stream().filter(profile -> !profile.forAuthority()).toList();
    }

    /// Those of the store, by name.
    public List<Profile> own() {
        return desk.read(tx -> tx.profiles().all()).stream().map(Profiles::read).toList();
    }

    /// Empty for one that has been removed.
    public Optional<Profile> ofCode(String code) {
        return BuiltIn.ofCode(code).or(() -> desk.read(tx -> tx.profiles().byCode(code)).map(Profiles::read));
    }

    public boolean isBuiltIn(Profile profile) {
        return BuiltIn.ofCode(profile.code()).isPresent();
    }

    private static Profile read(StoredProfile stored) {
        return switch (ProfileJson.read(stored.content())) {
            case Checked.Valid<Profile>(var profile) -> profile;
            case Checked.Invalid<Profile> _ -> throw new Failure.Malformed("profile " + stored.code());
        };
    }

    /// Everything that is wrong with the profile as it stands, its name among others included. Nothing is changed.
    public List<Violation> violations(Profile profile) {
        var found = new ArrayList<>(profile.violations());
        found.addAll(ExtensionValue.violations(profile));
        if (all().stream().anyMatch(other -> !other.code().equals(profile.code())
                && other.name().equalsIgnoreCase(profile.name().strip()))) {
            found.add(new TextViolation.Taken(Field.NAME, profile.name().strip(), 0));
        }
        return found;
    }

    /// A profile like this one, of a code of its own; it is in the store once it has been added.
    public Profile copy(Profile profile, String name) {
        return profile.named(newCode(name), name);
    }

    /// What is easy to read in a list of certificates, and never the code of another profile, not even of one that was
    /// removed.
    private String newCode(String name) {
        var random = new byte[4];
        desk.surroundings().random().nextBytes(random);
        var words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (words.isEmpty() ? "profile" : words.substring(0, Math.min(words.length(), 40))) + "-"
                + HexFormat.of().formatHex(random);
    }

    /// Puts the profile into the store.
    ///
    /// @throws Failure.Refused when it cannot be one, or its name or code is taken
    public void add(Profile profile) {
        var valid = sound(profile);
        desk.write(tx -> {
            tx.profiles().insert(stored(valid));
            desk.note(tx, Act.PROFILE_ADDED, valid.code(), valid.name());
        });
    }

    /// Replaces the store's profile of this code; what was issued by it stays as it is.
    ///
    /// @throws Failure.Refused when it cannot be one, or is a built-in one
    /// @throws Failure.Gone when there is none
    public void change(Profile profile) {
        var valid = sound(profile);
        desk.write(tx -> {
            tx.profiles().update(stored(valid));
            desk.note(tx, Act.PROFILE_CHANGED, valid.code(), valid.name());
        });
    }

    private Profile sound(Profile profile) {
        requireOwn(profile);
        var violations = violations(profile);
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
        return profile.named(profile.code(), Profile.name(profile.name()).orRefuse());
    }

    private void requireOwn(Profile profile) {
        if (isBuiltIn(profile)) {
            throw new Failure.Refused(new ProfileViolation.BuiltInProfile());
        }
    }

    private static StoredProfile stored(Profile profile) {
        return new StoredProfile(profile.code(), profile.name(), ProfileJson.VERSION, ProfileJson.write(profile));
    }

    /// Takes the profile out of the store; [#add] brings it back.
    ///
    /// @throws Failure.Refused when an authority offers it first or names it in its policy, or it is a built-in one
    /// @throws Failure.Gone when there is none
    public void remove(Profile profile) {
        requireOwn(profile);
        desk.write(tx -> {
            refuseWhileUsed(tx, profile);
            tx.profiles().delete(profile.code());
            desk.note(tx, Act.PROFILE_REMOVED, profile.code(), profile.name());
        });
    }

    private static void refuseWhileUsed(Transaction tx, Profile profile) {
        var allowedBy = tx.policies().naming(profile.code());
        var enrolling = tx.enrolmentPolicies().all();
        var used = tx.authorities().all().stream()
                .filter(authority -> authority.defaults().profile().equals(profile.code()) || allowedBy.contains(authority.id())
                        || enrolling.getOrDefault(authority.id(), EnrolmentPolicy.OFF).profile().equals(profile.code()))
                .<Violation>map(authority -> new ProfileViolation.ProfileInUse(authority.name())).toList();
        if (!used.isEmpty()) {
            throw new Failure.Refused(used);
        }
    }

    /// The profile as a text for other stores.
    public String export(Profile profile) {
        return ProfileJson.write(profile);
    }

    /// The profile that such a text describes, under a code and, if need be, a name that are free here. It is in the store
    /// once it has been added.
    public Checked<Profile> read(String json) {
        return switch (ProfileJson.read(json).map(profile -> copy(profile, freeName(profile.name())))) {
            case Checked.Valid<Profile>(var profile) -> Checked.of(violations(profile), () -> profile);
            case Checked.Invalid<Profile> invalid -> invalid;
        };
    }

    /// The same out of a file.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    public Checked<Profile> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var octets = in.readNBytes(4 * ProfileJson.LONGEST + 1);
            return read(new String(octets, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    /// Writes the profile into a file for other stores; one that stands there is replaced.
    ///
    /// @throws FileFailure.CannotWrite when the place does not allow it
    /// @throws FileFailure.DiskFull when there is no room
    public void export(Profile profile, Path file) {
        var octets = export(profile).getBytes(StandardCharsets.UTF_8);
        PublicFile.replace(file, octets.length, out -> out.write(octets));
    }

    private String freeName(String wanted) {
        var taken = all().stream().map(profile -> profile.name().toLowerCase(Locale.ROOT)).toList();
        return Stream.iterate(1, number -> number + 1).map(number -> number == 1 ? wanted : numbered(wanted, number))
                .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT))).findFirst().orElseThrow();
    }

    private static String numbered(String name, int number) {
        var end = " " + number;
        return name.substring(0, Math.min(name.length(), Profile.LONGEST_NAME - end.length())) + end;
    }

    /// The certificate that a made-up thing, or a made-up authority, would get by this profile; by the authority that can
    /// sign for the longest time. Empty when that takes an authority and there is none.
    public Optional<Checked<Decoded>> preview(Profile profile) {
        var now = desk.now();
        if (profile.kind() == Profile.Kind.ROOT) {
            return Optional.of(Sample.of(profile, Optional.empty(), desk.newSerial(), now));
        }
        return desk.read(tx -> tx.authorities().all()).stream()
                .filter(authority -> authority.certificate().validity().contains(now))
                .filter(authority -> profile.kind() == Profile.Kind.END_ENTITY || authority.mayHaveChildren())
                .max(Comparator.comparing(authority -> authority.certificate().validity().notAfter()))
                .map(authority -> Sample.of(profile, Optional.of(authority), desk.newSerial(), now));
    }

    /// An extension as somebody writes it: its value in hex, base64 or ASN.1 text.
    public Checked<Additions.Other> extension(String oid, boolean critical, String value) {
        var other = ExtensionValue.parse(value).map(der -> new Additions.Other(oid.strip(), critical, der));
        var wrong = new ArrayList<>(Additions.violationsOf(oid.strip()));
        wrong.addAll(other.violations());
        return Checked.of(wrong, other::orRefuse);
    }
}
