/** Money and payouts in words. */
import { formatNumber, language } from "./i18n.js";

/** States of a payout, and the key of each. */
export const payoutStates = {
  requested: "money.requested",
  approved: "money.approved",
  paid: "money.paid",
  rejected: "money.rejected",
  failed: "money.failed",
  cancelled: "money.cancelled",
};

/** `amount` in the currency's smallest unit, as the server counts. */
export function formatMoney(amount, currency, tag = language()) {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  return formatNumber(amount / 10 ** digits, tag, { style: "currency", currency });
}
