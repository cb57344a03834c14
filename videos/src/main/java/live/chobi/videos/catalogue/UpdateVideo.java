package live.chobi.videos.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `videos.updateVideo`. What is left out stays. One that becomes less visible loses all signed addresses.
public final class UpdateVideo implements Procedure<UpdateVideo.Input, GetVideo.Output> {
    /// @param category empty takes it away
    public record Input(UUID videoId, @Nullable @Size(min = 1, max = 200) String title,
            @Nullable @Size(max = 5000) String description, @Nullable @Size(max = 50) String category,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 30) String> tags,
            @Nullable Visibility visibility) {}

    private final Catalogue catalogue;
    private final VideoDesk desk;
    private final VideoViews views;
    private final Consumer<UUID> changed;

    /// @param changed told of each video whose visibility changes
    public UpdateVideo(Catalogue catalogue, VideoDesk desk, VideoViews views, Consumer<UUID> changed) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.views = views;
        this.changed = changed;
    }

    @Override
    public GetVideo.Output handle(Caller caller, Input input) {
        if (input.title() != null && input.title().isBlank()) {
            throw Problem.badInput("title", "must not be blank");
        }
        Video now = desk.own(caller, input.videoId());
        Visibility visibility = input.visibility() == null ? now.visibility() : input.visibility();
        catalogue.update(now.id(), new Catalogue.Details(
                input.title() == null ? now.title() : input.title().strip(),
                input.description() == null ? now.description() : input.description(),
                category(input.category(), now), input.tags() == null ? now.tags() : input.tags(), visibility),
                visibility.compareTo(now.visibility()) > 0);
        changed.accept(now.id());
        return new GetVideo.Output(views.of(catalogue.get(now.id()), caller));
    }

    private static @Nullable String category(@Nullable String wanted, Video now) {
        if (wanted == null) {
            return now.category();
        }
        return wanted.isBlank() ? null : wanted;
    }
}
