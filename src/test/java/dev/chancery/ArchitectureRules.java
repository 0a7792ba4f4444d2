package dev.chancery;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the house, for any root package: the program's own, or that of the fixtures which break them.
final class ArchitectureRules {

    private static final Set<String> CLOCKS = Set.of("now", "systemUTC", "systemDefaultZone", "system", "tick", "tickMillis",
            "tickSeconds", "tickMinutes", "currentTimeMillis", "nanoTime");

    private final String root;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    private ArchitectureRules(String root) {
        this.root = root;
    }

    /// Each rule by a sentence that says it.
    static Map<String, ArchRule> of(String root) {
        var made = new ArchitectureRules(root);
        made.layers();
        made.libraries();
        made.screens();
        made.sources();
        return made.rules;
    }

    private String[] in(String... packages) {
        return Arrays.stream(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private void forbid(String sentence, String[] from, String... to) {
        rules.put(sentence, noClasses().that().resideInAnyPackage(from)
                .should().dependOnClassesThat().resideInAnyPackage(to).allowEmptyShould(true));
    }

    private void only(String sentence, String[] allowed, String... libraries) {
        rules.put(sentence, noClasses().that().resideOutsideOfPackages(allowed)
                .should().dependOnClassesThat().resideInAnyPackage(libraries).allowEmptyShould(true));
    }

    private void layers() {
        forbid("the domain knows nobody", in("domain"),
                in("pki", "store", "export", "intake", "cloud", "vault", "papers", "engine", "words", "serve", "cli", "ui"));
        forbid("what the engine uses does not know what uses the engine",
                in("pki", "store", "export", "intake", "cloud", "vault", "papers"), in("engine", "words", "serve", "cli", "ui"));
        forbid("the engine does not know who asks", in("engine"), in("words", "serve", "cli", "ui"));
        forbid("the words know the domain only", in("words"),
                in("pki", "store", "export", "intake", "cloud", "vault", "papers", "engine", "serve", "cli", "ui"));
        forbid("who asks does not know another who asks", in("ui"), in("serve", "cli"));
        forbid("the command line does not know the window", in("cli", "serve"), in("ui"));
        forbid("keys do not know the store", in("pki"), in("store", "export", "intake", "cloud", "vault"));
        forbid("the store does not know keys", in("store"), in("pki", "export", "intake", "cloud", "vault"));
        forbid("what leaves knows keys only", in("export"), in("store", "intake", "cloud", "vault"));
        forbid("clouds know keys and the domain only", in("cloud"), in("store", "export", "intake", "vault"));
        forbid("what comes in knows the domain only", in("intake"), in("pki", "store", "export", "cloud", "vault"));
        forbid("what speaks with a Vault knows the domain only", in("vault"), in("pki", "store", "export", "intake", "cloud"));
        forbid("the wire knows the domain only", in("wire"), in("pki", "store", "export", "intake", "cloud", "vault", "papers",
                "engine", "words", "serve", "cli", "ui"));
        forbid("papers know the domain only", in("papers"), in("pki", "store", "export", "intake", "cloud", "vault"));
        forbid("nobody but the engine asks for papers", in("pki", "store", "export", "intake", "cloud", "vault"), in("papers"));
        forbid("nobody reaches past the engine", in("ui", "cli", "serve"), in("store", "export", "intake", "cloud", "vault", "papers", "wire"));
        forbid("nobody reaches past the engine", in("ui", "cli", "serve"), in("store", "export", "intake", "cloud", "vault", "papers"));
        forbid("the way to a broker knows the domain only", in("broker"),
                in("pki", "store", "export", "intake", "cloud", "vault", "papers", "engine", "words", "serve", "cli", "ui"));
        forbid("nobody but the engine calls a broker", in("pki", "store", "export", "intake", "cloud", "vault", "papers", "words",
                "serve", "cli", "ui"), in("broker"));
        forbid("nobody reaches past the engine", in("ui", "cli", "serve"), in("store", "export", "intake", "cloud", "vault", "papers", "probe"));
        forbid("what tests connections knows keys and the domain only", in("probe"),
                in("store", "export", "intake", "cloud", "vault", "papers", "engine", "words", "serve", "cli", "ui"));
        rules.put("nobody imports App", noClasses().that().doNotHaveFullyQualifiedName(root + ".Main")
                .and().doNotHaveFullyQualifiedName(root + ".App").and(insideOf(root))
                .should().dependOnClassesThat().haveFullyQualifiedName(root + ".App").allowEmptyShould(true));
    }

    private static DescribedPredicate<JavaClass> insideOf(String root) {
        return describe("are not part of App", type -> !type.getName().startsWith(root + ".App$"));
    }

    private void libraries() {
        rules.put("the domain uses java.base alone", classes().that().resideInAPackage(root + ".domain..").should()
                .onlyDependOnClassesThat(describe("are in java.base or the domain", type -> inJavaBase(type)
                        || type.getPackageName().startsWith(root + ".domain"))).allowEmptyShould(true));
        only("BouncyCastle only in pki", in("pki"), "org.bouncycastle..");
        only("SQL only in store", in("store"), "java.sql..", "javax.sql..", "org.sqlite..");
        only("CSV only where things come in", in("intake"), "org.apache.commons.csv..");
        only("PDF and QR codes only in papers", in("papers"), "org.apache.pdfbox..", "org.apache.fontbox..", "com.google.zxing..");
        only("JSON only where things come in, in clouds and on the command line", in("intake", "cloud", "vault", "cli"),
                "tools.jackson..");
        only("MQTT only on the way to a broker", in("broker"), "com.hivemq..");
        only("commands only on the command line", in("cli"), "picocli..");
        only("HTTP only in wire, cloud, vault and serve", in("wire", "cloud", "vault", "serve"), "java.net.http..", "com.sun.net.httpserver..");
        only("Jetty only where the endpoints listen", in("serve"), "org.eclipse.jetty..");
        rules.put("JavaFX only in ui and where the window is put together", noClasses().that().resideOutsideOfPackages(in("ui"))
                .and(describe("do not put the window together", type -> !isLauncher(type)))
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..",
                        "org.kordamp..").allowEmptyShould(true));
    }

    // The shell's own packages of java.base; java.sql, java.net.http and the like are modules of their own.
    private static boolean inJavaBase(JavaClass type) {
        var base = type.isArray() ? type.getBaseComponentType() : type;
        if (base.isPrimitive()) {
            return true;
        }
        try {
            return Class.forName(base.getName(), false, null).getModule().getName().equals("java.base");
        } catch (ClassNotFoundException notOfThePlatform) {
            return false;
        }
    }

    // Surroundings hands the machine's clock and randomness out; Cost measures this machine and Crypto tries its
    // providers before there is anybody who could pass them anything.
    private boolean putsTogether(JavaClass type) {
        return isLauncher(type) || inside(type, "cli")
                || Set.of(root + ".engine.Surroundings", root + ".pki.Cost", root + ".pki.Crypto").contains(type.getName());
    }

    private boolean isLauncher(JavaClass type) {
        return Stream.of("App", "Main", "Door", "Stay", "Rooms", "Parts").map(name -> root + "." + name)
                .anyMatch(name -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    private void screens() {
        rules.put("of pki the window sees Draft alone", noClasses().that().resideInAPackage(root + ".ui..")
                .should().dependOnClassesThat(describe("are in pki and not Draft", type ->
                        type.getPackageName().startsWith(root + ".pki") && !type.getName().equals(root + ".pki.Draft")))
                .allowEmptyShould(true));
        rules.put("only the engine signs a Draft", noClasses().that().resideOutsideOfPackages(in("engine", "pki"))
                .should().accessTargetWhere(describe("sign a Draft", access -> onDraft(access.getTarget())))
                .allowEmptyShould(true));
        rules.put("a private key is unsealed by who signs or seals it anew, and leaves through Passage or EventKeys alone", noClasses()
                .that(describe("neither sign, nor seal anew, nor are Passage or EventKeys", type -> !unseals(type)))
                .should().accessTargetWhere(describe("unseal", access -> access.getName().equals("unseal")
                        && access.getTargetOwner().getName().equals(root + ".pki.KeySeal")))
                .allowEmptyShould(true));
        rules.put("a model uses of JavaFX only beans, collections and util", noClasses().that().haveSimpleNameEndingWith("Model")
                .should().dependOnClassesThat(describe("are of JavaFX and not beans, collections or util", type ->
                        type.getPackageName().startsWith("javafx.")
                                && !type.getPackageName().matches("javafx\\.(beans|collections|util)(\\..*)?")))
                .allowEmptyShould(true));
        rules.put("a controller knows only its model and the shared ui", noClasses().that()
                .haveSimpleNameEndingWith("Controller").should().dependOnClassesThat().resideInAnyPackage(in("engine"))
                .allowEmptyShould(true));
        rules.put("screens do not know each other", slices().matching(root + ".ui.(*)..").should().notDependOnEachOther()
                .allowEmptyShould(true));
        rules.put("the shared ui knows no screen", noClasses().that().resideInAPackage(root + ".ui")
                .should().dependOnClassesThat().resideInAPackage(root + ".ui.*..").allowEmptyShould(true));
    }

    // Things and Removals hold the secrets of things, KeptCredentials those for clouds: none of them is a private key.
    // SealedLook hands nothing on, KeyLoan to a connection of our own alone. VaultDesk seals anew, VaultRenewals signs requests,
    // and VaultSessions holds the secrets for Vaults.
    private boolean unseals(JavaClass type) {
        return Stream.of("SigningKeys", "Succession", "Passage", "Things", "Removals", "KeptCredentials", "SealedLook", "OwnCertificates",
                        "EventKeys", "KeyLoan", "VaultDesk", "VaultRenewals", "VaultSessions")
                .anyMatch(name -> type.getName().equals(root + ".engine." + name)) || type.getPackageName().equals(root + ".pki");
    }

    private boolean onDraft(AccessTarget target) {
        return target.getOwner().getName().equals(root + ".pki.Draft") && Set.of("sign", "selfSign").contains(target.getName());
    }

    private void sources() {
        rules.put("time comes from a clock that is passed in", noClasses()
                .that(describe("are not where the program is put together", type -> !putsTogether(type)))
                .should().accessTargetWhere(describe("read the time by themselves", ArchitectureRules::readsTime))
                .allowEmptyShould(true));
        rules.put("randomness comes from a source that is passed in", noClasses()
                .that(describe("are not where the program is put together", type -> !putsTogether(type)))
                .should().accessTargetWhere(describe("make randomness by themselves", ArchitectureRules::makesRandomness))
                .allowEmptyShould(true));
        rules.put("nothing writes to the standard streams but the command line", noClasses()
                .that(describe("are not the command line", type -> !type.getName().equals(root + ".Main") && !inside(type, "cli")))
                .should().accessTargetWhere(describe("use a standard stream", ArchitectureRules::isStandardStream))
                .allowEmptyShould(true));
    }

    private boolean inside(JavaClass type, String name) {
        return type.getPackageName().equals(root + "." + name) || type.getPackageName().startsWith(root + "." + name + ".");
    }

    private static boolean readsTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var target = access.getTarget();
        if (!(target instanceof AccessTarget.CodeUnitCallTarget || target instanceof AccessTarget.CodeUnitReferenceTarget)
                || !CLOCKS.contains(access.getName())) {
            return false;
        }
        var takesClock = switch (target) {
            case AccessTarget.CodeUnitAccessTarget unit ->
                    unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            default -> false;
        };
        return !takesClock && (owner.getPackageName().startsWith("java.time") || owner.isEquivalentTo(System.class));
    }

    private static boolean makesRandomness(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var maker = access.getName().equals("<init>") || access.getName().startsWith("getInstance");
        return maker && Set.of("java.security.SecureRandom", "java.util.Random", "java.util.SplittableRandom").contains(owner)
                || owner.equals("java.util.concurrent.ThreadLocalRandom") || owner.equals("java.lang.Math") && access.getName().equals("random");
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return owner.isEquivalentTo(System.class) && Set.of("out", "err", "in", "console").contains(access.getName())
                || access.getName().equals("printStackTrace") && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().isEmpty();
    }
}
