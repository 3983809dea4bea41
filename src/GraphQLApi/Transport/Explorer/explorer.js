import { showSchema } from './schema.js';

const endpoint = document.body.dataset.endpoint;
const at = (id) => document.getElementById(id);
const liveResultsMax = 50;
let running = null;

function say(text, wrong = false) {
  at('status').textContent = text;
  at('status').classList.toggle('wrong', wrong);
}

// Colours JSON with text nodes only, so that no answer can become markup.
function appendJson(parent, value) {
  const text = JSON.stringify(value, null, 2);
  const token = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;
  let from = 0;
  for (const match of text.matchAll(token)) {
    parent.append(text.slice(from, match.index));
    const span = document.createElement('span');
    span.className = match[2] ? 'key' : match[1] ? 'string' : 'number';
    span.textContent = match[1] ?? match[0];
    parent.append(span, match[2] ?? '');
    from = match.index + match[0].length;
  }
  parent.append(text.slice(from));
}

function headers(accept) {
  const key = at('key').value.trim();
  return { accept, 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
}

async function ask(query, variables, accept, signal) {
  return fetch(endpoint, { method: 'POST', headers: headers(accept), body: JSON.stringify({ query, variables }), signal, cache: 'no-store' });
}

// Yields [event, data] for each event of a stream.
async function* events(response) {
  let rest = '';
  for await (const chunk of chunks(response.body.getReader())) {
    rest += chunk;
    const parts = rest.split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const lines = part.split('\n');
      const field = (name) => lines.filter((l) => l.startsWith(`${name}:`)).map((l) => l.slice(name.length + 1).trim()).join('\n');
      if (field('event')) yield [field('event'), field('data')];
    }
  }
}

async function* chunks(reader) {
  const decoder = new TextDecoder();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield decoder.decode(part.value, { stream: true });
}

function isSubscription(text) {
  return /(^|[\s}])subscription\b/.test(text.replace(/#[^\n]*/g, ''));
}

async function runOnce(query, variables, signal) {
  const started = performance.now();
  const response = await ask(query, variables, 'application/graphql-response+json', signal);
  const result = await response.json();
  appendJson(at('answer'), result);
  const failed = result.errors?.length ?? 0;
  say(`${response.status} in ${Math.round(performance.now() - started)} ms${failed ? `, ${failed} error${failed > 1 ? 's' : ''}` : ''}`, failed > 0);
}

async function runLive(query, variables, signal) {
  const response = await ask(query, variables, 'text/event-stream', signal);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    appendJson(at('answer'), await response.json());
    say(`${response.status}`, true);
    return;
  }
  let seen = 0;
  say('Waiting for the first event…');
  for await (const [event, data] of events(response)) {
    if (event === 'complete') {
      say(`${seen} event${seen === 1 ? '' : 's'}, complete`);
      return;
    }
    const block = document.createElement('div');
    appendJson(block, JSON.parse(data));
    at('answer').prepend(block);
    if (at('answer').children.length > liveResultsMax) at('answer').lastChild.remove();
    say(`Live: ${++seen} event${seen === 1 ? '' : 's'}, newest first`);
  }
  say('The connection ended.', true);
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  at('answer').replaceChildren();
  at('stop').disabled = false;
  say('Asking…');
  try {
    const text = at('variables').value.trim();
    let variables;
    try {
      variables = text ? JSON.parse(text) : undefined;
    } catch {
      say('The variables are not valid JSON.', true);
      return;
    }
    const query = at('document').value;
    await (isSubscription(query) ? runLive : runOnce)(query, variables, mine.signal);
  } catch (error) {
    if (running === mine) say(error.name === 'AbortError' ? 'Stopped.' : 'No answer came.', error.name !== 'AbortError');
  } finally {
    if (running === mine) {
      running = null;
      at('stop').disabled = true;
    }
  }
}

async function loadExamples() {
  const examples = await (await fetch(`${endpoint}/explorer/examples.json`)).json();
  for (const [index, example] of examples.entries()) at('examples').append(new Option(example.name, index));
  const show = (example) => {
    at('document').value = example.document;
    at('variables').value = example.variables ?? '';
  };
  at('examples').addEventListener('change', (e) => { if (e.target.value) show(examples[e.target.value]); });
  if (examples.length) show(examples[0]);
}

at('run').addEventListener('click', run);
at('stop').addEventListener('click', () => running?.abort());
for (const id of ['document', 'variables', 'key']) {
  at(id).addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      run();
    }
  });
}
const loadSchema = () => showSchema(at('types'), at('search'), (query) => ask(query, undefined, 'application/json').then((r) => r.json()));
at('key').addEventListener('change', loadSchema);
loadExamples().catch(() => say('The examples could not be loaded.', true));
loadSchema();
