package dev.chancery.serve;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.EndpointOffer;
import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Endpoints of a real store at a free port of this machine, and somebody who asks them.
final class TestEndpoints implements AutoCloseable {

    final TestOffice lab;
    final Path folder;
    final Authority root;
    final Authority hall;
    final AccessLog log;
    final HttpClient client = HttpClient.newHttpClient();
    Endpoints running;

    private TestEndpoints(Path folder, KeySpec key, Limits limits) {
        this.folder = folder;
        this.lab = TestOffice.in(folder);
        this.root = lab.root("Lab root", key);
        this.hall = lab.intermediate("Halle 1", root, key);
        this.log = new AccessLog(folder.resolve("access.log"));
        this.running = new Endpoints(lab.office.endpoints(), log, lab.clock, limits);
    }

    static TestEndpoints in(Path folder) {
        return new TestEndpoints(folder, KeySpec.EC_P256, new Limits(64 << 10, 8 << 10, Limits.USUAL.connections(), Limits.USUAL.idle(), Limits.USUAL.whole(), 100_000, 100_000));
    }

    static TestEndpoints in(Path folder, Limits limits) {
        return new TestEndpoints(folder, KeySpec.EC_P256, limits);
    }

    static TestEndpoints in(Path folder, KeySpec key) {
        return new TestEndpoints(folder, key, Limits.USUAL);
    }

    EndpointSettings plain() {
        return new EndpointSettings(true, IpAddress.parse("127.0.0.1").orElseThrow(), 0, false, Optional.empty(), List.of(),
                EnumSet.allOf(EndpointOffer.class));
    }

    EndpointSettings tls() {
        return new EndpointSettings(true, IpAddress.parse("127.0.0.1").orElseThrow(), 0, true, Optional.of(hall.id()), List.of(),
                EnumSet.allOf(EndpointOffer.class));
    }

    TestEndpoints start(EndpointSettings settings) {
        running.start(settings, Routes.of(lab.office, settings.offers()));
        return this;
    }

    Certificate device(String id) {
        var thing = lab.thing(id);
        return lab.office.certificates().issue(Order.of(thing, TestOffice.terms(hall, Profile.DEVICE, KeySpec.EC_P256)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + running.port() + path;
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, new byte[0], headers);
    }

    Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    Path pem(String name, Certificate certificate) throws IOException {
        return Files.writeString(folder.resolve(name), lab.office.certificates().pem(certificate));
    }

    /// The folder with `chain.pem`, `private-key.pem` and `ca.pem` of a certificate.
    Path export(Certificate certificate) throws IOException {
        var place = Files.createTempDirectory(folder, "export");
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]), Progress.NONE);
        try (var folders = Files.list(place)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    @Override public void close() {
        client.close();
        running.close();
        lab.close();
    }
}
