package live.chobi.server.launch;

/// The program cannot start and its operator can mend it: one line that names the cause and the fix, exit status 2,
/// never a stack trace. Anything else that stops a start is a bug and keeps its trace.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    public static final int EXIT_STATUS = 2;

    public StartRefused(String line) {
        super(line.replace('\n', ' '));
    }

    public StartRefused(String line, Throwable cause) {
        super(line.replace('\n', ' '), cause);
    }

    /// What the operator reads.
    public String line() {
        return String.valueOf(getMessage());
    }
}
