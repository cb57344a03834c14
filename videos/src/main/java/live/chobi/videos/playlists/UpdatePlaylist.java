package live.chobi.videos.playlists;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Visibility;
import org.jspecify.annotations.Nullable;

/// `videos.updatePlaylist`. What is left out stays.
public final class UpdatePlaylist implements Procedure<UpdatePlaylist.Input, CreatePlaylist.Output> {
    public record Input(UUID playlistId, @Nullable @Size(min = 1, max = 200) String title,
            @Nullable @Size(max = 5000) String description, @Nullable Visibility visibility) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;

    public UpdatePlaylist(Playlists playlists, PlaylistDesk desk) {
        this.playlists = playlists;
        this.desk = desk;
    }

    @Override
    public CreatePlaylist.Output handle(Caller caller, Input input) {
        if (input.title() != null && input.title().isBlank()) {
            throw Problem.badInput("title", "must not be blank");
        }
        Playlist now = desk.own(caller, input.playlistId());
        playlists.update(now.id(), new Playlists.Details(input.title() == null ? now.title() : input.title().strip(),
                input.description() == null ? now.description() : input.description(),
                input.visibility() == null ? now.visibility() : input.visibility()));
        return new CreatePlaylist.Output(desk.view(desk.own(caller, now.id())));
    }
}
