package dev.chancery.store;

import dev.chancery.domain.ThingQuery;
import java.time.Instant;

/// A [ThingQuery] in SQL, over `thing t`.
///
/// A thing's state is that of the certificate it should be using, its unrevoked one that ends last: none, one that has
/// ended, one that ends soon, or a good one.
final class ThingFilter {

    private static final String ENDS = "(SELECT max(not_after) FROM certificate WHERE thing = t.id AND revoked IS NULL)";

    private ThingFilter() {}

    static Where where(ThingQuery query, Instant now) {
        var where = new Where();
        var text = Folded.of(query.text().strip());
        if (!text.isEmpty()) {
            where.andAny(mentions(text));
        }
        query.state().ifPresent(state -> andState(where, state, Moment.of(now)));
        return where;
    }

    private static Where mentions(String folded) {
        var any = new Where();
        any.and("instr(t.id_folded, ?) > 0", folded);
        any.and("instr(t.name_folded, ?) > 0", folded);
        any.and("instr(t.group_folded, ?) > 0", folded);
        any.and("instr(t.search, ?) > 0", folded);
        return any;
    }

    private static void andState(Where where, ThingQuery.State state, Moment now) {
        switch (state) {
            case WITHOUT_CERTIFICATE -> where.and(ENDS + " IS NULL");
            case LAPSED -> where.and(ENDS + " < ?", now.ceiling());
            case EXPIRING -> where.and(ENDS + " BETWEEN ? AND ?", now.ceiling(), now.soon() - 1);
            case EQUIPPED -> where.and(ENDS + " >= ?", now.soon());
        }
    }

    /// The last word is the number's, so that the order is total. Things without a certificate end before all others.
    static String order(ThingQuery query) {
        var way = query.descending() ? " DESC" : " ASC";
        return " ORDER BY " + switch (query.order()) {
            case ID -> "t.id_folded";
            case NAME -> "t.name_folded";
            case GROUP -> "t.group_folded";
            case EXPIRES -> ENDS;
            case CREATED -> "t.created";
        } + way + ", t.id" + way;
    }
}
