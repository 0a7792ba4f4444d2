package dev.chancery.domain;

import dev.chancery.domain.CloudTraits.Artifact;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the machine with an authority's key needs to make a proof for another one: which cloud asks, its code, whether it
/// wants a certificate for it or a signature over it, and the SHA-256 of the authority's certificate. None of it is a secret.
public record ProofJob(CloudKind cloud, Artifact artifact, String code, String sha256) {

    private static final String HEAD = "Chancery request for a proof, version 1";
    private static final int LONGEST = 4096;
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]{1,20}): ([!-~]{1,80})");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /// As a file carries it.
    public String text() {
        return "%s\ncloud: %s\nproof: %s\ncode: %s\nca-sha256: %s\n".formatted(HEAD, cloud.code(), artifactCode(artifact), code, sha256);
    }

    private static String artifactCode(Artifact artifact) {
        return artifact.name().toLowerCase(Locale.ROOT);
    }

    /// What a file says. It may come from anybody: every line is one of these, once, and nothing else is in it.
    public static Checked<ProofJob> parse(String text) {
        var found = text.length() > LONGEST ? Optional.<ProofJob>empty() : lines(text.replace("\r\n", "\n")).flatMap(ProofJob::of);
        return found.map(Checked::valid).orElseGet(() -> Checked.refused(new CloudViolation.UnfitProof(CloudViolation.UnfitProof.Why.NO_REQUEST)));
    }

    private static Optional<Map<String, String>> lines(String text) {
        var lines = text.strip().lines().toList();
        var values = new HashMap<String, String>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            var member = LINE.matcher(line);
            if (!member.matches() || values.put(member.group(1), member.group(2)) != null) {
                return Optional.empty();
            }
        }
        return lines.isEmpty() || !lines.getFirst().equals(HEAD) || values.size() != 4 ? Optional.empty() : Optional.of(values);
    }

    private static Optional<ProofJob> of(Map<String, String> values) {
        var cloud = Optional.ofNullable(values.get("cloud")).flatMap(CloudKind::ofCode);
        var artifact = Arrays.stream(Artifact.values()).filter(one -> one != Artifact.NONE && artifactCode(one).equals(values.get("proof"))).findFirst();
        var code = Optional.ofNullable(values.get("code")).filter(text -> text.length() <= CloudTraits.CodeForm.LONGEST);
        var sha256 = Optional.ofNullable(values.get("ca-sha256")).filter(text -> FINGERPRINT.matcher(text).matches());
        return cloud.flatMap(kind -> artifact.flatMap(wanted -> code.flatMap(
                name -> sha256.map(print -> new ProofJob(kind, wanted, name, print)))));
    }
}
