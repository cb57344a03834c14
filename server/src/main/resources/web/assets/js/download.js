/** A file that the server gives to whoever is signed in: a link cannot carry their token. */
import { account } from "./account.js";
import { Failure } from "./failure.js";

/** Fetches `path` and lets the browser save it as `name`. Throws a Failure. */
export async function saveFile(path, name) {
  let response;
  try {
    const token = await account.freshToken();
    response = await fetch(path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  } catch (cause) {
    throw Failure.network(cause);
  }
  if (!response.ok) {
    const answer = await response.json().catch(() => null);
    const retryAfter = Number(response.headers.get("retry-after")) || undefined;
    throw new Failure({ code: "INTERNAL_SERVER_ERROR", ...answer?.error?.data, retryAfter });
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
