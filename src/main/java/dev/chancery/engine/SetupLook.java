package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultStepStanding.Difference;
import dev.chancery.domain.VaultStep;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Signatory;
import dev.chancery.vault.SetupSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Looks at what stands on a server for each step of a plan.
record SetupLook(SetupSteps steps, Authorities authorities) {

    VaultStepStanding at(VaultStep step) {
        return switch (step) {
            case VaultStep.Root(var mount, var subject, var key, _) ->
                    authority(steps.authority(mount), der -> differences(der, subject, key));
            case VaultStep.Issuing issuing -> authority(steps.authority(issuing.mount()), der -> differences(der, issuing));
            case VaultStep.Mount _, VaultStep.Urls _, VaultStep.Role _, VaultStep.Policy _, VaultStep.Login _, VaultStep.AppRole _ ->
                    steps.there(step).map(there -> compared(SetupSteps.wanted(step), there)).orElseGet(VaultStepStanding.Missing::new);
        };
    }

    /// An engine of another kind stays what it is; of what has no kind everything can be written anew.
    private static VaultStepStanding compared(Map<String, String> wanted, Map<String, String> there) {
        var differences = wanted.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(field -> !field.getValue().equals(there.get(field.getKey())))
                .map(field -> new Difference(field.getKey(), field.getValue(), there.getOrDefault(field.getKey(), ""))).toList();
        return standing(differences, differences.stream().noneMatch(one -> one.field().equals("type")));
    }

    private static VaultStepStanding standing(List<Difference> differences, boolean replaceable) {
        return differences.isEmpty() ? new VaultStepStanding.Same() : new VaultStepStanding.Different(differences, replaceable);
    }

    /// An authority is never written anew: what it has signed would be worth nothing.
    private static VaultStepStanding authority(Optional<Bytes> there, Function<byte[], List<Difference>> compare) {
        return there.map(der -> standing(compare.apply(der.toArray()), false)).orElseGet(VaultStepStanding.Missing::new);
    }

    private static List<Difference> differences(byte[] der, DistinguishedName subject, KeySpec key) {
        var facts = CertificateReader.facts(der);
        var found = new ArrayList<Difference>();
        if (!same(facts.subject(), subject)) {
            found.add(new Difference("subject", subject.toString(), facts.subject().toString()));
        }
        if (!facts.key().equals(Optional.of(key))) {
            found.add(new Difference("key", key.label(), facts.key().map(KeySpec::label).orElse("?")));
        }
        return found;
    }

    /// The server has its own order of the parts.
    private static boolean same(DistinguishedName one, DistinguishedName other) {
        return one.parts().size() == other.parts().size() && one.parts().containsAll(other.parts());
    }

    private List<Difference> differences(byte[] der, VaultStep.Issuing step) {
        var found = new ArrayList<>(differences(der, step.subject(), step.key()));
        signer(step.signer()).filter(signer -> !Signatory.of(signer.toArray()).signed(der)).ifPresent(signer -> found.add(new Difference(
                "issuer", CertificateReader.facts(signer.toArray()).subject().toString(), CertificateReader.decode(der).issuer().toString())));
        return found;
    }

    private Optional<Bytes> signer(VaultStep.Signer signer) {
        return switch (signer) {
            case VaultStep.Signer.AtVault(var root) -> steps.authority(root);
            case VaultStep.Signer.Ours(AuthorityId authority, _) -> Optional.of(authorities.one(authority).certificate().der());
        };
    }
}
