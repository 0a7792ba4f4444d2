package dev.chancery.wire;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Gathers a body of at most so many octets, in one array that is wiped when it grows or is not wanted.
final class Gathering implements BodySubscriber<byte[]> {

    private static final int FIRST = 8192;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final int most;
    private byte[] octets = new byte[FIRST];
    private int length;
    private Flow.@Nullable Subscription subscription;

    Gathering(int most) {
        this.most = most;
    }

    @Override public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override public void onSubscribe(Flow.Subscription granted) {
        subscription = granted;
        granted.request(Long.MAX_VALUE);
    }

    @Override public void onNext(List<ByteBuffer> parts) {
        for (var part : parts) {
            if (part.remaining() > most - length) {
                requireNonNull(subscription).cancel();
                onError(new Unreached(Unreached.Why.TOO_LARGE, new IOException("more than " + most + " octets")));
                return;
            }
            take(part);
        }
    }

    private void take(ByteBuffer part) {
        int arriving = part.remaining();
        if (arriving > octets.length - length) {
            grow(length + arriving);
        }
        part.get(octets, length, arriving);
        length += arriving;
    }

    private void grow(int least) {
        var larger = Arrays.copyOf(octets, (int) Math.min(most, Math.max(least, octets.length * 2L)));
        Arrays.fill(octets, (byte) 0);
        octets = larger;
    }

    @Override public void onError(Throwable failed) {
        Arrays.fill(octets, (byte) 0);
        whole.completeExceptionally(failed);
    }

    @Override public void onComplete() {
        whole.complete(Arrays.copyOf(octets, length));
        Arrays.fill(octets, (byte) 0);
    }
}
