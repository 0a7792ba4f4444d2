package dev.chancery.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a cloud asks for and allows, as data: a wizard is drawn from it and a certificate is checked against it before
/// anything is sent.
///
/// `most` is how many CA certificates fit into one place. `rootOnly` says that an intermediate is no use there.
public record CloudTraits(
        CloudKind kind, Map<Way, Shape> shapes, List<PlaceInput> inputs, List<AuthKind> auth, CodeForm code,
        Encoding encoding, OptionalInt most, boolean rootOnly, Keys keys, Set<Option> options, Set<CloudCall> calls) {

    public CloudTraits {
        shapes = Map.copyOf(shapes);
        inputs = List.copyOf(inputs);
        auth = List.copyOf(auth);
        options = Set.copyOf(options);
        calls = Set.copyOf(calls);
    }

    /// How the cloud comes to take the certificate for ours. The code is stored and never changes.
    public enum Way {
        /// The key signs something that the cloud names.
        PROVEN("proven"),
        /// The cloud takes our word for it: trusted, not proven.
        TRUSTED("trusted");

        private final String code;

        Way(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Way> ofCode(String code) {
            return Arrays.stream(values()).filter(way -> way.code.equals(code)).findFirst();
        }
    }

    /// In what order the steps stand.
    public enum Shape {
        /// A: upload, get the code, issue a certificate for it, send that.
        UPLOAD_FIRST(List.of(Step.UPLOAD, Step.CODE, Step.PROOF, Step.VERIFY), Artifact.CERTIFICATE),
        /// B: get the code, issue a certificate for it, register both in one call.
        CODE_FIRST(List.of(Step.CODE, Step.PROOF, Step.VERIFY), Artifact.CERTIFICATE),
        /// C: the code is known from the start; issue a certificate for it, register both in one call.
        FIXED_CODE(List.of(Step.PROOF, Step.VERIFY), Artifact.CERTIFICATE),
        /// D: upload, get the code, sign it, send the signature.
        SIGNED_CODE(List.of(Step.UPLOAD, Step.CODE, Step.PROOF, Step.VERIFY), Artifact.SIGNATURE),
        /// E: upload, and that is all.
        NO_PROOF(List.of(Step.UPLOAD), Artifact.NONE);

        private final List<Step> steps;
        private final Artifact artifact;

        Shape(List<Step> steps, Artifact artifact) {
            this.steps = steps;
            this.artifact = artifact;
        }

        public List<Step> steps() {
            return steps;
        }

        public Artifact artifact() {
            return artifact;
        }
    }

    /// What the key makes to prove itself.
    public enum Artifact { CERTIFICATE, SIGNATURE, NONE }

    /// A step of the way; [#PROOF] is done here, the others at the cloud.
    public enum Step { UPLOAD, CODE, PROOF, VERIFY }

    /// How the caller shows who it is.
    public enum AuthKind {
        /// A token that was got elsewhere.
        BEARER_TOKEN,
        /// A client id and secret that are changed for a token.
        CLIENT_CREDENTIALS,
        /// An access key that signs each request.
        AWS_KEYS,
        USER_PASSWORD,
        /// A token in `X-Auth-Token`.
        X_AUTH_TOKEN
    }

    /// How the certificate stands in a request.
    public enum Encoding { PEM, BASE64_DER, BASE64_BODY }

    /// What the codes look like. `life` is empty where none is known, or where the answer says it. `exact` is the length
    /// that each code has, empty where they vary; nothing is longer than 64 (X.520, ub-common-name).
    public record CodeForm(Pattern form, OptionalInt exact, Optional<Duration> life) {

        public static final int LONGEST = 64;

        /// Visible ASCII of any length that fits.
        public static final CodeForm ANY =
                new CodeForm(Pattern.compile("[!-~]{1,64}"), OptionalInt.empty(), Optional.empty());
    }

    /// Which keys the CA may have there. `binding` is false where the vendor does not say, so that another only warns.
    public record Keys(Set<KeySpec> allowed, boolean binding) {
        public Keys {
            allowed = Set.copyOf(allowed);
        }

        /// RSA from 2048 bits and the curves of NIST.
        public static final Set<KeySpec> USUAL = Set.of(KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096,
                KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521);
    }

    /// What the user is asked and nothing decides by itself.
    public enum Option {
        /// The cloud takes devices of the CA at once.
        ACTIVE("active"),
        /// Devices of the CA register themselves when they first connect.
        AUTO_REGISTRATION("auto-registration");

        private final String code;

        Option(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Option> ofCode(String code) {
            return Arrays.stream(values()).filter(option -> option.code.equals(code)).findFirst();
        }
    }

    public Set<Way> ways() {
        return shapes.keySet();
    }

    /// @throws IllegalArgumentException when it cannot be done that way there
    public Shape shape(Way way) {
        return Optional.ofNullable(shapes.get(way)).orElseThrow(() -> new IllegalArgumentException("not " + way.code()));
    }

    /// Whether the program talks to it at all, or all goes through the user's hands.
    public boolean online() {
        return !auth.isEmpty();
    }

    /// The place that `typed` names, or everything that is wrong with it. What a cloud does not ask for is left out.
    public Checked<CloudPlace> place(Map<PlaceField, String> typed) {
        var found = new EnumMap<PlaceField, String>(PlaceField.class);
        var reasons = new ArrayList<Violation>();
        for (var input : inputs) {
            switch (input.read(typed.getOrDefault(input.field(), ""))) {
                case Checked.Valid<Optional<String>>(var value) -> value.ifPresent(text -> found.put(input.field(), text));
                case Checked.Invalid<Optional<String>>(var violations) -> reasons.addAll(violations);
            }
        }
        reasons.addAll(halfTemplate(found, reasons));
        return Checked.of(reasons, () -> new CloudPlace(found));
    }

    /// A template is of no use without its role, and neither is a role alone.
    private static List<Violation> halfTemplate(Map<PlaceField, String> found, List<Violation> wrong) {
        return Stream.of(PlaceField.TEMPLATE, PlaceField.ROLE).filter(one -> found.containsKey(PlaceField.TEMPLATE) != found.containsKey(PlaceField.ROLE))
                .filter(one -> !found.containsKey(one) && wrong.stream().noneMatch(reason -> reason.field() == one.field()))
                .<Violation>map(one -> new TextViolation.Missing(one.field())).toList();
    }
}
