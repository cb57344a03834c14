package live.chobi.notifications.push;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `notifications.unregisterDevice`. Nothing is pushed to it any more. Idempotent; another's device is left alone.
public final class UnregisterDevice implements Procedure<UnregisterDevice.Input, UnregisterDevice.Output> {
    /// @param deviceId as registerDevice answered it
    public record Input(UUID deviceId) {}

    /// @param removed whether the caller had it
    public record Output(boolean removed) {}

    private final Devices devices;

    UnregisterDevice(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(devices.remove(caller.user(), input.deviceId()));
    }
}
