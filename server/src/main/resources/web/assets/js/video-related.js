/** `<chobi-related>`: videos that are like the one that plays. */
import { rpc } from "./account.js";
import { el, nameOf } from "./dom.js";
import { formatDuration, say } from "./i18n.js";

export class RelatedVideos extends HTMLElement {
  async open(videoId) {
    const found = await rpc.query("videos.getRelatedVideos", { videoId }).catch(() => null);
    if (!found || found.items.length === 0) return;
    const cards = found.items.map((it) => this.#card(it));
    this.replaceChildren(say(el("h2", { class: "comments-head" }), "video.related"), el("ul", { class: "related" }, cards));
  }

  #card(video) {
    const picture = video.posterUrl && el("img", { alt: "", loading: "lazy", src: new URL(video.posterUrl, location.href).pathname });
    const cover = el("span", { class: "related-cover" }, picture || null, el("time", {}, formatDuration(video.durationMs / 1_000)));
    const views = say(el("span"), "video.views", { n: video.counts.views });
    const words = el("span", { class: "related-words" }, el("b", { dir: "auto" }, video.title), el("bdi", {}, nameOf(video.owner)), views);
    return el("li", {}, el("a", { href: `/v/${video.id}`, data: { testid: "related" } }, cover, words));
  }
}

customElements.define("chobi-related", RelatedVideos);
