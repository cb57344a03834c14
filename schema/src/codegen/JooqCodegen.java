import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/// Migrates a throw-away PostgreSQL and generates the jOOQ classes from it. Does nothing when the migrations and this
/// file are unchanged since the last generation.
///
/// Arguments: the folder of migrations, the output folder, the package.
class JooqCodegen {
    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        Path stamp = output.resolveSibling("jooq.stamp");
        String fingerprint = fingerprint(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            Flyway.configure().dataSource(url, "postgres", "").locations("filesystem:" + migrations).load().migrate();
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url).withUser("postgres"))
                    .withGenerator(new Generator()
                            .withDatabase(new Database().withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withIncludes(".*")
                                    .withExcludes("flyway_schema_history|pg_catalog.*|information_schema.*|row_y.*")
                                    .withSchemata(schemata(url)))
                            .withGenerate(new Generate().withRecords(true).withFluentSetters(true)
                                    .withJavaTimeTypes(true).withComments(false).withDeprecationOnUnknownTypes(false))
                            .withTarget(new Target().withPackageName(arguments[2]).withDirectory(output.toString()))));
        }
        Files.writeString(stamp, fingerprint);
    }

    private static java.util.List<org.jooq.meta.jaxb.SchemaMappingType> schemata(String url) throws Exception {
        var names = new java.util.ArrayList<org.jooq.meta.jaxb.SchemaMappingType>();
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "");
                var rows = connection.createStatement().executeQuery("select nspname from pg_namespace"
                        + " where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')")) {
            while (rows.next()) {
                names.add(new org.jooq.meta.jaxb.SchemaMappingType().withInputSchema(rows.getString(1)));
            }
        }
        return names;
    }

    private static String fingerprint(Path migrations) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        digest.update("3".getBytes()); // raise it when this program changes what it generates
        return HexFormat.of().formatHex(digest.digest());
    }
}
