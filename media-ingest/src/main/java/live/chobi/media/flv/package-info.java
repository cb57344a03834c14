/// The bodies of FLV audio and video tags, which are also RTMP's audio and video messages: reading them ([FlvTag]) and
/// writing them ([FlvBody]). Pure. Imports `codec`, `stream`'s frames and Netty's buffers.
@NullMarked
package live.chobi.media.flv;

import org.jspecify.annotations.NullMarked;
