package dev.chancery.intake;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Template;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Usages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads a profile out of a tree of JSON, and refuses what it does not know.
final class ProfileReading {

    private static final Set<String> MEMBERS = Set.of("chancery", "version", "code", "name", "kind", "keyUsage", "purposes",
            "subject", "names", "asks", "key", "life", "longest", "backdateSeconds", "crl", "ocsp", "issuers", "policies",
            "permitted", "excluded", "extensions", "leavesOut");
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

    /// Where the description is wrong.
    @SuppressWarnings("serial")
    static final class Wrong extends RuntimeException {
        private final String where;

        Wrong(String where) {
            super(where, null, false, false);
            this.where = where;
        }

        String where() {
            return where;
        }
    }

    private final JsonNode tree;

    ProfileReading(JsonNode tree) {
        this.tree = tree;
    }

    Profile profile() {
        require(tree.isObject() && tree.path("chancery").asString("").equals("profile"), "");
        require(number("version") == ProfileJson.VERSION, "version");
        known(tree, MEMBERS);
        require(text(tree, "code").matches(CODE), "code");
        return new Profile(text(tree, "code"), text(tree, "name"), known("kind", text(tree, "kind"), Profile.Kind::ofCode),
                usages(), naming(), terms(), additions());
    }

    private static void require(boolean condition, String where) {
        if (!condition) {
            throw new Wrong(where);
        }
    }

    private static void known(JsonNode node, Set<String> names) {
        node.propertyNames().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new Wrong(name);
        });
    }

    private static <T> T known(String where, String code, Function<String, Optional<T>> ofCode) {
        return ofCode.apply(code).orElseThrow(() -> new Wrong(where));
    }

    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        require(value.isString(), name);
        return value.stringValue();
    }

    private long number(String name) {
        var value = tree.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong(), name);
        return value.longValue();
    }

    private List<JsonNode> array(String name) {
        var value = tree.path(name);
        require(value.isArray() || value.isMissingNode(), name);
        return value.isArray() ? List.copyOf(value.values()) : List.of();
    }

    private List<String> texts(String name) {
        return texts(tree, name);
    }

    private static List<String> texts(JsonNode node, String name) {
        var value = node.path(name);
        require(value.isArray() || value.isMissingNode(), name);
        var found = new ArrayList<String>();
        value.values().forEach(one -> {
            require(one.isString(), name);
            found.add(one.stringValue());
        });
        return found;
    }

    private Map<String, String> members(String name) {
        var value = tree.path(name);
        require(value.isObject() || value.isMissingNode(), name);
        var found = new LinkedHashMap<String, String>();
        value.propertyNames().forEach(member -> found.put(member, text(value, member)));
        return found;
    }

    private Usages usages() {
        var node = tree.path("keyUsage");
        require(node.isObject(), "keyUsage");
        var byKey = new EnumMap<KeySpec.Algorithm, Set<KeyUsage>>(KeySpec.Algorithm.class);
        node.propertyNames().forEach(code -> byKey.put(known("keyUsage", code, KeySpec.Algorithm::ofCode),
                texts(node, code).stream().map(bit -> known("keyUsage", bit, KeyUsage::ofCode)).collect(Collectors.toSet())));
        return new Usages(byKey, texts("purposes"));
    }

    private Naming naming() {
        var subject = new EnumMap<Attribute, Template>(Attribute.class);
        members("subject").forEach((label, text) ->
                subject.put(known("subject", label, ProfileReading::attribute), Template.of(text)));
        var asked = new LinkedHashMap<String, Template>();
        members("asks").forEach((name, text) -> asked.put(name, Template.of(text)));
        return new Naming(subject, templates("names"), asked);
    }

    private static Optional<Attribute> attribute(String label) {
        return Arrays.stream(Attribute.values()).filter(attribute -> attribute.label().equals(label)).findFirst();
    }

    private List<Template> templates(String name) {
        return texts(name).stream().map(Template::of).toList();
    }

    private Profile.Terms terms() {
        var longest = tree.has("longest") ? Optional.of(ttl("longest")) : Optional.<Ttl>empty();
        var backdate = number("backdateSeconds");
        require(backdate >= 0 && backdate <= Profile.Terms.MOST_BACKDATE.toSeconds(), "backdateSeconds");
        return new Profile.Terms(known("key", text(tree, "key"), KeySpec::ofCode), ttl("life"), longest,
                Duration.ofSeconds(backdate));
    }

    private Ttl ttl(String name) {
        var text = text(tree, name);
        require(!text.isBlank(), name);
        return valid(name, Ttl.parse(text));
    }

    private static <T> T valid(String where, Checked<T> value) {
        return switch (value) {
            case Checked.Valid<T>(var valid) -> valid;
            case Checked.Invalid<T> _ -> throw new Wrong(where);
        };
    }

    private Additions additions() {
        return new Additions(new Additions.Links(templates("crl"), templates("ocsp"), templates("issuers")), policies(),
                new Additions.Constraints(subtrees("permitted"), subtrees("excluded")), others(),
                texts("leavesOut").stream().map(code -> known("leavesOut", code, Additions.Omitted::ofCode))
                        .collect(Collectors.toSet()));
    }

    private List<Additions.Policy> policies() {
        return array("policies").stream().map(node -> {
            known(node, Set.of("oid", "statement"));
            return new Additions.Policy(text(node, "oid"), node.has("statement") ? text(node, "statement") : "");
        }).toList();
    }

    private List<Subtree> subtrees(String name) {
        return texts(name).stream().map(text -> valid(name, Subtree.parse(text))).toList();
    }

    private List<Additions.Other> others() {
        return array("extensions").stream().map(node -> {
            known(node, Set.of("oid", "critical", "der"));
            require(node.path("critical").isBoolean(), "extensions.critical");
            return new Additions.Other(text(node, "oid"), node.path("critical").booleanValue(), der(text(node, "der")));
        }).toList();
    }

    private static Bytes der(String base64) {
        try {
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            throw new Wrong("extensions.der");
        }
    }
}
