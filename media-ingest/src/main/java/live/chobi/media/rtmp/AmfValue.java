package live.chobi.media.rtmp;

import java.util.List;
import java.util.Map;

/// A value of ActionScript Message Format 0. Spec: AMF 0, December 2007, §2.
public sealed interface AmfValue {
    /// §2.2.
    record Numeric(double value) implements AmfValue {}

    /// §2.3.
    record Bool(boolean value) implements AmfValue {}

    /// §2.4, and §2.14 for more than 65,535 bytes.
    record Text(String value) implements AmfValue {}

    /// §2.5; typed objects (§2.18) lose their class name. In order.
    record Fields(Map<String, AmfValue> entries) implements AmfValue {}

    /// §2.10: an associative array; onMetaData uses it. In order.
    record EcmaArray(Map<String, AmfValue> entries) implements AmfValue {}

    /// §2.12.
    record Items(List<AmfValue> values) implements AmfValue {}

    /// §2.13; the time zone is always 0.
    record Date(double epochMs) implements AmfValue {}

    /// §2.7.
    record Null() implements AmfValue {}

    /// §2.8, and unsupported values (§2.15).
    record Undefined() implements AmfValue {}
}
