package live.chobi.videos.upload;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.VideoAddresses;
import live.chobi.videos.catalogue.VideoView;
import live.chobi.videos.catalogue.VideoViews;
import live.chobi.videos.catalogue.Visibility;
import org.jspecify.annotations.Nullable;

/// `videos.uploadVideo`. Its bytes go to `uploadUrl` by tus, with the owner's access token; what kind of file it is is
/// told by them.
public final class UploadVideo implements Procedure<UploadVideo.Input, UploadVideo.Output> {
    /// @param size in bytes
    /// @param contentType as its sender knows it
    public record Input(@NotBlank @Size(max = 200) String title, @Min(1) long size,
            @Pattern(regexp = "(video|audio)/[A-Za-z0-9.+-]{1,100}", message = "must be a media type of video or audio") String contentType,
            @Nullable @Size(max = 5000) String description, @Nullable @Size(min = 1, max = 50) String category,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 30) String> tags, @Nullable Visibility visibility) {}

    /// @param uploadUrl a tus 1.0.0 resource that is there already
    public record Output(VideoView video, String uploadUrl) {}

    private final Uploads uploads;
    private final Catalogue catalogue;
    private final VideoViews views;
    private final VideoAddresses addresses;

    public UploadVideo(Uploads uploads, Catalogue catalogue, VideoViews views, VideoAddresses addresses) {
        this.uploads = uploads;
        this.catalogue = catalogue;
        this.views = views;
        this.addresses = addresses;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UUID id = uploads.create(caller.user(), new Catalogue.Details(input.title().strip(),
                input.description() == null ? "" : input.description(), input.category(),
                input.tags() == null ? List.of() : input.tags(),
                input.visibility() == null ? Visibility.PUBLIC : input.visibility()), input.size(),
                UploadMetadata.write(Map.of("filetype", input.contentType())));
        return new Output(views.of(catalogue.get(id), caller), addresses.uploadUrl(id));
    }
}
