package live.chobi.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import live.chobi.server.house.sample.chat.Room;
import live.chobi.server.house.sample.gifts.Sends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dependency rule, on the compiled classes: also what a source names without importing it is seen.
class RoomsTest {
    private static final Rooms SAMPLE = new Rooms("live.chobi.server.house.sample",
            Map.of("gifts", List.of(), "chat", List.of()));

    @Test
    void everyone_stays_in_the_rooms_they_may_enter() {
        JavaClasses all = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("live.chobi");
        assertThat(all.size()).isPositive();
        entersOnlyAllowedRooms(Rooms.ofChobi()).check(all);
    }

    @Test
    void the_kernel_needs_the_jdk_alone() {
        JavaClasses kernel = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("live.chobi.kernel");
        assertThat(kernel.size()).isPositive();
        needsTheJdkAlone("live.chobi.kernel").check(kernel);
    }

    @Test
    void a_feature_that_imports_another_is_reported() {
        JavaClasses sample = new ClassFileImporter().importClasses(Sends.class, Room.class);
        assertThatThrownBy(() -> entersOnlyAllowedRooms(SAMPLE).check(sample)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("gifts may not import chat").hasMessageContaining("Sends.java:");
    }

    @Test
    void a_kernel_that_needs_a_library_is_reported() {
        JavaClasses sample = new ClassFileImporter().importClasses(RoomsTest.class);
        assertThatThrownBy(() -> needsTheJdkAlone("live.chobi.server.house").check(sample))
                .isInstanceOf(AssertionError.class).hasMessageContaining("com.tngtech.archunit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            live.chobi.kernel         | live.chobi.schema         | kernel may not import schema, only []
            live.chobi.schema         | live.chobi.kernel         |
            live.chobi.log            | live.chobi.ledger         | log may not import ledger, only [kernel, schema, outbox]
            live.chobi.ledger         | live.chobi.log            |
            live.chobi.ledger         | live.chobi.gifts.sending  | ledger may not import gifts, only [kernel, schema, outbox, log]
            live.chobi.identity       | live.chobi.outbox         |
            live.chobi.identity       | live.chobi.log            | identity may not import log, only [kernel, schema, outbox]
            live.chobi.gifts.sending  | live.chobi.ledger         |
            live.chobi.gifts.sending  | live.chobi.gifts.catalogue |
            live.chobi.chat.room      | live.chobi.media.rtmp     | chat may not import media, only [kernel, schema, outbox, log, ledger, identity]
            live.chobi.users          | live.chobi.server.rpc     | users may not import server, only [kernel, schema, outbox, log, ledger, identity]
            live.chobi.server.bridge  | live.chobi.chat.room      |
            live.chobi.server         | live.chobi.testkit        | server may not import testkit, only [kernel, schema, outbox, log, ledger, identity, gifts, streaming, media, chat, users, notifications, videos, webhooks]
            live.chobi.karaoke        | live.chobi.kernel         | the room karaoke is not in the plan of the house (Rooms.java)
            live.chobi.kernel         | java.util                 |
            """)
    void who_may_import_whom(String from, String to, String objection) {
        assertThat(Rooms.ofChobi().objection(from, to).orElse(null)).isEqualTo(objection);
    }

    private static ArchRule entersOnlyAllowedRooms(Rooms rooms) {
        return ArchRuleDefinition.classes().should(new ArchCondition<JavaClass>("enter only allowed rooms") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf()
                        .forEach(use -> rooms.objection(item.getPackageName(), use.getTargetClass().getPackageName())
                                .ifPresent(objection -> events.add(
                                        SimpleConditionEvent.violated(use, objection + ": " + use.getDescription()))));
            }
        });
    }

    private static ArchRule needsTheJdkAlone(String packageName) {
        return ArchRuleDefinition.classes().should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("are the JDK's or its own") {
                    @Override
                    public boolean test(JavaClass it) {
                        String name = it.getBaseComponentType().getPackageName();
                        return name.isEmpty() || name.startsWith("java.") || name.startsWith("javax.net.")
                                || name.equals("org.jspecify.annotations")
                                || (name + ".").startsWith(packageName + ".");
                    }
                });
    }
}
