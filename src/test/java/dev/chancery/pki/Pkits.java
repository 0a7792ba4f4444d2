package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Finding.Step;
import dev.chancery.domain.Purpose;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// The tests of NIST's Public Key Interoperability Test Suite: every end certificate once, and those with several settings
/// for policies once for each of them.
final class Pkits {

    private static final Instant NOW = Instant.parse("2008-01-01T12:00:00Z");
    private static final String END = "EE.crt";
    private static final String[] NIST = new String[10];

    static {
        for (int i = 1; i < NIST.length; i++) {
            NIST[i] = "2.16.840.1.101.3.2.1.48." + i;
        }
    }

    private record Setting(boolean good, PolicyTerms policies) {}

    /// The settings of NIST's document, 4.8 to 4.12, where it has others than the default, or no word in the name.
    private static final Map<String, List<Setting>> SETTINGS = Map.ofEntries(
            Map.entry("ValidCertificatePathTest1", List.of(good(), required(true), wanted(true, 1), wanted(false, 2), wanted(true, 1, 2))),
            Map.entry("AllCertificatesNoPoliciesTest2", List.of(good(), required(false))),
            Map.entry("DifferentPoliciesTest3", List.of(good(), required(false), wanted(false, 1, 2))),
            Map.entry("DifferentPoliciesTest4", List.of(bad())), Map.entry("DifferentPoliciesTest5", List.of(bad())),
            Map.entry("OverlappingPoliciesTest6", List.of(good(), wanted(true, 1), wanted(false, 2))),
            Map.entry("DifferentPoliciesTest7", List.of(bad())), Map.entry("DifferentPoliciesTest8", List.of(bad())),
            Map.entry("DifferentPoliciesTest9", List.of(bad())),
            Map.entry("AllCertificatesSamePoliciesTest10", List.of(good(), wanted(true, 1), wanted(true, 2))),
            Map.entry("AllCertificatesanyPolicyTest11", List.of(good(), wanted(true, 1))),
            Map.entry("DifferentPoliciesTest12", List.of(bad())),
            Map.entry("AllCertificatesSamePoliciesTest13", List.of(wanted(true, 1), wanted(true, 2), wanted(true, 3))),
            Map.entry("AnyPolicyTest14", List.of(wanted(true, 1), wanted(false, 2))),
            Map.entry("UserNoticeQualifierTest15", List.of(good())), Map.entry("UserNoticeQualifierTest16", List.of(good())),
            Map.entry("UserNoticeQualifierTest17", List.of(good())),
            Map.entry("UserNoticeQualifierTest18", List.of(wanted(true, 1), wanted(true, 2))),
            Map.entry("UserNoticeQualifierTest19", List.of(good())), Map.entry("CPSPointerQualifierTest20", List.of(good())),
            Map.entry("ValidPolicyMappingTest1", List.of(wanted(true, 1), wanted(false, 2),
                    new Setting(false, new PolicyTerms(Set.of(NIST[1]), true, true, false)))),
            Map.entry("InvalidPolicyMappingTest2", List.of(bad(), new Setting(false, new PolicyTerms(any(), true, true, false)))),
            Map.entry("ValidPolicyMappingTest3", List.of(wanted(false, 1), wanted(true, 2))),
            Map.entry("ValidPolicyMappingTest5", List.of(wanted(true, 1), wanted(false, 6))),
            Map.entry("ValidPolicyMappingTest6", List.of(wanted(true, 1), wanted(false, 6))),
            Map.entry("ValidPolicyMappingTest12", List.of(wanted(true, 1), wanted(true, 2))),
            Map.entry("inhibitAnyPolicyTest3", List.of(good(), new Setting(false, new PolicyTerms(any(), true, false, true)))));

    private static Set<String> any() {
        return PolicyTerms.NONE.wanted();
    }

    private static Setting good() {
        return new Setting(true, PolicyTerms.NONE);
    }

    private static Setting bad() {
        return new Setting(false, PolicyTerms.NONE);
    }

    private static Setting required(boolean good) {
        return new Setting(good, new PolicyTerms(any(), true, false, false));
    }

    private static Setting wanted(boolean good, int... policies) {
        return new Setting(good, new PolicyTerms(Arrays.stream(policies).mapToObj(number -> NIST[number]).collect(Collectors.toSet()),
                true, false, false));
    }

    private final Map<String, byte[]> files;
    private final Map<Bytes, Certificate> authorities = new LinkedHashMap<>();
    private final List<RevocationListFile> lists;

    private record RevocationListFile(byte[] der, X500Name issuer) {}

    Pkits(Map<String, byte[]> files) {
        this.files = files;
        files.entrySet().stream().filter(file -> file.getKey().endsWith(".crt") && !file.getKey().endsWith(END)).map(Map.Entry::getValue)
                .forEach(der -> authorities.put(Bytes.of(der), Certificate.getInstance(der)));
        this.lists = files.entrySet().stream().filter(file -> file.getKey().endsWith(".crl"))
                .map(file -> new RevocationListFile(file.getValue(), CertificateList.getInstance(file.getValue()).getIssuer())).toList();
    }

    List<Trial> trials() {
        return files.keySet().stream().filter(name -> name.endsWith(END)).flatMap(this::trials).toList();
    }

    private Stream<Trial> trials(String file) {
        var name = file.substring(0, file.length() - END.length());
        var settings = SETTINGS.getOrDefault(name, List.of(new Setting(name.startsWith("Valid"), PolicyTerms.NONE)));
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < settings.size(); i++) {
            trials.add(trial(settings.size() > 1 ? name + "/" + (i + 1) : name, file, settings.get(i)));
        }
        return trials.stream();
    }

    private Trial trial(String id, String file, Setting setting) {
        var names = new LinkedHashSet<X500Name>();
        var sent = around(files.get(file), names);
        var given = lists.stream().filter(list -> names.contains(list.issuer())).map(RevocationListFile::der).toList();
        return new Trial(id, List.of(files.get("TrustAnchorRootCertificate.crt")), sent,
                new Verifier.Terms(Purpose.ANY, Optional.empty(), given, NOW, setting.policies()), setting.good(), Set.of(Step.STRENGTH));
    }

    /// The certificate with all that might have issued it or sign lists for it, whose names are put into `names`.
    private List<byte[]> around(byte[] end, Set<X500Name> names) {
        var sent = new LinkedHashMap<Bytes, Certificate>(Map.of(Bytes.of(end), Certificate.getInstance(end)));
        var open = new ArrayDeque<>(sent.values());
        while (!open.isEmpty()) {
            named(open.pop()).filter(names::add).forEach(name -> authorities.forEach((der, one) -> {
                if (one.getSubject().equals(name) && sent.putIfAbsent(der, one) == null) {
                    open.push(one);
                }
            }));
        }
        return sent.keySet().stream().map(Bytes::toArray).toList();
    }

    /// Whoever has issued it, or signs lists of it.
    private static Stream<X500Name> named(Certificate one) {
        var lists = CertificateReader.extension(one, Extension.cRLDistributionPoints, CRLDistPoint::getInstance).stream()
                .flatMap(points -> Arrays.stream(points.getDistributionPoints())).flatMap(point -> Stream.ofNullable(point.getCRLIssuer()));
        return Stream.concat(Stream.of(one.getIssuer()), lists.map(GeneralNames::getNames).flatMap(Arrays::stream)
                .filter(name -> name.getTagNo() == GeneralName.directoryName).map(name -> X500Name.getInstance(name.getName())));
    }
}
