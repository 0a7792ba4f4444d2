package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultCaWish;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultRefused.Why;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The steps of a plan on one server: what stands there for each, and taking it. Every call throws a [VaultFailure] when
/// it fails.
public final class SetupSteps {

    private final Session session;
    private final Progress progress;
    private final SetUp calls;

    SetupSteps(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
        this.calls = new SetUp(session, progress);
    }

    /// What is wanted, as [#there] tells it. Authorities are told by their certificates instead.
    public static Map<String, String> wanted(VaultStep step) {
        return SetupFields.wanted(step);
    }

    /// What of that is there now; empty when nothing is.
    public Optional<Map<String, String>> there(VaultStep step) {
        return answer(step).flatMap(answer -> SetupFields.there(step, answer.json()));
    }

    private Optional<Answer> answer(VaultStep step) {
        var path = switch (step) {
            case VaultStep.Mount _ -> "sys/mounts";
            case VaultStep.Login _ -> "sys/auth";
            case VaultStep.Root _, VaultStep.Issuing _ -> throw new IllegalArgumentException("told by its certificate");
            case VaultStep.Urls _, VaultStep.Role _, VaultStep.Policy _, VaultStep.AppRole _ -> SetupBody.path(step);
        };
        return unlessMissing(() -> Optional.of(session.ask(Ask.read(path), progress)));
    }

    /// The certificate of the authority at the mount (DER); empty where there is none, or no mount.
    public Optional<Bytes> authority(VaultPath mount) {
        // Asked with the token: of a mount that is not there the server says so to nobody else.
        return unlessMissing(() -> Encoded.certificates(session.text(Ask.read(mount + "/ca/pem"), progress)).stream().findFirst());
    }

    private static <T> Optional<T> unlessMissing(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (VaultRefused refused) {
            if (List.of(Why.NOT_THERE, Why.NO_AUTHORITY, Why.UNKNOWN_MOUNT, Why.UNKNOWN_ROLE).contains(refused.why())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /// Takes the step, or writes it anew where something else is there. An issuing authority takes three calls of its own.
    public void take(VaultStep step) {
        session.tell(Ask.post(SetupBody.path(step), SetupBody.of(step)), progress);
    }

    /// Changes how long certificates of a mount that is there live at most.
    public void tune(VaultStep.Mount mount) {
        calls.tune(mount.path(), mount.longest());
    }

    /// Has the key of an issuing authority made.
    ///
    /// @return its certification request (DER)
    public Bytes request(VaultStep.Issuing step) {
        return calls.generateIntermediate(step.mount(), new VaultCaWish(SetupBody.of(step)));
    }

    /// Has the root at `root` sign that.
    ///
    /// @return the certificate, and those above it
    public List<Bytes> signed(VaultStep.Issuing step, VaultPath root, String requestPem) {
        try (var issued = calls.signIntermediate(root, requestPem, new VaultCaWish(SetupBody.signing(step)))) {
            var chain = new ArrayList<Bytes>();
            chain.add(issued.certificate());
            issued.chain().stream().filter(one -> !chain.contains(one)).forEach(chain::add);
            return chain;
        }
    }

    /// Gives an issuing authority its certificate and those above it.
    public void setSigned(VaultPath mount, List<Bytes> chain) {
        calls.setSigned(mount, chain);
    }

    /// Half of what logs in: not secret.
    public String roleId(VaultStep.AppRole login) {
        return calls.roleId(login.path(), login.name());
    }

    /// The other half, made anew: a secret, and the caller's to close.
    public Secret secretId(VaultStep.AppRole login) {
        return calls.secretId(login.path(), login.name());
    }
}
