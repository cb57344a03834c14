/** Prices as an administrator writes them, one on each line: `USD 4.99`. Pure. */

/** How many digits a currency has after its point, by the browser's table. */
export function digitsOf(currency) {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
}

/** → `USD 4.99` for each {currency, amount}; amounts are in the smallest unit. */
export function textOf(prices) {
  return prices.map(({ currency, amount }) => `${currency} ${(amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))}`).join("\n");
}

/** → [{currency, amount}], or null where a line is none. */
export function pricesOf(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const prices = lines.map((line) => {
    const parts = /^([A-Za-z]{3})\s+(\d{1,12})(?:\.(\d+))?$/.exec(line);
    if (!parts) return null;
    const currency = parts[1].toUpperCase();
    const digits = digitsOf(currency);
    const fraction = parts[3] ?? "";
    if (fraction.length > digits) return null;
    return { currency, amount: Number(parts[2] + fraction.padEnd(digits, "0")) };
  });
  return prices.includes(null) ? null : prices;
}
