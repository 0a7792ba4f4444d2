package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ExpiryTableTest {

    private static final List<String> QUERIES = ExpiryTable.QUERIES;

    @ParameterizedTest @FieldSource("QUERIES") void everyCountComesFromAnIndexAlone(String query) {
        try (var empty = Session.open("jdbc:sqlite::memory:")) {
            Migrations.known().scripts().forEach(empty::script);
            var plan = empty.transaction("BEGIN", () -> empty.list(row -> {
                row.number();
                row.number();
                row.number();
                return row.text();
            }, "EXPLAIN QUERY PLAN " + query));
            assertThat(plan).singleElement().asString().contains("USING COVERING INDEX certificate_");
        }
    }
}
