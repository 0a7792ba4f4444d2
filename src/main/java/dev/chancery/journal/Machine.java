package dev.chancery.journal;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What runs here: versions, the system and its memory. Nothing that tells whose machine it is.
public record Machine(Properties system, Optional<String> version) {

    private static final long MIB = 1 << 20;

    /// By name, in the order in which people ask.
    public Map<String, Object> facts() {
        var memory = Runtime.getRuntime();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("chancery", version.orElse("from its classes"));
        facts.put("java", said("java.runtime.version") + ", " + said("java.vendor"));
        facts.put("javafx", system.getProperty("javafx.runtime.version", "not loaded"));
        facts.put("system", said("os.name") + " " + said("os.version") + ", " + said("os.arch"));
        facts.put("processors", memory.availableProcessors());
        facts.put("memoryMiB", memory.maxMemory() / MIB);
        facts.put("memoryUsedMiB", (memory.totalMemory() - memory.freeMemory()) / MIB);
        facts.put("characters", Charset.defaultCharset().name() + ", " + said("native.encoding"));
        return facts;
    }

    private String said(String property) {
        return system.getProperty(property, "unknown");
    }

    /// A path without the name of its owner: what is in the home folder begins with `~`.
    public String shortened(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        var home = Path.of(system.getProperty("user.home", "/")).toAbsolutePath().normalize();
        return home.getNameCount() > 0 && absolute.startsWith(home) ? Path.of("~").resolve(home.relativize(absolute)).toString() : absolute.toString();
    }
}
