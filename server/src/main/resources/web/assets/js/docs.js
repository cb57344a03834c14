// Runs the examples of the documentation against this very server.
const token = document.querySelector('#token input');
const EVENTS_SHOWN = 20;
const LISTEN_MS = 10_000;

document.querySelector('#token').addEventListener('submit', (event) => event.preventDefault());
for (const form of document.querySelectorAll('form.example')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(form).catch((error) => show(form, String(error)));
  });
}

function show(form, text) {
  form.querySelector('output').textContent = text;
}

async function run(form) {
  const input = form.querySelector('textarea').value.trim();
  const headers = token.value ? { authorization: `Bearer ${token.value.trim()}` } : {};
  const at = `/api/trpc/${form.dataset.path}`;
  if (form.dataset.kind === 'mutation') {
    const body = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: input };
    return answer(form, await fetch(at, body));
  }
  const address = input ? `${at}?input=${encodeURIComponent(input)}` : at;
  return form.dataset.kind === 'query' ? answer(form, await fetch(address, { headers })) : listen(form, address, headers);
}

async function answer(form, response) {
  const text = await response.text();
  try {
    show(form, `${response.status}\n${JSON.stringify(JSON.parse(text), null, 2)}`);
  } catch {
    show(form, `${response.status}\n${text}`);
  }
}

/** The first events of a subscription. */
async function listen(form, address, headers) {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), LISTEN_MS);
  let text = '';
  try {
    const response = await fetch(address, { headers, signal: stop.signal });
    const decoder = new TextDecoder();
    for (let reader = response.body.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      show(form, text);
      if (text.split('\n\n').length > EVENTS_SHOWN) stop.abort();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    clearTimeout(late);
  }
}
