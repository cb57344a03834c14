/**
 * Who is what in a session's chat, what the reader may do in it, its modes and its pinned message. Read from the server
 * once, then kept by the log's rows. `change` tells that something is different.
 */
import { account } from "./account.js";

/** The highest first, as the server has them. */
const roles = ["owner", "admin", "co_host", "moderator", "viewer", "guest"];
/** Readers ask anew at different moments, for the server's sake. */
const spreadMs = 1_000;

export class ChatStanding extends EventTarget {
  role = "guest";
  mode = {};
  /** {messageId, user, text}, or null. */
  pinned = null;
  /** {bans, timeOuts, words} for who moderates, else null. */
  moderation = null;
  #hostId;
  #ask;
  #rights = new Set();
  #moderators = new Set();
  #coHosts = new Set();

  /** `ask()` answers chat.getRoom; `session` is the page's. */
  constructor({ session, ask }) {
    super();
    this.#hostId = session.host?.id ?? null;
    this.#coHosts = new Set((session.coHosts ?? []).map(({ id }) => id));
    this.#ask = ask;
  }

  /** Again after somebody signed in or out. */
  async read() {
    const room = await this.#ask().catch(() => null);
    if (!room) return;
    this.role = room.role;
    this.#rights = new Set(room.rights);
    this.mode = room.mode;
    this.pinned = room.pinned;
    this.moderation = room.moderation ?? null;
    this.#moderators = new Set((room.moderators ?? []).map(({ id }) => id));
    this.#changed();
  }

  get mayModerate() {
    return this.#rights.has("moderate");
  }

  get mayAppoint() {
    return this.#rights.has("appoint");
  }

  /** As far as the page knows: administrators look like everybody else. */
  roleOf(userId) {
    if (userId === this.#hostId) return "owner";
    if (this.#coHosts.has(userId)) return "co_host";
    return this.#moderators.has(userId) ? "moderator" : "viewer";
  }

  /** Whether the reader may time out or ban this person. The server decides; this is what the menu offers. */
  maySanction(userId) {
    return this.mayModerate && userId !== account.user()?.id && this.#isAbove(userId);
  }

  mayDelete(userId) {
    return this.mayModerate && (this.mayAppoint || userId === account.user()?.id || this.#isAbove(userId));
  }

  #isAbove(userId) {
    return roles.indexOf(this.role) < roles.indexOf(this.roleOf(userId));
  }

  /** A row of the log. */
  note({ type, payload }) {
    if (type === "moderation") this.#noteDecision(payload);
    else if (type === "co_host") this.#keep(this.#coHosts, payload.userId, payload.action === "added");
    else if (type === "message_deleted" && payload.messageId === this.pinned?.messageId) this.#pin(null);
    else if (type === "session_updated") {
      if (payload.mode) this.mode = payload.mode;
      if (payload.mode) this.#changed();
      if (payload.pinned === null) this.#pin(null);
      else if (payload.pinned) setTimeout(() => this.read(), Math.random() * spreadMs);
    }
  }

  #noteDecision({ action, userId }) {
    if (action === "add_moderator" || action === "remove_moderator") {
      this.#keep(this.#moderators, userId, action === "add_moderator");
    } else if (this.mayModerate) {
      this.read(); // who is kept out has changed
    }
  }

  #keep(set, userId, isIn) {
    if (isIn) set.add(userId);
    else set.delete(userId);
    if (userId === account.user()?.id) this.read();
    this.#changed();
  }

  #pin(pinned) {
    this.pinned = pinned;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
