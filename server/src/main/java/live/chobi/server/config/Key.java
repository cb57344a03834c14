package live.chobi.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One setting, on the component of [Config] that holds its value.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Key {
    /// The name in `chobi.properties`; `--name=value` and `CHOBI_NAME` follow from it.
    String value();

    /// The value when nobody sets it; the empty text for settings that may be absent.
    String standard() default "";

    /// One line for `--help`.
    String about();

    /// The least of a number, the least length of a text.
    int min() default 0;

    int max() default Integer.MAX_VALUE;

    /// For addresses: what may stand before the `://`.
    String[] schemes() default {};

    /// For lists: of network addresses and blocks, not of origins.
    boolean networks() default false;

    /// Never shown again, neither in a refusal nor in a log.
    boolean secret() default false;
}
