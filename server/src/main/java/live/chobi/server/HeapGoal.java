package live.chobi.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells the collector what the heap is worth: twice what was alive after the last collection. Left alone, ZGC collects
/// only when a quarter of the machine is full, so a crowd that comes takes a hundred kilobytes of garbage each that
/// nobody needed; ten thousand viewers are a gigabyte. It is a goal, no limit: what is needed is had all the same.
///
/// One thread at a time.
final class HeapGoal implements Runnable {
    /// An idle server is far below, and fifteen thousand viewers are within.
    static final long BYTES_MIN = 192L * 1024 * 1024;
    private static final String OPTION = "SoftMaxHeapSize";

    private final LongSupplier liveBytes;
    private final LongConsumer setter;
    private final long bytesMax;
    private long told;

    HeapGoal(LongSupplier liveBytes, LongConsumer setter, long bytesMax) {
        this.liveBytes = liveBytes;
        this.setter = setter;
        this.bytesMax = bytesMax;
    }

    /// Of this JVM; nothing changes where whoever started it has named a goal.
    static Runnable ofThisProcess() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (vm.getVMOption(OPTION).getOrigin() != VMOption.Origin.DEFAULT
                && vm.getVMOption(OPTION).getOrigin() != VMOption.Origin.ERGONOMIC) {
            return () -> {
            };
        }
        return new HeapGoal(HeapGoal::liveAfterCollection, bytes -> vm.setVMOption(OPTION, Long.toString(bytes)),
                Runtime.getRuntime().maxMemory());
    }

    private static long liveAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(it -> it.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong((@Nullable MemoryUsage it) -> it == null ? 0 : it.getUsed()).sum();
    }

    @Override
    public void run() {
        long wanted = Math.min(bytesMax, Math.max(BYTES_MIN, 2 * liveBytes.getAsLong()));
        // Small steps are not worth a word.
        if (Math.abs(wanted - told) > told / 10 || (wanted == bytesMax && told != bytesMax)) {
            told = wanted;
            setter.accept(wanted);
        }
    }
}
