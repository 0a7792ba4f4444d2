package dev.chancery.intake;

import dev.chancery.domain.Additions;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Template;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Usages;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A profile as a tree of JSON, every member in its place; empty ones are left out.
final class ProfileWriting {

    private final JsonMapper mapper;

    ProfileWriting(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode tree(Profile profile) {
        var tree = mapper.createObjectNode().put("chancery", "profile").put("version", ProfileJson.VERSION)
                .put("code", profile.code()).put("name", profile.name()).put("kind", profile.kind().code());
        put(tree, profile.usages());
        put(tree, profile.naming());
        put(tree, profile.terms());
        put(tree, profile.additions());
        return tree;
    }

    private static void put(ObjectNode tree, Usages usages) {
        var byKey = tree.putObject("keyUsage");
        usages.byKey().forEach((algorithm, bits) -> list(byKey, algorithm.code(), bits.stream().map(KeyUsage::code)));
        list(tree, "purposes", usages.purposes().stream());
    }

    private static void put(ObjectNode tree, Naming naming) {
        var subject = tree.putObject("subject");
        naming.subject().forEach((attribute, template) -> subject.put(attribute.label(), template.toString()));
        list(tree, "names", naming.alternatives().stream().map(Template::toString));
        if (!naming.asked().isEmpty()) {
            var asked = tree.putObject("asks");
            naming.asked().forEach((name, usual) -> asked.put(name, usual.toString()));
        }
    }

    private static void put(ObjectNode tree, Profile.Terms terms) {
        tree.put("key", terms.key().code()).put("life", terms.life().toString());
        terms.longest().map(Ttl::toString).ifPresent(longest -> tree.put("longest", longest));
        tree.put("backdateSeconds", terms.backdate().toSeconds());
    }

    private static void put(ObjectNode tree, Additions additions) {
        list(tree, "crl", additions.links().crl().stream().map(Template::toString));
        list(tree, "ocsp", additions.links().ocsp().stream().map(Template::toString));
        list(tree, "issuers", additions.links().issuers().stream().map(Template::toString));
        if (!additions.policies().isEmpty()) {
            var policies = tree.putArray("policies");
            additions.policies().forEach(policy -> policies.addObject().put("oid", policy.oid()).put("statement", policy.statement()));
        }
        list(tree, "permitted", additions.constraints().permitted().stream().map(Subtree::toString));
        list(tree, "excluded", additions.constraints().excluded().stream().map(Subtree::toString));
        put(tree, additions.others());
        list(tree, "leavesOut", additions.omitted().stream().map(Additions.Omitted::code));
    }

    private static void put(ObjectNode tree, List<Additions.Other> others) {
        if (!others.isEmpty()) {
            var extensions = tree.putArray("extensions");
            others.forEach(other -> extensions.addObject().put("oid", other.oid()).put("critical", other.critical())
                    .put("der", Base64.getEncoder().encodeToString(other.der().toArray())));
        }
    }

    private static void list(ObjectNode tree, String name, Stream<String> values) {
        var all = values.toList();
        if (!all.isEmpty()) {
            var array = tree.putArray(name);
            all.forEach(array::add);
        }
    }
}
