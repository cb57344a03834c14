package live.chobi.videos.playlists;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Visibility;
import org.jspecify.annotations.Nullable;

/// `videos.createPlaylist`, empty. Refused beyond 200 of a user.
public final class CreatePlaylist implements Procedure<CreatePlaylist.Input, CreatePlaylist.Output> {
    /// @param visibility private where it is absent
    public record Input(@NotBlank @Size(max = 200) String title, @Nullable @Size(max = 5000) String description,
            @Nullable Visibility visibility) {}

    public record Output(PlaylistView playlist) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;

    public CreatePlaylist(Playlists playlists, PlaylistDesk desk) {
        this.playlists = playlists;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(desk.view(playlists.create(caller.user(), new Playlists.Details(input.title().strip(),
                input.description() == null ? "" : input.description(),
                input.visibility() == null ? Visibility.PRIVATE : input.visibility()))));
    }
}
