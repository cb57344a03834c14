package live.chobi.media.rtmp;

/// Where a publisher's connection stands. Spec: Adobe RTMP 1.0, §7.2.
sealed interface PublishState {
    record AwaitConnect() implements PublishState {}

    /// @param streams message streams created so far; their ids count from 1
    record Connected(int streams) implements PublishState {}

    /// The gate is asked; nothing is read meanwhile.
    record Admitting(int streams, int streamId, StreamName name) implements PublishState {}

    record Publishing(int streams, int streamId) implements PublishState {}

    /// Refused or ended: what still comes is thrown away, until the peer has read why and closes.
    record Leaving() implements PublishState {}
}
