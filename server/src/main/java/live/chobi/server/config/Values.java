package live.chobi.server.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.server.http.TrustedProxies;

/// Text to the value of a setting, by the type of its component and the limits of its key. Pure.
final class Values {
    /// The text breaks the rule that the message states.
    static final class BrokenRule extends Exception {
        private static final long serialVersionUID = 1;

        BrokenRule(String rule) {
            super(rule);
        }
    }

    private Values() {
    }

    static Object parse(RecordComponent component, Key key, String text) throws BrokenRule {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            if (inner == Path.class) {
                return Optional.of(path(text, "a file"));
            }
            if (inner == Integer.class) {
                return Optional.of(number(key, text));
            }
            return Optional.of(inner == URI.class ? address(key, text) : words(key, text));
        }
        if (type == List.class) {
            return key.networks() ? networks(text) : origins(text);
        }
        if (type == int.class) {
            return number(key, text);
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(number(key, text));
        }
        if (type == boolean.class) {
            return truth(text);
        }
        if (type == Path.class) {
            return path(text, "a directory");
        }
        if (type == String.class) {
            return words(key, text);
        }
        if (type.isEnum()) {
            return choice(type, text);
        }
        throw new IllegalStateException("no rule for " + type);
    }

    private static int number(Key key, String text) throws BrokenRule {
        String rule = "it must be a whole number from %d to %d".formatted(key.min(), key.max());
        try {
            int number = Integer.parseInt(text);
            if (number < key.min() || number > key.max()) {
                throw new BrokenRule(rule);
            }
            return number;
        } catch (NumberFormatException _) {
            throw new BrokenRule(rule);
        }
    }

    private static boolean truth(String text) throws BrokenRule {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BrokenRule("it must be true or false");
        };
    }

    private static Path path(String text, String what) throws BrokenRule {
        try {
            if (text.isEmpty()) {
                throw new BrokenRule("it must be " + what);
            }
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw new BrokenRule("it must be " + what);
        }
    }

    private static String words(Key key, String text) throws BrokenRule {
        if (text.length() < key.min() || text.length() > key.max()) {
            throw new BrokenRule("it must have %d to %d characters".formatted(key.min(), key.max()));
        }
        return text;
    }

    private static URI address(Key key, String text) throws BrokenRule {
        for (String scheme : key.schemes()) {
            if (text.startsWith(scheme + "://")) {
                try {
                    URI address = new URI(text);
                    // The scheme of a JDBC address is "jdbc", with the real one inside.
                    String host = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text)
                            .getAuthority();
                    if (host != null && !host.isEmpty()) {
                        return address;
                    }
                } catch (URISyntaxException _) {
                    break;
                }
            }
        }
        throw new BrokenRule("it must be an address like "
                + Arrays.stream(key.schemes()).map(it -> it + "://host").collect(Collectors.joining(" or ")));
    }

    private static List<String> networks(String text) throws BrokenRule {
        List<String> networks = listed(text);
        try {
            var _ = TrustedProxies.of(networks);
        } catch (IllegalArgumentException _) {
            throw new BrokenRule("each must be an address like 10.0.0.7 or a block like 10.0.0.0/8");
        }
        return networks;
    }

    private static List<String> listed(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    private static List<String> origins(String text) throws BrokenRule {
        List<String> origins = listed(text);
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/\\s?#]+")) {
                throw new BrokenRule("each must be an origin like https://app.example, without a path, or *");
            }
        }
        return origins;
    }

    private static Object choice(Class<?> type, String text) throws BrokenRule {
        for (Object constant : type.getEnumConstants()) {
            if (spelled(constant).equals(text)) {
                return constant;
            }
        }
        throw new BrokenRule("it must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Values::spelled).collect(Collectors.joining(", ")));
    }

    /// `LOW_LATENCY` is written `low-latency`.
    private static String spelled(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
