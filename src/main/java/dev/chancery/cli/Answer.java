package dev.chancery.cli;

import java.util.List;
import java.util.Map;

/// What a command says when it is through: `facts` for scripts (maps with texts as keys, lists, texts, numbers, truth
/// values), `text` for people, and how it ended.
public record Answer(Object facts, String text, Exit exit) {

    static Answer done(Map<String, Object> facts, String text) {
        return new Answer(facts, text, Exit.DONE);
    }

    /// A list, for people as a table.
    static Answer list(List<Map<String, Object>> rows, TextTable table) {
        return new Answer(rows, table.toString(), Exit.DONE);
    }
}
