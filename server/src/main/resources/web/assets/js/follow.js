/** The follow button beside a name. */
import { account, rpc } from "./account.js";
import { has, say } from "./i18n.js";
import { wordsFor } from "./failure.js";
import { ensureSignedIn } from "./sign-up.js";
import { toast } from "./toast.js";

/**
 * Makes `button` follow and unfollow `user`; it tells of both by the event `followed`. Hidden for that user. `signal`: aborted
 * when the button is gone.
 */
export function followButton(button, user, { signal } = {}) {
  let isFollowing = false;
  const show = () => {
    button.hidden = !user || account.user()?.id === user.id;
    button.setAttribute("aria-pressed", String(isFollowing));
    button.classList.toggle("primary", !isFollowing);
    say(button, isFollowing ? "action.following" : "action.follow");
  };
  const read = async () => {
    isFollowing = false;
    show();
    if (!account.user() || !user || button.hidden) return;
    const answer = await rpc.query("users.getRelationships", { userIds: [user.id] }).catch(() => null);
    isFollowing = answer?.items?.[0]?.following === true;
    show();
  };
  button.addEventListener("click", async () => {
    const wasGuest = account.user() === null;
    if (!(await ensureSignedIn())) return;
    const wanted = wasGuest ? true : !isFollowing;
    button.disabled = true;
    try {
      await rpc.mutate(wanted ? "users.follow" : "users.unfollow", { userId: user.id });
      isFollowing = wanted;
      button.dispatchEvent(new Event("followed"));
    } catch (failure) {
      const { key, values } = wordsFor(failure, has);
      toast(key, values, "bad");
    } finally {
      button.disabled = false;
      show();
    }
  });
  document.addEventListener("chobi:account", read, { signal });
  read();
}
