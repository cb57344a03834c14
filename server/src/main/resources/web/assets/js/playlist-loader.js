/**
 * How hls.js fetches playlists here: as the viewer we are now, and with a look at what the server says about latency
 * before hls.js chooses where to begin.
 */

/** The address with the viewer's mark replaced. Addresses without one stay as they are. */
export function marked(url, mark) {
  return mark ? url.replace(/([?&]p=)[^&#]*/, `$1${mark}`) : url;
}

/** Seconds to hold back from live that a low-latency playlist asks for, or null. */
export function partHoldBack(playlist) {
  const found = /^#EXT-X-SERVER-CONTROL:.*PART-HOLD-BACK=([\d.]+)/m.exec(playlist);
  return found ? Number(found[1]) : null;
}

/** A loader class for hls.js. `mark` answers the present mark; `onHoldBack` hears of each low-latency playlist. */
export function playlistLoader(Hls, { mark, onHoldBack }) {
  return class extends Hls.DefaultConfig.loader {
    load(context, config, callbacks) {
      context.url = marked(context.url, mark());
      const { onSuccess } = callbacks;
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, ...rest) => {
          const seconds = typeof response.data === "string" ? partHoldBack(response.data) : null;
          if (seconds !== null) onHoldBack(seconds);
          onSuccess(response, ...rest);
        },
      });
    }
  };
}
