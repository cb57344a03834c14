/** `<chobi-moments>`: where in a recording most was said and given. Its owner makes clips of them. */
import { account, rpc } from "./account.js";
import { el, icon } from "./dom.js";
import { wordsFor } from "./failure.js";
import { formatDuration, has, say, sayAttribute } from "./i18n.js";
import { toast } from "./toast.js";

const titleMax = 200;

export class VideoMoments extends HTMLElement {
  /** `jump(seconds)`: called with the beginning of what somebody chose. */
  async open(video, jump) {
    const found = await rpc.query("videos.getHighlights", { videoId: video.id }).catch(() => null);
    if (!found || found.items.length === 0) return;
    const list = el("ul", { class: "moments" });
    const draw = () => list.replaceChildren(...found.items.map((it) => this.#moment(video, it, jump)));
    this.replaceChildren(say(el("h2", { class: "comments-head" }), "video.moments"), list);
    draw();
    document.addEventListener("chobi:account", draw);
  }

  #moment(video, moment, jump) {
    const seconds = moment.startMs / 1_000;
    const go = el("button", { type: "button", class: "button small", onclick: () => jump(seconds), data: { testid: "moment" } }, formatDuration(seconds));
    const line = el("li", {}, go);
    if (account.user()?.id === video.owner?.id && video.owner) line.append(this.#clipButton(video, moment));
    return line;
  }

  #clipButton(video, { startMs, endMs }) {
    const button = el("button", { type: "button", class: "button small", data: { testid: "make-clip" } }, icon("pin"));
    sayAttribute(button, "aria-label", "video.makeClip");
    sayAttribute(button, "title", "video.makeClip");
    button.addEventListener("click", async () => {
      button.disabled = true;
      const title = `${formatDuration(startMs / 1_000)} · ${video.title}`.slice(0, titleMax);
      try {
        const { video: clip } = await rpc.mutate("videos.createClip", { videoId: video.id, title, startMs, endMs });
        location.assign(`/v/${clip.id}`);
      } catch (failure) {
        const { key, values } = wordsFor(failure, has);
        toast(key, values, "bad");
        button.disabled = false;
      }
    });
    return button;
  }
}

customElements.define("chobi-moments", VideoMoments);
