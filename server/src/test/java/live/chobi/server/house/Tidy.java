package live.chobi.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.chobi.server.house.Tree.Source;

/// The small rules of the house, on the sources, each finding with file and line.
final class Tidy {
    static final int LINES_MAX = 500;
    /// The checksums of the migrations that a release has shipped; `sha256sum` writes its lines, a person appends them.
    static final String RELEASED_MIGRATIONS = "schema/released-migrations.txt";

    private static final Rooms ROOMS = Rooms.ofChobi();
    private static final Pattern BANNED_NAME = Pattern.compile(
            "\\b(?:class|interface|record|enum)\\s+(\\w*(?:Manager|Utils?|Helper|Impl|Base|Data|Info))\\b");
    private static final Pattern SLEEP = Pattern
            .compile("\\b(?:\\w+\\.sleep|parkNanos)\\s*\\(");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern
            .compile("^import (?:static )?(live\\.chobi\\.[a-z0-9_.]*[a-z0-9_])\\.");
    /// A line for each text of the pages, one file for each language: nothing hides in it.
    private static final Pattern DICTIONARY = Pattern.compile("strings\\.[a-z]{2}\\.js");
    /// Written so that this line is not a finding itself.
    private static final Pattern LATER = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern EXCUSE = Pattern.compile("// tidy: \\S+ \\S+");
    private static final Pattern MIGRATION_NAME = Pattern.compile("(V\\d{4})__[a-z0-9_]+\\.sql");
    private static final Pattern CHECKSUM_LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

    /// @param line from 1
    record Finding(String path, int line, String says) {
        @Override
        public String toString() {
            return path + ":" + line + ": " + says;
        }
    }

    private Tidy() {
    }

    static List<Finding> inspect(Tree tree) {
        return Stream.of(sidewaysImports(tree), bannedNames(tree), sleepInTests(tree), longFiles(tree),
                postponedWork(tree), packagesWithoutStory(tree), migrations(tree), assetsNobodyUses(tree))
                .flatMap(it -> it).toList();
    }

    private static Stream<Finding> sidewaysImports(Tree tree) {
        return java(tree).filter(Source::isMain).flatMap(source -> {
            String home = source.lines().stream().map(PACKAGE::matcher).filter(Matcher::find).map(it -> it.group(1))
                    .findFirst().orElse("");
            return lines(source, line -> {
                Matcher match = IMPORT.matcher(line);
                return match.find() ? ROOMS.objection(home, match.group(1)) : Optional.empty();
            });
        });
    }

    private static Stream<Finding> bannedNames(Tree tree) {
        return java(tree).flatMap(source -> lines(source, line -> {
            Matcher match = BANNED_NAME.matcher(line);
            boolean isCode = !line.strip().startsWith("//") && !line.contains("\"");
            return isCode && match.find()
                    ? Optional.of("the name " + match.group(1) + " says that its name is not found yet")
                    : Optional.empty();
        }));
    }

    private static Stream<Finding> sleepInTests(Tree tree) {
        return java(tree).filter(it -> it.path().contains("src/test/") || it.path().startsWith("testkit/"))
                .flatMap(source -> lines(source, line -> SLEEP.matcher(line).find() && !line.contains("\"")
                        ? Optional.of("a test sleeps; give it a fake clock, or await a condition")
                        : Optional.empty()));
    }

    private static Stream<Finding> longFiles(Tree tree) {
        return tree.sources().stream().filter(it -> it.path().matches(".*\\.(java|js|mjs)"))
                .filter(it -> !DICTIONARY.matcher(it.name()).matches())
                .filter(it -> it.lines().size() > LINES_MAX).map(it -> new Finding(it.path(), LINES_MAX + 1,
                        "%d lines; look for the second thing hiding inside".formatted(it.lines().size())));
    }

    private static Stream<Finding> postponedWork(Tree tree) {
        return tree.sources().stream().filter(it -> !it.name().equals("package-lock.json"))
                .flatMap(source -> lines(source, line -> LATER.matcher(line).find()
                        ? Optional.of("postponed work; do it or leave it")
                        : Optional.empty()));
    }

    private static Stream<Finding> packagesWithoutStory(Tree tree) {
        Map<String, List<Source>> packages = java(tree).filter(Source::isMain)
                .filter(it -> it.path().contains("/java/")).collect(Collectors.groupingBy(Source::folder));
        return packages.values().stream().flatMap(files -> {
            Optional<Source> story = files.stream().filter(it -> it.name().equals("package-info.java")).findFirst();
            if (story.isEmpty()) {
                return Stream.of(new Finding(files.getFirst().path(), 1, "its package has no package-info.java"));
            }
            List<String> lines = story.get().lines();
            boolean isTold = lines.getFirst().startsWith("///") || lines.getFirst().startsWith("/**");
            return isTold && lines.contains("@NullMarked")
                    ? Stream.empty()
                    : Stream.of(new Finding(story.get().path(), 1, "needs a doc comment and @NullMarked"));
        });
    }

    private static Stream<Finding> migrations(Tree tree) {
        List<Source> all = tree.sources().stream().filter(it -> it.path().contains("/db/migration/")).toList();
        Set<String> numbers = new HashSet<>();
        Stream<Finding> shape = all.stream().flatMap(it -> {
            Matcher name = MIGRATION_NAME.matcher(it.name());
            if (!name.matches()) {
                return Stream.of(new Finding(it.path(), 1, "a migration is called V0014__purpose_in_words.sql"));
            }
            if (!numbers.add(name.group(1))) {
                return Stream.of(new Finding(it.path(), 1, "another migration has the number " + name.group(1)));
            }
            return !it.lines().isEmpty() && it.lines().getFirst().startsWith("--")
                    ? Stream.empty()
                    : Stream.of(new Finding(it.path(), 1, "its first comment must say why, and what lock it takes"));
        });
        return Stream.concat(shape, editedMigrations(tree, all));
    }

    /// What a release has shipped has run on somebody's data: a change needs a migration of its own.
    private static Stream<Finding> editedMigrations(Tree tree, List<Source> migrations) {
        Map<String, Source> byName = new HashMap<>();
        migrations.forEach(it -> byName.put(it.name(), it));
        return tree.sources().stream().filter(it -> it.path().equals(RELEASED_MIGRATIONS))
                .flatMap(released -> lines(released, line -> {
                    Matcher match = CHECKSUM_LINE.matcher(line);
                    if (line.startsWith("#") || line.isBlank()) {
                        return Optional.empty();
                    }
                    if (!match.matches()) {
                        return Optional.of("a line is written as sha256sum writes it");
                    }
                    Source migration = byName.get(match.group(2));
                    if (migration == null) {
                        return Optional.of(match.group(2) + " has been released and is gone");
                    }
                    return sha256(tree.root().resolve(migration.path())).equals(match.group(1))
                            ? Optional.empty()
                            : Optional.of(match.group(2) + " has been released and was edited; write another one");
                }));
    }

    /// Used is what another file names, or whose folder another file fills in: `gifts/${code}.svg`.
    private static Stream<Finding> assetsNobodyUses(Tree tree) {
        return tree.sources().stream().filter(it -> it.path().contains("/resources/web/assets/")).filter(asset -> {
            String folder = asset.folder().substring(asset.folder().lastIndexOf('/') + 1) + "/${";
            return tree.sources().stream().filter(it -> !it.path().equals(asset.path()))
                    .flatMap(it -> it.lines().stream())
                    .noneMatch(it -> it.contains(asset.name()) || it.contains(folder));
        }).map(it -> new Finding(it.path(), 1, "nobody uses it"));
    }

    private static Stream<Source> java(Tree tree) {
        return tree.sources().stream().filter(Source::isJava);
    }

    private static Stream<Finding> lines(Source source, Function<String, Optional<String>> rule) {
        return IntStream.range(0, source.lines().size()).filter(i -> i == 0 || !isExcused(source.lines().get(i - 1)))
                .boxed().flatMap(i -> rule.apply(source.lines().get(i))
                        .map(says -> new Finding(source.path(), i + 1, says)).stream());
    }

    /// `// tidy: why this line is right all the same` excuses the line below it.
    private static boolean isExcused(String lineAbove) {
        return EXCUSE.matcher(lineAbove).find();
    }

    static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
