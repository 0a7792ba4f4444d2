package dev.chancery.probe;

import dev.chancery.domain.Verdict;
import java.util.List;

/// Says whether a chain that the other side shows is to be trusted; DER, the certificate first.
@FunctionalInterface
public interface ChainJudge {
    Verdict judge(List<byte[]> chain);
}
