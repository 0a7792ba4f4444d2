package dev.chancery.engine;

import dev.chancery.domain.SubjectName;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Under which names this machine can be reached.
final class LocalNames {

    private static final int MOST = 16;

    private LocalNames() {}

    /// Its addresses, those of this machine alone last; none that hold for one link only.
    static List<SubjectName.Ip> addresses() {
        try {
            var all = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
            return Stream.concat(all.stream().filter(one -> !one.isLoopbackAddress()), all.stream().filter(InetAddress::isLoopbackAddress))
                    .filter(one -> !one.isLinkLocalAddress()).map(InetAddress::getHostAddress).map(text -> text.replaceAll("%.*", ""))
                    .map(SubjectName.Ip::new).distinct().limit(MOST).toList();
        } catch (SocketException none) {
            return List.of(new SubjectName.Ip("127.0.0.1"));
        }
    }

    /// What the certificate of a server bears that listens there.
    static List<SubjectName> of(ListenOrder order) {
        var names = new ArrayList<SubjectName>();
        order.name().ifPresent(names::add);
        try {
            var address = InetAddress.getByAddress(order.address().octets());
            names.addAll(address.isAnyLocalAddress() ? addresses() : List.of(order.address()));
            if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
                names.add(new SubjectName.Dns("localhost"));
            }
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
        return names.stream().distinct().toList();
    }
}
