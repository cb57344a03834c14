package live.chobi.media;

import live.chobi.media.packaging.PackagingEvents;

/// What packaging tells, as figures. Any thread.
record MeteredPackaging(MediaMetrics metrics) implements PackagingEvents {
    @Override
    public void cut(long bytes, long durationUs) {
        metrics.segmentCut(bytes, durationUs);
    }

    @Override
    public void part() {
        metrics.partCut();
    }

    @Override
    public void left() {
        metrics.frameLeftOut();
    }

    @Override
    public void turnedAway() {
        metrics.waitingTurnedAway();
    }

    @Override
    public void stored(long bytes) {
        metrics.segmentStored(bytes);
    }

    @Override
    public void notStored(String cause) {
        metrics.segmentNotStored(cause);
    }
}
