/** Reading the end report. Pure: the answer's figures as the page's rows, those it does not have left out. */
export function figuresOf(answer) {
  const report = answer.report ?? answer;
  const { gifts = {}, viewers, messages, durationSeconds } = report;
  const rows = [
    ["report.duration", durationSeconds, "duration"],
    ["report.unique", viewers?.unique ?? (typeof viewers === "number" ? viewers : undefined), "number"],
    ["report.peak", viewers?.peak, "number"],
    ["report.messages", typeof messages === "object" ? messages?.count : messages, "number"],
    ["report.gifts", gifts.count, "number"],
    ["report.coins", gifts.coins, "number"],
    ["report.diamonds", gifts.diamonds ?? report.diamonds ?? report.earnings?.diamonds, "number"],
  ];
  return rows.filter(([, value]) => typeof value === "number").map(([key, value, kind]) => ({ key, value, kind }));
}
