package dev.chancery.serve;

/// One of the things that are answered. Asked by many threads at once.
public interface Route {

    /// Whether it is for this one to answer, with a refusal of the method perhaps. Says so without looking into the store.
    boolean takes(Ask ask);

    /// Only for what it takes. A [dev.chancery.domain.Failure] becomes 503, any other exception 500, both without a reason.
    Reply answer(Ask ask);

    /// Whether it is refused where the endpoints speak plain HTTP.
    default boolean needsTls() {
        return true;
    }
}
