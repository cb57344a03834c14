/**
 * `<chobi-poll>`: the session's poll. Its rows come with `add` and wait for their moment of the video (`tick`), votes told
 * meanwhile with `count`. Who has voted, or runs the session, sees how it stands.
 */
import { el, icon } from "./dom.js";
import { formatDuration, formatNumber, hush, say, sayAttribute } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";
import { serverNow } from "./server-clock.js";
import { ensureSignedIn, sayFailure } from "./sign-up.js";

/** The result stays this long, then the chat has its room back. */
const resultMs = 25_000;

export class PollCard extends HTMLElement {
  #schedule = new MediaSchedule();
  #poll = null;
  #myVote = null;
  #mayClose = false;
  #hideTimer;
  #clock;
  #left = el("span", { class: "poll-left muted" });
  #complaint = el("p", { class: "form-error", role: "alert" });

  /** `(pollId, option) → Promise<{poll, myVote}>` and `(pollId) → Promise`, set by the page. */
  vote = async () => {};
  end = async () => {};

  connectedCallback() {
    this.dataset.testid = "poll";
    this.hidden = this.#poll === null;
    clearInterval(this.#clock);
    this.#clock = setInterval(() => this.#showLeft(), 1_000);
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
  }

  /** Whether the reader moderates: they see the counts, and may close it early. */
  set mayClose(mayClose) {
    if (this.#mayClose === mayClose) return;
    this.#mayClose = mayClose;
    this.#show();
  }

  /** What chat.getPoll answers; only an open poll is news to who has just come. */
  begin({ poll, myVote }) {
    if (poll?.status !== "open" || (this.#poll !== null && this.#poll.id !== poll.id)) return;
    this.#myVote = myVote;
    this.#set(poll);
  }

  /** A row `poll_opened` or `poll_closed`; `isHistory` rows have been and gone. */
  add(row, { isHistory }) {
    if (!isHistory) this.#schedule.add(row, row.mediaAt);
  }

  tick(onScreen) {
    for (const { payload } of this.#schedule.take(onScreen)) {
      if (payload.status === "closed" && this.#poll?.id !== payload.id) continue;
      this.#set(payload);
    }
  }

  /** As it stands now, for who sees it already. */
  count(poll) {
    if (this.#poll?.id === poll.id && this.#poll.status === "open" && poll.votes >= this.#poll.votes) this.#set(poll);
  }

  #set(poll) {
    if (this.#poll?.id !== poll.id) {
      this.#myVote = poll.status === "open" && this.#poll === null ? this.#myVote : null;
      hush(this.#complaint);
    }
    this.#poll = poll;
    this.hidden = false;
    clearTimeout(this.#hideTimer);
    if (poll.status === "closed") this.#hideTimer = setTimeout(() => this.#dismiss(), resultMs);
    this.#show();
  }

  #dismiss() {
    this.#poll = null;
    this.#myVote = null;
    this.hidden = true;
    this.replaceChildren();
  }

  #show() {
    if (this.#poll === null) return;
    const { question, options, votes, status } = this.#poll;
    const isOpen = status === "open";
    const showsCounts = !isOpen || this.#myVote !== null || this.#mayClose;
    const most = Math.max(...options.map((option) => option.votes));
    const rows = options.map((option, i) => {
      const share = votes > 0 ? option.votes / votes : 0;
      const words = el("span", { class: "poll-words", dir: "auto" }, option.text);
      const row = el("button", { type: "button", class: "poll-option", data: { option: i, votes: option.votes } }, words);
      row.disabled = !isOpen || this.#myVote !== null;
      row.classList.toggle("mine", this.#myVote === i);
      row.classList.toggle("winner", !isOpen && votes > 0 && option.votes === most);
      if (showsCounts) {
        row.style.setProperty("--share", `${share * 100}%`);
        const percent = formatNumber(share, undefined, { style: "percent", maximumFractionDigits: 0 });
        row.append(el("span", { class: "poll-share" }, percent));
      }
      if (this.#myVote === i) row.append(icon("check"));
      row.addEventListener("click", () => this.#vote(i));
      return el("li", {}, row);
    });
    const focused = this.contains(document.activeElement) ? document.activeElement.dataset.option : undefined;
    const head = el("div", { class: "poll-head" }, say(el("span", { class: "chip" }), isOpen ? "poll.open" : "poll.closed"), this.#left);
    head.append(el("span", { class: "space" }), ...this.#headButtons(isOpen));
    const count = say(el("p", { class: "muted small" }), "poll.votes", { n: votes });
    this.replaceChildren(head, el("h3", { dir: "auto" }, question), el("ol", { class: "plain poll-options" }, rows), count, this.#complaint);
    if (focused !== undefined) this.querySelector(`[data-option="${focused}"]`)?.focus();
    this.dataset.status = status;
    this.#showLeft();
  }

  #headButtons(isOpen) {
    if (isOpen && this.#mayClose) {
      const close = say(el("button", { type: "button", class: "link" }), "poll.close");
      close.addEventListener("click", () => this.#attempt(() => this.end(this.#poll.id)));
      return [close];
    }
    if (isOpen) return [];
    const hide = el("button", { type: "button", class: "chat-reply-cancel", onclick: () => this.#dismiss() }, icon("close"));
    return [sayAttribute(hide, "aria-label", "action.close")];
  }

  #vote(option) {
    const { id } = this.#poll;
    return this.#attempt(async () => {
      if (!(await ensureSignedIn())) return;
      const { poll, myVote } = await this.vote(id, option);
      if (this.#poll?.id !== id) return;
      this.#myVote = myVote;
      this.#set(poll.votes >= this.#poll.votes ? poll : this.#poll);
    });
  }

  async #attempt(work) {
    hush(this.#complaint);
    try {
      await work();
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    }
  }

  #showLeft() {
    if (this.#poll?.status !== "open") return this.#left.replaceChildren();
    this.#left.textContent = formatDuration((Date.parse(this.#poll.closesAt) - serverNow()) / 1000);
  }
}

customElements.define("chobi-poll", PollCard);
