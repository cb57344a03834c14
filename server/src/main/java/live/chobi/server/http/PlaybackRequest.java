package live.chobi.server.http;

import live.chobi.kernel.SessionId;

/// What a player asks of a session it may watch.
///
/// @param path below the session's address, without its token: `index.m3u8`, `video/seg-12.m4s`
/// @param query with the delivery directives, `_HLS_msn` and the others. Spec: RFC 8216bis §6.2.5
public record PlaybackRequest(SessionId session, String path, Query query) {}
