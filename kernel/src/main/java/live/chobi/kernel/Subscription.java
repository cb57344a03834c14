package live.chobi.kernel;

/// A procedure whose answer goes on: what [#handle] gives back is read until it is over or its client has gone. It
/// checks what a query would check, and throws [Problem] likewise.
///
/// A client that was cut off comes again with the id of the last value it has: as `lastEventId` of the input, which is
/// therefore a `@Nullable String` of every subscription's input record that names its values.
public interface Subscription<I, T> extends Procedure<I, Feed<T>> {
}
