package live.chobi.media;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Every meter of this module. Any thread.
public final class MediaMetrics {
    private final Gauge connections;
    private final Gauge publishers;
    private final Gauge streams;
    private final Counter receivedBytes;
    private final Counter violations;
    private final Counter refusals;
    private final Counter publications;
    private final Counter takeovers;
    private final Counter unsupported;
    private final Counter framesDropped;
    private final Counter framesClamped;
    private final Counter reanchored;
    private final Counter segments;
    private final Counter segmentBytes;
    private final Counter segmentSeconds;
    private final Counter framesLeftOut;
    private final Counter parts;
    private final Counter waitingTurnedAway;
    private final Counter dvrBytes;
    private final Counter dvrDropped;
    private final Counter mended;
    private final Counter relayDials;
    private final Counter relayFailures;
    private final Counter relaySentBytes;
    private final Gauge restreams;
    private final Counter restreamFramesDropped;
    private final Gauge pulls;
    private final Gauge players;
    private final Counter slices;
    private final Counter playerBytes;
    private final Counter framesSkipped;
    private final Counter slowPlayers;
    private final Counter playRefusals;
    private final Counter recordingBytes;
    private final Counter recordingFiles;
    private final Counter recordingFramesLost;
    private final Counter recordingFaults;
    private final Counter recordingsRepaired;
    private final Counter recordingsDeleted;
    private final Gauge recordingStopped;
    private final Gauge recordingDiskFree;
    private final Counter thumbnails;
    private final Gauge transcodingChildren;
    private final Counter transcodingDeaths;
    private final Counter transcodingGivenUp;
    private final Counter transcodingRefused;
    private final Counter transcodingDropped;
    private final Histogram transcodingLag;
    private final Gauge backups;
    private final Counter backupsStoodIn;
    private final Counter backupGopsDropped;
    private final Counter reconnectRequests;

    public MediaMetrics(PrometheusRegistry registry) {
        connections = Gauge.builder().name("chobi_media_rtmp_connections").help("Open RTMP connections.")
                .register(registry);
        publishers = Gauge.builder().name("chobi_media_publishers").help("Encoders that are publishing.")
                .register(registry);
        streams = Gauge.builder().name("chobi_media_streams").help("Sessions whose media this node holds.")
                .register(registry);
        receivedBytes = Counter.builder().name("chobi_media_rtmp_received_bytes_total")
                .help("Bytes received on the RTMP port.").register(registry);
        violations = Counter.builder().name("chobi_media_rtmp_violations_total")
                .help("Connections closed because the peer broke the protocol or a limit.").labelNames("kind")
                .register(registry);
        refusals = Counter.builder().name("chobi_media_publish_refused_total")
                .help("Attempts to publish that were refused with a reason.").labelNames("cause").register(registry);
        publications = Counter.builder().name("chobi_media_publish_total")
                .help("Attempts to publish that were granted.")
                .register(registry);
        takeovers = Counter.builder().name("chobi_media_takeovers_total")
                .help("Encoders replaced by a newer one with the same key.").register(registry);
        unsupported = Counter.builder().name("chobi_media_unsupported_codec_total")
                .help("Publications in a codec that is not supported.").labelNames("kind").register(registry);
        framesDropped = Counter.builder().name("chobi_media_frames_dropped_total")
                .help("Frames received that no decoder could use.").register(registry);
        framesClamped = Counter.builder().name("chobi_media_frames_clamped_total")
                .help("Frames whose time was moved to keep their track rising.").register(registry);
        reanchored = Counter.builder().name("chobi_media_timeline_reanchored_total")
                .help("Jumps of an encoder's clock, and reconnects.").register(registry);
        segments = Counter.builder().name("chobi_media_hls_segments_total").help("HLS segments listed.")
                .register(registry);
        segmentBytes = Counter.builder().name("chobi_media_hls_segment_bytes_total").help("Bytes of HLS segments.")
                .register(registry);
        segmentSeconds = Counter.builder().name("chobi_media_hls_segment_seconds_total")
                .help("Duration of HLS segments.").register(registry);
        framesLeftOut = Counter.builder().name("chobi_media_hls_frames_left_out_total")
                .help("Frames that are in no segment: before a key frame, or to keep sound in time.")
                .register(registry);
        parts = Counter.builder().name("chobi_media_hls_parts_total").help("HLS parts finished.").register(registry);
        waitingTurnedAway = Counter.builder().name("chobi_media_hls_waiting_refused_total")
                .help("Requests refused because too many wait for media.").register(registry);
        dvrBytes = Counter.builder().name("chobi_media_dvr_written_bytes_total")
                .help("Bytes of segments written to disk.").register(registry);
        dvrDropped = Counter.builder().name("chobi_media_dvr_dropped_segments_total")
                .help("Segments not written to disk; nobody can seek back beyond them.").labelNames("cause")
                .register(registry);
        mended = Counter.builder().name("chobi_media_mended_total")
                .help("Faults of encoders that were put right, or left out so that the rest could be kept.")
                .labelNames("kind").register(registry);
        restreamFramesDropped = Counter.builder().name("chobi_media_restream_frames_dropped_total")
                .help("Frames left out for a target because it was slow.").register(registry);
        pulls = Gauge.builder().name("chobi_media_pulls").help("Sessions taken from another node for viewers here.")
                .register(registry);
        players = Gauge.builder().name("chobi_media_players").help("Players that are being sent a stream.")
                .labelNames("protocol").register(registry);
        slices = Counter.builder().name("chobi_media_play_slices_total")
                .help("Batches of frames made for players, one per protocol.").register(registry);
        playerBytes = Counter.builder().name("chobi_media_play_bytes_total").help("Bytes written to players.")
                .register(registry);
        framesSkipped = Counter.builder().name("chobi_media_play_skipped_frames_total")
                .help("Frames that players who lag were not sent.").labelNames("kind").register(registry);
        slowPlayers = Counter.builder().name("chobi_media_play_slow_closed_total")
                .help("Players closed because they took nothing for ten seconds, or were as far behind.")
                .register(registry);
        playRefusals = Counter.builder().name("chobi_media_play_refused_total")
                .help("Attempts to play that were refused.").labelNames("cause").register(registry);
        recordingBytes = Counter.builder().name("chobi_media_recording_bytes_total")
                .help("Bytes of recordings written.").register(registry);
        recordingFiles = Counter.builder().name("chobi_media_recording_files_total")
                .help("Files of recordings begun.").register(registry);
        recordingFramesLost = Counter.builder().name("chobi_media_recording_frames_lost_total")
                .help("Frames missing from recordings: the queue to the disk was full, the disk was, or it failed.")
                .labelNames("cause").register(registry);
        recordingFaults = Counter.builder().name("chobi_media_recording_faults_total")
                .help("Writes of recordings that failed.").register(registry);
        recordingsRepaired = Counter.builder().name("chobi_media_recordings_repaired_total")
                .help("Files of recordings that a kill or a fault had left and that were completed.")
                .register(registry);
        recordingsDeleted = Counter.builder().name("chobi_media_recordings_deleted_total")
                .help("Recordings removed to make room.").register(registry);
        recordingStopped = Gauge.builder().name("chobi_media_recording_stopped")
                .help("1 while nothing is recorded because the disk is full.").register(registry);
        recordingDiskFree = Gauge.builder().name("chobi_media_recording_disk_free_bytes")
                .help("Room on the disk of the recordings.").register(registry);
        thumbnails = Counter.builder().name("chobi_media_thumbnails_total")
                .help("Pictures of live streams: made, failed, timed_out, or replaced by a newer one while waiting.")
                .labelNames("result").register(registry);
        relayDials = Counter.builder().name("chobi_media_relay_dials_total")
                .help("Connections to other servers that were tried.").register(registry);
        relayFailures = Counter.builder().name("chobi_media_relay_failures_total")
                .help("Connections to other servers that were refused or lost.").labelNames("kind").register(registry);
        relaySentBytes = Counter.builder().name("chobi_media_relay_sent_bytes_total")
                .help("Media handed to connections to other servers.").register(registry);
        restreams = Gauge.builder().name("chobi_media_restreams").help("Targets that are being sent a session.")
                .register(registry);
        transcodingChildren = Gauge.builder().name("chobi_media_transcoding_children")
                .help("Programs that make ladders now.").register(registry);
        transcodingDeaths = Counter.builder().name("chobi_media_transcoding_deaths_total")
                .help("Programs that died or froze while they made a ladder.").register(registry);
        transcodingGivenUp = Counter.builder().name("chobi_media_transcoding_given_up_total")
                .help("Sessions without a ladder because its program died too often.").register(registry);
        transcodingRefused = Counter.builder().name("chobi_media_transcoding_refused_total")
                .help("Sessions that found as many programs running as may be.").register(registry);
        transcodingDropped = Counter.builder().name("chobi_media_transcoding_frames_dropped_total")
                .help("Frames left out of ladders: in, because a program was slow; out, because they fit nowhere.")
                .labelNames("side").register(registry);
        transcodingLag = Histogram.builder().name("chobi_media_transcoding_lag_seconds")
                .help("How far renditions are behind their source, at key frames.").labelNames("rung")
                .classicUpperBounds(0.1, 0.25, 0.5, 1, 2, 5, 10).register(registry);
        backups = Gauge.builder().name("chobi_media_backups").help("Backup encoders that are connected.")
                .register(registry);
        backupsStoodIn = Counter.builder().name("chobi_media_backups_stood_in_total")
                .help("Times a backup encoder went on air.").register(registry);
        backupGopsDropped = Counter.builder().name("chobi_media_backup_gops_dropped_total")
                .help("Groups of pictures of backup encoders that were too long to be held.").register(registry);
        reconnectRequests = Counter.builder().name("chobi_media_reconnect_requests_total")
                .help("Encoders asked to connect again, since this node stops.").register(registry);
    }

    public void connectionOpened() {
        connections.inc();
    }

    public void connectionClosed() {
        connections.dec();
    }

    public void received(int bytes) {
        receivedBytes.inc(bytes);
    }

    /// @param kind handshake, chunk, too_large, message
    public void violation(String kind) {
        violations.labelValues(kind).inc();
    }

    /// @param cause denied, taken, ended, busy, idle, unplayable, replaced, unsupported, connections
    public void refused(String cause) {
        refusals.labelValues(cause).inc();
    }

    public void publishingStarted(boolean replaced) {
        publications.inc();
        publishers.inc();
        if (replaced) {
            takeovers.inc();
        }
    }

    public void publishingStopped() {
        publishers.dec();
    }

    public void streamOpened() {
        streams.inc();
    }

    public void streamForgotten() {
        streams.dec();
    }

    /// @param kind video or audio
    public void unsupportedCodec(String kind) {
        unsupported.labelValues(kind).inc();
    }

    public void frameDropped() {
        framesDropped.inc();
    }

    public void frameClamped() {
        framesClamped.inc();
    }

    public void timelineReanchored() {
        reanchored.inc();
    }

    public void segmentCut(long bytes, long durationUs) {
        segments.inc();
        segmentBytes.inc(bytes);
        segmentSeconds.inc(durationUs / 1e6);
    }

    public void frameLeftOut() {
        framesLeftOut.inc();
    }

    public void partCut() {
        parts.inc();
    }

    public void waitingTurnedAway() {
        waitingTurnedAway.inc();
    }

    public void segmentStored(long bytes) {
        dvrBytes.inc(bytes);
    }

    /// @param cause slow, space, failed
    public void segmentNotStored(String cause) {
        dvrDropped.labelValues(cause).inc();
    }

    /// @param kind see Mended
    public void mended(String kind) {
        mended.labelValues(kind).inc();
    }

    /// @param protocol rtmp or flv
    public void playerJoined(String protocol) {
        players.labelValues(protocol).inc();
    }

    public void playerLeft(String protocol) {
        players.labelValues(protocol).dec();
    }

    public void sliceMade() {
        slices.inc();
    }

    public void sentToPlayers(long bytes) {
        playerBytes.inc(bytes);
    }

    /// @param kind disposable or pictures
    public void framesSkipped(String kind, int frames) {
        framesSkipped.labelValues(kind).inc(frames);
    }

    public void slowPlayerClosed() {
        slowPlayers.inc();
    }

    /// @param cause denied, missing, busy, full, codec
    public void playRefused(String cause) {
        playRefusals.labelValues(cause).inc();
    }

    public void recordingWritten(long bytes) {
        recordingBytes.inc(bytes);
    }

    public void recordingFileBegun() {
        recordingFiles.inc();
    }

    /// @param cause queue, disk, fault
    public void recordingLost(String cause, int frames) {
        recordingFramesLost.labelValues(cause).inc(frames);
    }

    public void recordingFault() {
        recordingFaults.inc();
    }

    public void recordingRepaired() {
        recordingsRepaired.inc();
    }

    public void recordingDeleted() {
        recordingsDeleted.inc();
    }

    public void recordingDisk(long freeBytes, boolean stopped) {
        recordingDiskFree.set((double) freeBytes);
        recordingStopped.set(stopped ? 1 : 0);
    }

    /// @param result made, failed, timed_out, replaced
    public void thumbnail(String result) {
        thumbnails.labelValues(result).inc();
    }

    public void relayDialled() {
        relayDials.inc();
    }

    /// @param kind unreachable, forbidden, refused, unsupported, lost
    public void relayFailed(String kind) {
        relayFailures.labelValues(kind).inc();
    }

    public void relaySent(int bytes) {
        relaySentBytes.inc(bytes);
    }

    public void restreamLive(boolean live) {
        restreams.inc(live ? 1 : -1);
    }

    public void pulling(boolean begun) {
        pulls.inc(begun ? 1 : -1);
    }

    public void restreamFrameDropped() {
        restreamFramesDropped.inc();
    }

    public void transcodingStarted() {
        transcodingChildren.inc();
    }

    public void transcodingStopped() {
        transcodingChildren.dec();
    }

    public void transcodingDied() {
        transcodingDeaths.inc();
    }

    public void transcodingGivenUp() {
        transcodingGivenUp.inc();
    }

    public void transcodingRefused() {
        transcodingRefused.inc();
    }

    public void transcodingInputDropped() {
        transcodingDropped.labelValues("in").inc();
    }

    public void transcodingOutputDropped() {
        transcodingDropped.labelValues("out").inc();
    }

    /// @param rung its name: a handful of them
    public void transcodingLag(String rung, double seconds) {
        transcodingLag.labelValues(rung).observe(seconds);
    }

    public void backupConnected() {
        backups.inc();
    }

    public void backupGone(int gopsDropped) {
        backups.dec();
        backupGopsDropped.inc(gopsDropped);
    }

    public void reconnectRequested() {
        reconnectRequests.inc();
    }

    public void backupStoodIn() {
        backupsStoodIn.inc();
    }
}
