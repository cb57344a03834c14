package live.chobi.users.experience;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What something is called in each language that the pages speak.
public record Titles(
        @NotNull(message = "is required") @NotBlank(message = "must not be blank") @Size(max = 80, message = "must have at most {max} characters") String en,
        @NotNull(message = "is required") @NotBlank(message = "must not be blank") @Size(max = 80, message = "must have at most {max} characters") String ar) {}
