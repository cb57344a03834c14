package live.chobi.bench.servers;

/// A server in a process of its own.
abstract class LaunchedServer implements ServerUnderTest {
    private final String name;
    private final Launched process;

    LaunchedServer(String name, Launched process) {
        this.name = name;
        this.process = process;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Cost cost() {
        return Cost.of(process.handle());
    }

    @Override
    public void close() {
        process.close();
    }
}
