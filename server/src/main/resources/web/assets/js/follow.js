/** The follow button beside a host's name. */
import { account, rpc } from "./account.js";
import { has, say } from "./i18n.js";
import { wordsFor } from "./failure.js";
import { ensureSignedIn } from "./sign-up.js";
import { toast } from "./toast.js";

/** Makes `button` follow and unfollow `host`. Hidden for the host. */
export function followButton(button, host) {
  let isFollowing = false;
  const show = () => {
    button.hidden = !host || account.user()?.id === host.id;
    button.setAttribute("aria-pressed", String(isFollowing));
    button.classList.toggle("primary", !isFollowing);
    say(button, isFollowing ? "action.following" : "action.follow");
  };
  const read = async () => {
    const me = account.user();
    isFollowing = false;
    show();
    if (!me || !host) return;
    const answer = await rpc.query("users.getFollowing", { userId: me.id, limit: 100 }).catch(() => null);
    isFollowing = answer?.items?.some((item) => (item.user ?? item).id === host.id) ?? false;
    show();
  };
  button.addEventListener("click", async () => {
    const wasGuest = account.user() === null;
    if (!(await ensureSignedIn())) return;
    const wanted = wasGuest ? true : !isFollowing;
    button.disabled = true;
    try {
      await rpc.mutate(wanted ? "users.follow" : "users.unfollow", { userId: host.id });
      isFollowing = wanted;
    } catch (failure) {
      const { key, values } = wordsFor(failure, has);
      toast(key, values, "bad");
    } finally {
      button.disabled = false;
      show();
    }
  });
  document.addEventListener("chobi:account", read);
  read();
}
