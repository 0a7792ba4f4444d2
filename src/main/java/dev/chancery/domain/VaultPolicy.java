package dev.chancery.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a token may do, no more than `needs`.
public record VaultPolicy(List<VaultNeed> needs) {

    public VaultPolicy {
        needs = needs.stream().distinct().toList();
    }

    /// The least that `acts` with this role take.
    public static VaultPolicy of(VaultPath mount, VaultPath role, Collection<VaultAct> acts) {
        return new VaultPolicy(acts.stream().sorted().map(act -> act.need(mount, role)).toList());
    }

    public boolean isEmpty() {
        return needs.isEmpty();
    }

    /// In the language of policies (HCL), a block for each path.
    public String hcl() {
        return byPath().entrySet().stream().map(path -> "path \"%s\" {\n  capabilities = [%s]\n}\n".formatted(path.getKey(),
                path.getValue().stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, Set<String>> byPath() {
        var paths = new LinkedHashMap<String, Set<String>>();
        needs.forEach(need -> paths.computeIfAbsent(need.path(), _ -> new TreeSet<>()).add(need.capability()));
        return paths;
    }
}
