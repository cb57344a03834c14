package live.chobi.media.rtmp;

/// What a chunk header says of its message. Spec: Adobe RTMP 1.0, §5.3.1.2 and §6.1.1.
///
/// @param timestampMs 32 bits as on the wire; it wraps after 49 days
record MessageHeader(int typeId, int streamId, long timestampMs) {
    static final int SET_CHUNK_SIZE = 1;
    static final int ABORT = 2;
    static final int ACKNOWLEDGEMENT = 3;
    static final int USER_CONTROL = 4;
    static final int WINDOW_ACKNOWLEDGEMENT_SIZE = 5;
    static final int SET_PEER_BANDWIDTH = 6;
    static final int AUDIO = 8;
    static final int VIDEO = 9;
    static final int DATA_AMF0 = 18;
    static final int COMMAND_AMF3 = 17;
    static final int COMMAND_AMF0 = 20;
}
