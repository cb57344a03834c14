package live.chobi.media.rtmp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.chobi.media.rtmp.RtmpMessage.Command;

/// The answers that all flows give, and what they read of a command. Spec: Adobe RTMP 1.0, §7.2. Pure.
final class Commands {
    private Commands() {
    }

    static RtmpMessage result(Command command, AmfValue value) {
        return new Command(0, "_result", command.transaction(), List.of(new AmfValue.Null(), value));
    }

    static RtmpMessage error(Command command, String code, String description) {
        return new Command(0, "_error", command.transaction(), List.of(new AmfValue.Null(),
                fields("level", text("error"), "code", text(code), "description", text(description))));
    }

    static RtmpMessage status(int streamId, String level, String code, String description) {
        return new Command(streamId, "onStatus", 0, List.of(new AmfValue.Null(),
                fields("level", text(level), "code", text(code), "description", text(description))));
    }

    static Step leave(Command command, String code, String description) {
        return Step.to(new RtmpState.Leaving()).reply(error(command, code, description))
                .then(new Step.Action.Leave());
    }

    /// The text at `index` of the arguments, the command object being 0; empty when there is none.
    static String textAt(Command command, int index) {
        return command.arguments().size() > index && command.arguments().get(index) instanceof AmfValue.Text(var text)
                ? text
                : "";
    }

    static boolean boolAt(Command command, int index) {
        return command.arguments().size() > index && command.arguments().get(index) instanceof AmfValue.Bool(var bool)
                && bool;
    }

    static boolean isNumberAt(Command command, int index, int expected) {
        return command.arguments().size() > index
                && command.arguments().get(index) instanceof AmfValue.Numeric(double number) && number == expected;
    }

    static AmfValue text(String text) {
        return new AmfValue.Text(text);
    }

    static AmfValue fields(Object... namesAndValues) {
        Map<String, AmfValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (AmfValue) namesAndValues[i + 1]);
        }
        return new AmfValue.Fields(fields);
    }

    static Map<String, AmfValue> entries(AmfValue value) {
        return switch (value) {
            case AmfValue.Fields(var all) -> all;
            case AmfValue.EcmaArray(var all) -> all;
            default -> Map.of();
        };
    }
}
