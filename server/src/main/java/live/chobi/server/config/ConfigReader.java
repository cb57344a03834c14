package live.chobi.server.config;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.server.launch.StartRefused;

/// Reads [Config] from its three sources. Every mistake is a [StartRefused] that names the key as its writer
/// spelled it.
public final class ConfigReader {
    public static final String FILE = "chobi.properties";
    private static final String VARIABLE_PREFIX = "CHOBI_";
    private static final String FLAG_PREFIX = "--";

    /// A value and how its writer spelled the key.
    private record Given(String spelling, String text) {}

    private final Map<String, RecordComponent> keys = new LinkedHashMap<>();

    private ConfigReader() {
        for (RecordComponent component : Config.class.getRecordComponents()) {
            keys.put(key(component).value(), component);
        }
    }

    /// @param directory where `chobi.properties` may lie: the working directory
    public static Config read(String[] arguments, Map<String, String> environment, Path directory) {
        var reader = new ConfigReader();
        Map<String, Given> given = new LinkedHashMap<>();
        reader.readFile(directory.resolve(FILE), given);
        reader.readVariables(environment, given);
        reader.readFlags(arguments, given);
        return reader.build(given);
    }

    /// True when the person only wants to know what there is.
    public static boolean asksForHelp(String[] arguments) {
        return Arrays.stream(arguments).anyMatch(it -> it.equals("--help") || it.equals("-h"));
    }

    /// Every key with its default.
    public static String help() {
        return new ConfigReader().keys.values().stream().map(ConfigReader::key)
                .map(it -> "  --%-20s %s%s".formatted(it.value(), it.about(),
                        it.standard().isEmpty() ? "" : " [" + it.standard() + "]"))
                .collect(Collectors.joining("\n",
                        "settings: --KEY=VALUE, CHOBI_KEY=VALUE or KEY=VALUE in " + FILE + "\n",
                        "\n"));
    }

    static String describe(Config config) {
        return Arrays.stream(Config.class.getRecordComponents())
                .map(it -> key(it).value() + "=" + (key(it).secret() ? "(secret)" : valueOf(it, config)))
                .collect(Collectors.joining(" "));
    }

    private void readFile(Path file, Map<String, Given> given) {
        if (!Files.exists(file)) {
            return;
        }
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused("%s cannot be read: %s; mend it or move it away".formatted(file.toAbsolutePath(),
                    e instanceof IllegalArgumentException ? e.getMessage() : e), e);
        }
        for (String name : properties.stringPropertyNames().stream().sorted().toList()) {
            if (!keys.containsKey(name)) {
                throw unknown(name + " (in " + FILE + ")", suggestion(name, keys.keySet().stream()));
            }
            given.put(name, new Given(name + " (in " + FILE + ")", properties.getProperty(name).strip()));
        }
    }

    private void readVariables(Map<String, String> environment, Map<String, Given> given) {
        Map<String, String> byVariable = keys.keySet().stream()
                .collect(Collectors.toMap(ConfigReader::variable, it -> it));
        for (var entry : new TreeMap<>(environment).entrySet()) {
            if (!entry.getKey().startsWith(VARIABLE_PREFIX)) {
                continue;
            }
            String name = byVariable.get(entry.getKey());
            if (name == null) {
                throw unknown(entry.getKey(), suggestion(entry.getKey(), byVariable.keySet().stream()));
            }
            given.put(name, new Given(entry.getKey(), entry.getValue().strip()));
        }
    }

    private void readFlags(String[] arguments, Map<String, Given> given) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            if (!flag.startsWith(FLAG_PREFIX)) {
                throw new StartRefused("%s is not a setting; write --KEY=VALUE, or --help to see every key"
                        .formatted(argument));
            }
            RecordComponent component = keys.get(flag.substring(FLAG_PREFIX.length()));
            if (component == null) {
                throw unknown(flag, suggestion(flag, keys.keySet().stream().map(it -> FLAG_PREFIX + it)));
            }
            boolean isSwitch = component.getType() == boolean.class;
            if (equals < 0 && !isSwitch) {
                throw new StartRefused("%s: no value; write %s=VALUE".formatted(flag, flag));
            }
            given.put(key(component).value(),
                    new Given(flag, equals < 0 ? "true" : argument.substring(equals + 1).strip()));
        }
    }

    private Config build(Map<String, Given> given) {
        List<Object> values = keys.entrySet().stream().map(entry -> {
            Key key = key(entry.getValue());
            Given text = given.getOrDefault(entry.getKey(), new Given(entry.getKey(), key.standard()));
            return value(entry.getValue(), key, text);
        }).toList();
        try {
            Class<?>[] types = keys.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            return Config.class.getConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component, Key key, Given given) {
        try {
            return Values.parse(component, key, given.text());
        } catch (Values.BrokenRule broken) {
            throw new StartRefused("%s: %s is refused: %s".formatted(given.spelling(),
                    key.secret() ? "its value" : "\"" + given.text() + "\"", broken.getMessage()), broken);
        }
    }

    private static StartRefused unknown(String spelling, String suggestion) {
        return new StartRefused("%s is not a setting%s; --help lists every key".formatted(spelling, suggestion));
    }

    /// The nearest name, when one is near enough to have been meant.
    private static String suggestion(String name, Stream<String> known) {
        record Near(String name, int distance) {}
        return known.map(it -> new Near(it, distance(name.toLowerCase(Locale.ROOT), it.toLowerCase(Locale.ROOT))))
                .min(java.util.Comparator.comparingInt(Near::distance))
                .filter(it -> it.distance() <= Math.max(2, name.length() / 3))
                .map(it -> "; did you mean " + it.name() + "?").orElse("");
    }

    private static String variable(String name) {
        return VARIABLE_PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Key key(RecordComponent component) {
        return java.util.Objects.requireNonNull(component.getAnnotation(Key.class), component.getName());
    }

    private static Object valueOf(RecordComponent component, Config config) {
        try {
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Levenshtein's: how many letters differ.
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
