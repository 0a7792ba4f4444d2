package dev.chancery;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Caller;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.TestCall;
import dev.chancery.engine.TrustedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A lab with an authority, a broker's certificate in files, and a device, and brokers to be tested.
public final class ProbeLab implements AutoCloseable {

    public static final Duration LIMIT = Duration.ofSeconds(20);

    public final Path folder;
    public final TestOffice lab;
    public final Authority root;
    public final Authority issuing;
    public final Certificate device;
    public final Path server;
    public final int port;

    public ProbeLab(Path folder) throws Exception {
        this.folder = folder;
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        device = device("press-1", KeySpec.EC_P256);
        server = files(lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("broker").orRefuse(), List.of(new SubjectName.Dns("localhost"), new SubjectName.Ip("127.0.0.1")),
                Optional.empty())), "server");
        port = RunningServer.freePort();
    }

    public Certificate device(String name, KeySpec key) {
        return lab.office.certificates().issue(Order.of(lab.thing(name), TestOffice.terms(issuing, Profile.DEVICE, key)));
    }

    public Path files(Certificate certificate, String name) throws IOException {
        var place = Files.createDirectory(folder.resolve(name));
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]), Progress.NONE);
        try (var folders = Files.list(place)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    public RunningServer openssl(String... more) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-quiet", "-cert",
                server.resolve("certificate.pem").toString(), "-cert_chain", server.resolve("chain.pem").toString(), "-key",
                server.resolve("private-key.pem").toString()));
        command.addAll(Arrays.asList(more));
        return RunningServer.start(port, folder.resolve("server.log"), command);
    }

    /// With these lines behind those for TLS.
    public RunningServer mosquitto(String... lines) throws Exception {
        var configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                cafile %2$s/ca.pem
                certfile %2$s/chain.pem
                keyfile %2$s/private-key.pem
                user root
                %3$s
                """.formatted(port, server, String.join("\n", lines)));
        return RunningServer.start(port, folder.resolve("server.log"), List.of("mosquitto", "-c", configuration.toString()));
    }

    public RunningServer nginx(String... lines) throws Exception {
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                  access_log off;
                  server {
                    listen 127.0.0.1:%2$d ssl;
                    ssl_certificate %3$s/chain.pem;
                    ssl_certificate_key %3$s/private-key.pem;
                    %4$s
                    location / { return 200 "welcome"; }
                  }
                }
                """.formatted(folder, port, server, String.join("\n", lines)));
        return RunningServer.start(port, folder.resolve("server.log"), List.of("nginx", "-p", folder.toString(), "-c", configuration.toString(),
                "-e", folder.resolve("error.log").toString()));
    }

    /// Where the list of who issues is.
    public Path publishList() {
        var list = folder.resolve("crl.pem");
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24, list.toString(), "", false, false));
        return list;
    }

    public TestCall call(ProbeProtocol protocol, Caller caller) {
        return new TestCall(target(protocol, ProbeTarget.Login.NONE), caller, new TrustedBy.Store(), LIMIT);
    }

    public ProbeTarget target(ProbeProtocol protocol, ProbeTarget.Login login) {
        return new ProbeTarget(ServerAddress.parse("127.0.0.1:" + port).orRefuse(), protocol, Optional.empty(), Optional.empty(), login);
    }

    public ProbeReport test(ProbeProtocol protocol, CertificateId certificate) {
        return test(call(protocol, new Caller.Stored(certificate)));
    }

    public ProbeReport test(TestCall call) {
        return lab.office.connectionTests().call(call, _ -> {}, Progress.NONE);
    }

    /// What was seen at a stage.
    public static <T extends Sighting> T at(ProbeReport report, Class<T> kind) {
        return report.sightings().stream().filter(kind::isInstance).map(kind::cast).findFirst()
                .orElseThrow(() -> new AssertionError(kind.getSimpleName() + " is not in " + report.sightings()));
    }

    @Override public void close() {
        lab.close();
    }
}
