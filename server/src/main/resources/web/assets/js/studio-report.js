/** The report of an ended session. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { formatDuration, formatNumber, say } from "./i18n.js";
import { figuresOf } from "./report.js";

/** `answer` is what streaming.endSession gave, or undefined: then the same report is read again. */
export function reportCard(sessionId, answer) {
  const numbers = el("div", { class: "numbers" });
  const card = el("section", { class: "card pad report", data: { testid: "report" } }, say(el("h2"), "studio.report"), numbers);
  const fill = (report) =>
    numbers.replaceChildren(
      ...figuresOf(report).map(({ key, value, kind }) => {
        const shown = kind === "duration" ? formatDuration(value) : formatNumber(value);
        const figure = el("b", { data: { figure: key.split(".")[1], value } }, shown);
        return el("div", { class: "number" }, figure, say(el("span", { class: "muted" }), key));
      }),
    );
  const read = async () => {
    try {
      fill(await rpc.query("streaming.getReport", { sessionId }));
    } catch {
      setTimeout(() => card.isConnected && read(), 1_000);
    }
  };
  if (answer) fill(answer);
  else read();
  return card;
}
