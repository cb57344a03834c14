/** Tells the server what is watched, every few seconds: it counts for the owner and is kept in the viewer's history. */
import { rpc } from "./account.js";
import { WatchedStretch } from "./watched-stretch.js";

const everyMs = 10_000;

export function tellWatching(picture, { id: videoId, durationMs }) {
  const stretch = new WatchedStretch();
  const tell = (piece) => {
    // Nobody misses a piece that does not arrive.
    if (piece && piece.fromMs < durationMs) rpc.mutate("videos.addWatchTime", { videoId, ...piece }).catch(() => {});
  };
  picture.addEventListener("timeupdate", () => {
    if (!picture.paused && !picture.seeking) tell(stretch.at(picture.currentTime));
  });
  for (const event of ["pause", "ended"]) picture.addEventListener(event, () => tell(stretch.take()));
  setInterval(() => !picture.paused && tell(stretch.take()), everyMs);
}
