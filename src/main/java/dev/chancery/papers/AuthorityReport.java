package dev.chancery.papers;

import dev.chancery.domain.Authority;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Status;
import dev.chancery.domain.Ttl;
import dev.chancery.papers.Flow.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report of an authority, to be printed and filed: who it is, by which fingerprints it is recognised, what it may issue
/// and has issued, how it stands with its revocation list, and what ends next. A PDF of A4 pages.
public final class AuthorityReport {

    private static final float CODE = Paper.points(24);

    private final AuthorityFacts facts;
    private final PaperWords words;
    private final Paper paper;
    private final Flow flow;

    private AuthorityReport(AuthorityFacts facts, PaperWords words, Paper paper) throws IOException {
        this.facts = facts;
        this.words = words;
        this.paper = paper;
        this.flow = new Flow(paper);
    }

    /// Writes the whole document.
    public static void write(OutputStream out, AuthorityFacts facts, PaperWords words) throws IOException {
        try (var paper = new Paper(words.of("report.title", facts.authority().name()), words, facts.at())) {
            new AuthorityReport(facts, words, paper).draw();
            paper.writeTo(out);
        }
    }

    private void draw() throws IOException {
        try (flow) {
            head();
            identity();
            chain();
            policy();
            issued();
            list();
            next();
        }
        new Footer(paper, words).draw(facts.authority().name() + " · " + facts.store(), facts.at());
    }

    /// Whoever scans the code reads the fingerprint, without typing it.
    private void head() throws IOException {
        var certificate = facts.authority().certificate();
        flow.canvas().code(QrCode.of(certificate.sha256().hex().toUpperCase(Locale.ROOT)), Flow.LEFT + Flow.WIDTH - CODE, Flow.TOP, CODE);
        float width = Flow.WIDTH - CODE - 16;
        flow.text(Style.FAINT, words.of("report.kind"), width);
        flow.text(Style.TITLE, facts.authority().name(), width);
        flow.text(Style.FAINT.sized(Style.BODY.size()), standing(facts.authority()), width);
        flow.skip(Math.max(8, Flow.TOP + CODE + 4 - flow.y()));
    }

    private String standing(Authority authority) {
        var kind = authority.isRoot() ? words.of("report.root") : words.of("report.below", facts.chain().get(1).name());
        return kind + " · " + words.status(authority.certificate().status(facts.at()));
    }

    private String home(Authority authority) {
        return switch (authority.home()) {
            case KeyHome.Here _ -> words.of("report.key.here");
            case KeyHome.OnToken(var token, var _) -> words.of("report.key.token", token.text());
            case KeyHome.Away _ -> words.of("report.key.away");
        };
    }

    private void identity() throws IOException {
        var authority = facts.authority();
        var certificate = authority.certificate();
        flow.heading(words.of("report.identity"));
        flow.fact(words.of("report.subject"), Style.BODY, certificate.subject().toString());
        flow.fact(words.of("report.serial"), Style.NUMBERS, certificate.serial().colonHex());
        flow.fact(words.of("report.fingerprint"), Style.NUMBERS, fingerprint(certificate));
        flow.fact(words.of("report.key"), Style.BODY, certificate.key().label() + ", "
                + home(authority));
        flow.fact(words.of("report.valid"), Style.BODY, words.of("report.valid.span", words.moment(certificate.validity().notBefore()),
                words.moment(certificate.validity().notAfter())));
        flow.fact(words.of("report.levels"), Style.BODY, authority.pathLength().isEmpty() ? words.of("report.levels.any")
                : words.of("report.levels.most", authority.pathLength().getAsInt()));
    }

    private void chain() throws IOException {
        flow.heading(words.of("report.chain"));
        var rows = facts.chain().stream().map(one -> List.of(one.name(), words.date(one.certificate().validity().notAfter()),
                words.status(one.certificate().status(facts.at())), fingerprint(one.certificate()))).toList();
        flow.table(List.of(new Column(words.of("report.name"), 0.25f, Style.STRONG), new Column(words.of("report.until"), 0.15f, Style.BODY),
                new Column(words.of("report.status"), 0.15f, Style.BODY),
                new Column(words.of("report.fingerprint"), 0.45f, Style.NUMBERS.sized(7))), rows);
    }

    /// In two halves, which are broken between lines and not within an octet.
    private static String fingerprint(Certificate certificate) {
        var whole = certificate.sha256().colonHex();
        return whole.substring(0, whole.length() / 2 + 1) + " " + whole.substring(whole.length() / 2 + 1);
    }

    private void policy() throws IOException {
        var policy = facts.policy();
        var rules = policy.rules();
        var first = facts.authority().defaults();
        flow.heading(words.of("report.policy"));
        flow.fact(words.of("report.profiles"), Style.BODY, policy.profiles().isEmpty() ? words.of("report.any") : String.join(", ", policy.profiles()));
        flow.fact(words.of("report.keys"), Style.BODY, rules.keys().isEmpty() ? words.of("report.any")
                : rules.keys().stream().map(KeySpec::label).collect(Collectors.joining(", ")));
        flow.fact(words.of("report.longest"), Style.BODY, rules.longest().map(this::life).orElseGet(() -> words.of("report.longest.none")));
        flow.fact(words.of("report.once"), Style.BODY, words.of(rules.keysLeaveOnce() ? "report.once.yes" : "report.once.no"));
        flow.fact(words.of("report.first"), Style.BODY, String.join(", ", policy.firstProfile(), first.key().label(), life(first.life())));
    }

    private String life(Ttl ttl) {
        var hours = ttl.duration().toHours();
        return hours % 24 == 0 && hours > 0 ? words.of("report.days", hours / 24) : words.of("report.hours", hours);
    }

    private void issued() throws IOException {
        flow.heading(words.of("report.issued"));
        var rows = new ArrayList<List<String>>();
        Arrays.stream(Status.values()).forEach(status ->
                rows.add(List.of(words.status(status), words.number(facts.issued().getOrDefault(status, 0L)))));
        rows.add(List.of(words.of("report.all"), words.number(facts.issued().values().stream().mapToLong(Long::longValue).sum())));
        flow.table(List.of(new Column(words.of("report.status"), 0.3f, Style.BODY), new Column(words.of("report.number"), 0.7f, Style.STRONG)), rows);
        if (facts.authority().isRoot()) {
            flow.skip(2);
            flow.text(Style.FAINT, words.of("report.own"), Flow.WIDTH);
        }
    }

    private void list() throws IOException {
        var list = facts.list();
        flow.heading(words.of("report.list"));
        if (list.file().isEmpty()) {
            flow.text(Style.BODY, words.of("report.list.off"), Flow.WIDTH);
        } else {
            flow.fact(words.of("report.list.state"), Style.STRONG, words.of(list.complete() ? "report.list.fresh" : "report.list.stale"));
            flow.fact(words.of("report.list.file"), Style.BODY, list.file());
        }
        if (list.last().isPresent()) {
            var last = list.last().get();
            flow.fact(words.of("report.list.number"), Style.BODY, last.number().value().toString());
            flow.fact(words.of("report.list.made"), Style.BODY, words.moment(last.made()));
            flow.fact(words.of("report.list.until"), Style.BODY, words.moment(last.nextUpdate()));
        }
        flow.fact(words.of("report.list.revoked"), Style.BODY, words.number(list.revoked()));
    }

    private void next() throws IOException {
        flow.heading(words.of("report.next"));
        if (facts.next().isEmpty()) {
            flow.text(Style.BODY, words.of("report.next.none"), Flow.WIDTH);
            return;
        }
        flow.table(List.of(new Column(words.of("report.holder"), 0.27f, Style.STRONG), new Column(words.of("report.until"), 0.14f, Style.BODY),
                new Column(words.of("report.left"), 0.12f, Style.BODY), new Column(words.of("report.serial"), 0.47f, Style.NUMBERS.sized(7))),
                facts.next().stream().map(this::row).toList());
    }

    private List<String> row(Listed listed) {
        Certificate certificate = listed.certificate();
        var end = certificate.validity().notAfter();
        return List.of(listed.holder(), words.date(end), words.of("report.days", Duration.between(facts.at(), end).toDays()),
                certificate.serial().colonHex());
    }
}
