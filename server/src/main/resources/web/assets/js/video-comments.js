/** What people say under a video: the list, the line to write one, and what its owner may do. */
import { account, rpc } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { wordsFor } from "./failure.js";
import { formatNumber, has, language, say, sayAttribute } from "./i18n.js";
import { ensureSignedIn } from "./sign-up.js";
import { toast } from "./toast.js";

const pageSize = 20;
const textMax = 1_000;

export class VideoComments extends HTMLElement {
  #video = null;
  #cursor = null;
  #count = el("b", { data: { testid: "comment-count" } });
  #list = el("ul", { class: "comments", data: { testid: "comments" } });
  #more = say(el("button", { type: "button", class: "button small", hidden: true, onclick: () => this.#read() }), "video.moreComments");

  /** Begins with a video that can be played. */
  open(video) {
    this.#video = video;
    this.#count.textContent = formatNumber(video.counts.comments);
    const head = el("h2", { class: "comments-head" }, say(el("span"), "video.comments"), " ", this.#count);
    this.replaceChildren(head, this.#form(null, (comment) => this.#list.prepend(this.#line(comment))), this.#list, this.#more);
    this.#begin();
    document.addEventListener("chobi:account", () => this.#begin());
  }

  #begin() {
    this.#cursor = null;
    this.#list.replaceChildren();
    this.#read();
  }

  async #read() {
    const page = await this.#ask(() =>
      rpc.query("videos.getComments", { videoId: this.#video.id, limit: pageSize, ...(this.#cursor && { cursor: this.#cursor }) }),
    );
    if (!page) return;
    if (!this.#cursor) this.#list.replaceChildren();
    this.#list.append(...page.items.map((it) => this.#line(it)));
    this.#cursor = page.nextCursor;
    this.#more.hidden = page.nextCursor === null;
  }

  /** The answer; null where there was none, which is said. */
  async #ask(call) {
    try {
      return await call();
    } catch (failure) {
      const { key, values } = wordsFor(failure, has);
      toast(key, values, "bad");
      return null;
    }
  }

  #form(parentId, onSaid) {
    const text = el("textarea", { rows: 2, maxlength: textMax, required: true, dir: "auto", data: { testid: "comment-input" } });
    sayAttribute(text, "placeholder", parentId ? "video.answerPlaceholder" : "video.commentPlaceholder");
    sayAttribute(text, "aria-label", parentId ? "video.answerPlaceholder" : "video.commentPlaceholder");
    const send = say(el("button", { class: "button small primary", data: { testid: "comment-send" } }), "video.commentSend");
    const onsubmit = async (event) => {
      event.preventDefault();
      if (!text.value.trim() || !(await ensureSignedIn())) return;
      send.disabled = true;
      const said = await this.#ask(() =>
        rpc.mutate("videos.addComment", { videoId: this.#video.id, text: text.value, ...(parentId && { parentId }) }),
      );
      send.disabled = false;
      if (!said) return;
      text.value = "";
      this.#counted(1);
      onSaid(said.comment);
    };
    return el("form", { class: "comment-form", onsubmit }, text, send);
  }

  #counted(more) {
    this.#video.counts.comments += more;
    this.#count.textContent = formatNumber(this.#video.counts.comments);
  }

  #line(comment) {
    const line = el("li", { class: "comment", data: { id: comment.id, testid: "comment" } });
    const time = el("time", { datetime: comment.createdAt }, dateOf(comment.createdAt));
    const by = el("p", { class: "comment-by" }, el("bdi", {}, nameOf(comment.author)), time);
    if (comment.pinned) by.append(say(el("span", { class: "chip" }), "video.pinned"));
    const answers = el("ul", { class: "comments answers" });
    const words = el("div", { class: "comment-words" }, by, el("p", { class: "comment-text", dir: "auto" }, comment.text));
    words.append(this.#tools(comment, line, answers), answers);
    line.append(avatar(comment.author), words);
    return line;
  }

  #tools(comment, line, answers) {
    const tools = el("p", { class: "comment-tools" }, this.#likeButton(comment));
    if (!comment.parentId) {
      const answer = say(el("button", { type: "button", class: "link" }), "video.answer");
      answer.addEventListener("click", () => this.#openAnswers(comment, answers));
      tools.append(answer);
      if (comment.replies > 0) {
        const show = say(el("button", { type: "button", class: "link" }), "video.answers", { n: comment.replies });
        show.addEventListener("click", () => this.#openAnswers(comment, answers));
        tools.append(show);
      }
    }
    const me = account.user()?.id;
    const isOwner = me !== undefined && me === this.#video.owner?.id;
    if (isOwner && !comment.parentId) tools.append(this.#pinButton(comment));
    if (isOwner || (me !== undefined && me === comment.author?.id)) tools.append(this.#deleteButton(comment, line));
    return tools;
  }

  #likeButton(comment) {
    const count = el("span");
    const button = el("button", { type: "button", class: "link comment-like" }, icon("heart"), count);
    sayAttribute(button, "aria-label", "video.like");
    const show = () => {
      button.setAttribute("aria-pressed", String(comment.liked === true));
      count.textContent = comment.likes > 0 ? formatNumber(comment.likes) : "";
    };
    button.addEventListener("click", async () => {
      if (!(await ensureSignedIn())) return;
      const path = comment.liked ? "videos.unlikeComment" : "videos.likeComment";
      const now = await this.#ask(() => rpc.mutate(path, { commentId: comment.id }));
      if (!now) return;
      Object.assign(comment, { liked: now.liked, likes: now.likes });
      show();
    });
    show();
    return button;
  }

  #pinButton(comment) {
    const button = say(el("button", { type: "button", class: "link" }), comment.pinned ? "video.unpin" : "video.pin");
    button.addEventListener("click", async () => {
      const path = comment.pinned ? "videos.unpinComment" : "videos.pinComment";
      if (await this.#ask(() => rpc.mutate(path, { commentId: comment.id }))) this.#begin();
    });
    return button;
  }

  #deleteButton(comment, line) {
    const button = say(el("button", { type: "button", class: "link" }), "video.delete");
    button.addEventListener("click", async () => {
      if (!(await this.#ask(() => rpc.mutate("videos.deleteComment", { commentId: comment.id })))) return;
      this.#counted(-1 - (comment.replies ?? 0));
      line.remove();
    });
    return button;
  }

  async #openAnswers(comment, answers) {
    if (answers.firstChild) return answers.querySelector("textarea")?.focus();
    const form = el("li", {}, this.#form(comment.id, (said) => form.before(this.#line(said))));
    answers.append(form);
    form.querySelector("textarea").focus();
    if (comment.replies === 0) return;
    const page = await this.#ask(() => rpc.query("videos.getComments", { videoId: this.#video.id, parentId: comment.id, limit: 100 }));
    if (page) form.before(...page.items.map((it) => this.#line(it)));
  }
}

function dateOf(at) {
  return new Date(at).toLocaleDateString(language() === "ar" ? "ar-u-nu-latn" : "en", { dateStyle: "medium" });
}

customElements.define("chobi-comments", VideoComments);
