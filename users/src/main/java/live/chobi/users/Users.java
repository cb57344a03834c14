package live.chobi.users;

import java.time.InstantSource;
import java.util.List;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import live.chobi.users.avatars.AvatarShelf;
import live.chobi.users.avatars.UploadAvatar;
import live.chobi.users.experience.GetAwards;
import live.chobi.users.experience.GetExperience;
import live.chobi.users.experience.GetXpRules;
import live.chobi.users.experience.SaveXpRule;
import live.chobi.users.follows.BlockUser;
import live.chobi.users.follows.Blocks;
import live.chobi.users.follows.FollowUser;
import live.chobi.users.follows.Follows;
import live.chobi.users.follows.GetFollowers;
import live.chobi.users.follows.GetFollowing;
import live.chobi.users.follows.GetRelationships;
import live.chobi.users.follows.MuteUser;
import live.chobi.users.follows.Mutes;
import live.chobi.users.follows.UnblockUser;
import live.chobi.users.follows.UnfollowUser;
import live.chobi.users.follows.UnmuteUser;
import live.chobi.users.follows.UserPage;
import live.chobi.users.privacy.GetPrivacy;
import live.chobi.users.privacy.Privacy;
import live.chobi.users.privacy.UpdatePrivacy;
import live.chobi.users.profiles.GetProfile;
import live.chobi.users.profiles.Profiles;
import live.chobi.users.profiles.UpdateProfile;
import live.chobi.users.profiles.Wallet;
import live.chobi.users.search.SearchUsers;

/// The feature `users`, wired: what others ask of it through a bridge, and its table of procedures.
public record Users(Database database, Accounts accounts, Profiles profiles, Follows follows, Blocks blocks,
        Mutes mutes, Privacy privacy, UploadAvatar uploadAvatar) {

    /// @param isLimited whether uploads are limited for each user
    public static Users of(Database database, Accounts accounts, Wallet wallet, boolean isLimited,
            InstantSource clock) {
        Follows follows = new Follows(database);
        return new Users(database, accounts, new Profiles(database, follows, wallet), follows, new Blocks(database),
                new Mutes(database), new Privacy(database),
                new UploadAvatar(new AvatarShelf(database), isLimited, clock));
    }

    /// The router `users`. Profiles and lists are public; a guest has no profile of their own, which getProfile says.
    public List<Endpoint<?, ?>> endpoints() {
        return List.of(
                Endpoint.query("users.getProfile", Access.ANYONE, GetProfile.Input.class,
                        new GetProfile(accounts, profiles)),
                Endpoint.mutation("users.updateProfile", Access.SIGNED_IN, UpdateProfile.Input.class,
                        new UpdateProfile(accounts, profiles)),
                Endpoint.mutation("users.uploadAvatar", Access.SIGNED_IN, UploadAvatar.Input.class, uploadAvatar),
                Endpoint.mutation("users.follow", Access.SIGNED_IN, FollowUser.Input.class,
                        new FollowUser(accounts, follows)),
                Endpoint.mutation("users.unfollow", Access.SIGNED_IN, FollowUser.Input.class,
                        new UnfollowUser(accounts, follows)),
                Endpoint.mutation("users.block", Access.SIGNED_IN, BlockUser.Input.class,
                        new BlockUser(accounts, blocks)),
                Endpoint.mutation("users.unblock", Access.SIGNED_IN, BlockUser.Input.class,
                        new UnblockUser(accounts, blocks)),
                Endpoint.query("users.getFollowers", Access.ANYONE, UserPage.Input.class,
                        new GetFollowers(accounts, follows, privacy)),
                Endpoint.query("users.getFollowing", Access.ANYONE, UserPage.Input.class,
                        new GetFollowing(accounts, follows, privacy)),
                Endpoint.mutation("users.mute", Access.SIGNED_IN, MuteUser.Input.class,
                        new MuteUser(accounts, mutes)),
                Endpoint.mutation("users.unmute", Access.SIGNED_IN, MuteUser.Input.class,
                        new UnmuteUser(accounts, mutes)),
                Endpoint.query("users.getRelationships", Access.SIGNED_IN, GetRelationships.Input.class,
                        new GetRelationships(database)),
                Endpoint.query("users.getPrivacy", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetPrivacy(privacy)),
                Endpoint.mutation("users.updatePrivacy", Access.SIGNED_IN, UpdatePrivacy.Input.class,
                        new UpdatePrivacy(privacy)),
                Endpoint.query("users.search", Access.ANYONE, SearchUsers.Input.class,
                        new SearchUsers(database, accounts, privacy)),
                Endpoint.query("users.getExperience", Access.SIGNED_IN, GetExperience.Input.class,
                        new GetExperience(database)),
                Endpoint.query("users.getAwards", Access.ANYONE, GetAwards.Input.class,
                        new GetAwards(database, accounts)),
                Endpoint.query("users.getXpRules", Access.ANYONE, Procedure.Nothing.class, new GetXpRules(database)),
                Endpoint.mutation("users.saveXpRule", Access.ADMIN, SaveXpRule.Input.class,
                        new SaveXpRule(database)));
    }
}
