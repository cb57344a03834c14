/** Makes one video as loud as the next, by what the server has measured. */

/** Nobody hears less than this. */
const gainLeastDb = 0.5;
const waitMs = 500;

/**
 * Changes the sound of `picture` by `gainDb` from the first time it is played after somebody has touched the page: before,
 * browsers run no sound of ours, and it would be silent. `data-gain` tells that it is so.
 */
export function level(picture, gainDb) {
  if (Math.abs(gainDb) < gainLeastDb) return;
  let context = null;
  picture.addEventListener("play", async () => {
    if (context) return void context.resume();
    if (!navigator.userActivation?.hasBeenActive) return;
    context = new AudioContext();
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, waitMs))]);
    if (context.state !== "running") {
      context.close();
      context = null;
      return;
    }
    const gain = context.createGain();
    gain.gain.value = 10 ** (gainDb / 20);
    context.createMediaElementSource(picture).connect(gain).connect(context.destination);
    picture.dataset.gain = String(gainDb);
  });
}
