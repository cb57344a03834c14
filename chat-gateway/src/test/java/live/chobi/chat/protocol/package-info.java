/// Wire vectors: one annotated table of bytes and packets, used to decode, to encode and to seed the fuzzer.
@NullMarked
package live.chobi.chat.protocol;

import org.jspecify.annotations.NullMarked;
