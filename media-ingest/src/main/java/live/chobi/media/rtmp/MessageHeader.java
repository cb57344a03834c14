package live.chobi.media.rtmp;

/// What a chunk header says of its message. Spec: Adobe RTMP 1.0, §5.3.1.2 and §6.1.1.
///
/// @param timestampMs 32 bits as on the wire; it wraps after 49 days
public record MessageHeader(int typeId, int streamId, long timestampMs) {
    public static final int SET_CHUNK_SIZE = 1;
    public static final int ABORT = 2;
    public static final int ACKNOWLEDGEMENT = 3;
    public static final int USER_CONTROL = 4;
    public static final int WINDOW_ACKNOWLEDGEMENT_SIZE = 5;
    public static final int SET_PEER_BANDWIDTH = 6;
    public static final int AUDIO = 8;
    public static final int VIDEO = 9;
    public static final int DATA_AMF3 = 15;
    public static final int DATA_AMF0 = 18;
    public static final int COMMAND_AMF3 = 17;
    public static final int COMMAND_AMF0 = 20;
    public static final int AGGREGATE = 22;
}
