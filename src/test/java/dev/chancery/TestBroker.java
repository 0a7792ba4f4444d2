package dev.chancery;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// A mosquitto that speaks TLS alone and asks every client for a certificate of the lab, with somebody who listens to all
/// that it is told. It can be killed and started again at the same port; sessions outlive that.
public final class TestBroker implements AutoCloseable {

    /// What the listener got: the topic, the MQTT 5 properties as text, and the payload.
    public record Heard(String topic, String properties, String payload) {}

    public final int port;
    public final Authority issuing;
    public final Certificate publisher;
    private final Path folder;
    private final Path server;
    private final Path client;
    private final List<String> more;
    private Process broker;
    private Optional<Process> listener = Optional.empty();

    /// @param more lines of its configuration
    public static TestBroker start(TestOffice lab, Path folder, String... more) throws Exception {
        Judge.require("mosquitto");
        Judge.require("mosquitto_sub");
        var made = new TestBroker(lab, folder, List.of(more));
        made.start();
        return made;
    }

    private TestBroker(TestOffice lab, Path folder, List<String> more) throws IOException {
        this.folder = folder;
        this.more = more;
        issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        server = export(lab, lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("localhost").orRefuse(), List.of(new SubjectName.Dns("localhost")), Optional.empty())), "server");
        publisher = client(lab, "publisher");
        client = export(lab, client(lab, "listener"), "listener");
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    private Certificate client(TestOffice lab, String name) {
        return lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256),
                DistinguishedName.commonName(name).orRefuse(), List.of(), Optional.empty()));
    }

    private Path export(TestOffice lab, Certificate certificate, String target) throws IOException {
        var place = Files.createDirectory(folder.resolve(target));
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]), Progress.NONE);
        try (var folders = Files.list(place)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /// At the same port as before.
    public void start() throws Exception {
        var configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                cafile %s/ca.pem
                certfile %s/chain.pem
                keyfile %s/private-key.pem
                require_certificate true
                use_identity_as_username true
                user root
                log_type all
                persistence true
                persistence_location %s/
                autosave_on_changes true
                autosave_interval 1
                max_queued_messages 10000
                %s
                """.formatted(port, server, server, server, folder, String.join("\n", more)));
        broker = new ProcessBuilder("mosquitto", "-c", configuration.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile())).start();
        until("the broker listens", this::listens);
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// As a power cut would.
    public void kill() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    /// Somebody listens to everything from now on; after a restart of the broker, once this is called again.
    public void listen(String version) throws Exception {
        listener.ifPresent(Process::destroyForcibly);
        long before = subscriptions();
        var shown = version.equals("5") ? "%t|%P|%x" : "%t||%x";
        listener = Optional.of(new ProcessBuilder("stdbuf", "-oL", "mosquitto_sub", "-h", "localhost", "-p", String.valueOf(port), "-V", version, "-i", "listener",
                "-c", "-q", "1", "-t", "#", "-F", shown, "--cafile", server.resolve("ca.pem").toString(), "--cert",
                client.resolve("chain.pem").toString(), "--key", client.resolve("private-key.pem").toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("heard.txt").toFile())).start());
        until("somebody listens", () -> subscriptions() > before);
    }

    private long subscriptions() {
        return log().lines().filter(line -> line.contains("Sending SUBACK to listener")).count();
    }

    /// Everything so far; the line that is being written is not.
    public List<Heard> heard() {
        var all = new ArrayList<Heard>();
        var text = text("heard.txt");
        text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> line.contains("|")).map(line -> line.split("\\|", -1)).filter(parts -> parts.length == 3)
                .forEach(parts -> all.add(new Heard(parts[0], parts[1],
                        new String(HexFormat.of().parseHex(parts[2]), StandardCharsets.UTF_8))));
        return all;
    }

    /// The topics of what the broker took from this client, each as often as it did. To the listener it may give the same
    /// once more by itself.
    public List<String> taken(String client) {
        return Pattern.compile("Received PUBLISH from " + client + " \\(.*?'(.*?)'").matcher(log()).results().map(found -> found.group(1)).toList();
    }

    public String log() {
        return text("mosquitto.log");
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException notYet) {
            return "";
        }
    }

    /// Waits for it.
    public void until(String what, BooleanSupplier is) throws Exception {
        for (int i = 0; i < 400; i++) {
            if (is.getAsBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("not: " + what + "\n" + log());
    }

    @Override public void close() {
        listener.ifPresent(Process::destroyForcibly);
        broker.destroyForcibly();
    }
}
