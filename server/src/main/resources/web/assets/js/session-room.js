/**
 * One session over the socket: joins, resumes where it left off, catches up from the log, and asks until it is answered.
 *
 * Events: `rows` {rows, isHistory} · `session` {session} · `viewers` {count} · `presence` {name, user} · `connection`
 * {isJoined} · `refused` {failure} · `deleted` {messageId} · `poll` {poll}, `goal` {goal}, `battle` {battle}: how it stands ·
 * `removed` {reason}: put out of the room.
 */
import { io } from "/assets/vendor/socket.io.esm.min.js";
import { account, rpc } from "./account.js";
import { carry, release } from "./account-events.js";
import { Failure } from "./failure.js";
import { asGuest } from "./guest-id.js";
import { SessionLog, rowOf } from "./session-log.js";

/** Events that are a row and nothing else to this class. */
const rowEvents = [
  "new_message",
  "gift_animation",
  "moderation",
  "announcement",
  "poll_opened",
  "poll_closed",
  "likes",
  "co_host",
  "goal_set",
  "goal_reached",
  "goal_removed",
  "battle_started",
  "battle_ended",
];
/** Events between rows: how something stands now. */
const figures = ["poll", "goal", "battle"];
/** How much of the past a newcomer sees. */
const newcomerRows = 100;
const answerWithinMs = 5_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class SessionRoom extends EventTarget {
  #sessionId;
  #accessCode;
  #log;
  #historyRows;
  #socket;
  #isJoined = false;
  #hasJoinedBefore = false;
  #historyUpTo = 0;
  #isCatchingUp = false;
  #hasTriedRenewal = false;
  #isOverlay;

  /** `historyRows`: how much of the past to begin with. `token`: an overlay's; else it is whoever is signed in. */
  constructor({ sessionId, accessCode, token, historyRows = newcomerRows }) {
    super();
    this.#isOverlay = token !== undefined;
    this.#historyRows = historyRows;
    this.#log = new SessionLog({ catchUpMax: Math.max(historyRows, 1_000) });
    this.#sessionId = sessionId;
    this.#accessCode = accessCode;
    this.#socket = io({
      auth: (answer) => (token ? Promise.resolve(token) : account.freshToken()).then((its) => answer(its ? { token: its } : {})),
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      autoConnect: false,
    });
    this.#listen();
  }

  get isJoined() {
    return this.#isJoined;
  }

  open() {
    if (!this.#isOverlay) carry(this.#socket);
    this.#socket.connect();
  }

  /** A new token needs a new handshake. The log makes it seamless; the video is not involved. */
  reopen() {
    this.#hasTriedRenewal = false;
    this.#setJoined(false);
    this.#socket.disconnect().connect();
  }

  /** The network is back: does not wait for the next attempt. */
  hurry() {
    if (!this.#socket.connected) this.#socket.disconnect().connect();
  }

  close() {
    this.#socket.emit("leave_session", { sessionId: this.#sessionId });
    this.#socket.disconnect();
    release(this.#socket);
  }

  /**
   * Sends until there is an answer, at most for `patienceMs`. Only for requests that carry their own key
   * (`clientMessageId`, `idempotencyKey`): those are harmless to repeat.
   */
  async request(event, payload, { patienceMs = 15_000, onRetry } = {}) {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        if (!this.#isJoined) throw Failure.network("not in the room");
        return await this.#ask(event, { sessionId: this.#sessionId, ...payload });
      } catch (failure) {
        if (!failure.isPassing || Date.now() > deadline) throw failure;
        onRetry?.();
        await pause(400);
        while (!this.#isJoined && Date.now() < deadline) await pause(100);
      }
    }
  }

  /** What somebody's own request told us arrives as a row like any other, and its event is then a duplicate. */
  acceptOwn(eventName, event) {
    this.#handOut(this.#log.accept([rowOf(eventName, event)]));
  }

  async #ask(event, payload) {
    if (!this.#socket.connected) throw Failure.network("not connected");
    let answer;
    try {
      answer = await this.#socket.timeout(answerWithinMs).emitWithAck(event, payload);
    } catch (cause) {
      throw Failure.network(cause);
    }
    if (!answer?.ok) throw new Failure(answer?.error ?? { code: "INTERNAL_SERVER_ERROR" });
    return answer;
  }

  #listen() {
    const socket = this.#socket;
    socket.on("connect", () => this.#join());
    socket.on("disconnect", () => this.#setJoined(false));
    socket.on("connect_error", () => this.#onRefusedHandshake());
    for (const name of rowEvents) socket.on(name, (event) => this.#onEvent(name, event));
    for (const name of ["viewer_joined", "viewer_left"]) {
      socket.on(name, (event) => {
        if (this.#isMine(event)) this.#emit("presence", { name, user: event.user });
        this.#onEvent(name, event);
      });
    }
    for (const name of ["session_updated", "session_ended"]) {
      socket.on(name, (event) => {
        if (!this.#isMine(event)) return;
        this.#emit("session", { session: sessionOf(name, event) });
        this.#onEvent(name, event);
      });
    }
    socket.on("message_deleted", (event) => {
      if (this.#isMine(event)) this.#emit("deleted", { messageId: event.messageId });
      this.#onEvent("message_deleted", event);
    });
    socket.on("removed", (event) => this.#isMine(event) && this.#emit("removed", { reason: event.reason }));
    for (const name of figures) socket.on(`${name}_updated`, (event) => this.#isMine(event) && this.#emit(name, { [name]: event }));
    socket.on("viewer_count", (event) => this.#isMine(event) && this.#emit("viewers", { count: event.count }));
    socket.on("skipped", (event) => {
      if (!this.#isMine(event)) return;
      this.#log.owe(event.fromSeq, event.toSeq);
      this.#catchUp();
    });
  }

  #isMine(event) {
    return event?.sessionId === this.#sessionId;
  }

  #onEvent(name, event) {
    if (this.#isMine(event) && event.seq !== undefined) this.#handOut(this.#log.accept([rowOf(name, event)]));
  }

  async #join() {
    const afterSeq = this.#hasJoinedBefore ? this.#log.resumeAfter : undefined;
    try {
      const answer = await this.#ask("join_session", {
        sessionId: this.#sessionId,
        ...(afterSeq !== undefined && { afterSeq }),
        ...(this.#accessCode && { accessCode: this.#accessCode }),
        ...asGuest(),
      });
      const rows = answer.events ?? [];
      const from = afterSeq ?? Math.max(0, answer.lastSeq - this.#historyRows);
      if (!this.#hasJoinedBefore) {
        this.#historyUpTo = answer.lastSeq;
        this.#log.startAfter(from);
      }
      this.#hasJoinedBefore = true;
      this.#hasTriedRenewal = false;
      const fresh = this.#log.joined(from, answer.lastSeq, rows);
      if (answer.session) this.#emit("session", { session: answer.session });
      this.#handOut(fresh);
      this.#setJoined(true);
      this.#catchUp();
    } catch (failure) {
      if (!this.#socket.connected) return;
      if (failure.isPassing || failure.code === "TOO_MANY_REQUESTS") {
        return void setTimeout(() => this.#socket.connected && this.#join(), (failure.retryAfter ?? 1) * 1_000);
      }
      this.#emit("refused", { failure });
    }
  }

  /** Fetches what is owed, page by page. One at a time; what becomes owed meanwhile is fetched by the same run. */
  async #catchUp() {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    try {
      for (let range = this.#log.owed[0]; range; range = this.#log.owed[0]) {
        const { items } = await rpc.query("streaming.getEvents", {
          sessionId: this.#sessionId,
          afterSeq: range.from - 1,
          limit: Math.min(100, range.to - range.from + 1),
        });
        this.#handOut(this.#log.accept(items));
        this.#log.forgive(range.from, items.length > 0 ? items.at(-1).seq : range.to);
      }
    } catch (failure) {
      if (failure.isPassing || failure.code === "TOO_MANY_REQUESTS") setTimeout(() => this.#catchUp(), 2_000);
      else for (const { from, to } of this.#log.owed) this.#log.forgive(from, to);
    } finally {
      this.#isCatchingUp = false;
    }
  }

  #handOut(rows) {
    if (rows.length === 0) return;
    const history = rows.filter((row) => row.seq <= this.#historyUpTo);
    const fresh = rows.filter((row) => row.seq > this.#historyUpTo);
    if (history.length > 0) this.#emit("rows", { rows: history, isHistory: true });
    if (fresh.length > 0) this.#emit("rows", { rows: fresh, isHistory: false });
  }

  /** A refused handshake is not retried by socket.io-client. An old token is renewed once, then we come as a guest. */
  async #onRefusedHandshake() {
    if (this.#socket.active) return;
    await pause(this.#hasTriedRenewal ? 2_000 : 0);
    if (!this.#hasTriedRenewal && account.user()) await account.renew();
    this.#hasTriedRenewal = true;
    this.#socket.connect();
  }

  #setJoined(isJoined) {
    if (this.#isJoined === isJoined) return;
    this.#isJoined = isJoined;
    this.#emit("connection", { isJoined });
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** The state an event tells of: whole, as flat fields, or by its name alone. */
function sessionOf(name, event) {
  const { sessionId: _sessionId, seq: _seq, at: _at, mediaAt: _mediaAt, session, details, user: _user, actor: _actor, ...flat } = event;
  return { ...flat, ...session, ...details, ...(name === "session_ended" && { status: "ended" }) };
}
