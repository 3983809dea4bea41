import { say } from '../announce.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { h } from '../dom.js';
import { whole } from '../format.js';
import { codeOfStatus } from '../graphql/refusal.js';
import { seesPeople, session, type Scope } from '../live.js';
import { savedKey } from '../storage.js';
import { t } from '../text/text.js';
import { inWords, wordsCell } from '../text/inWords.js';
import { deniedNote, PageHead, type View } from './view.js';

interface RowError { readonly row: number; readonly field: string | null; readonly code: string; readonly message: string }
interface Progress { readonly progress: { readonly rows: number; readonly of: number } }
interface Answer { readonly rows: number; readonly accepted: number; readonly repeated: number; readonly refused: number; readonly errors: readonly RowError[] }
interface Problem { readonly title?: string; readonly detail?: string; readonly message?: string; readonly error?: { readonly code?: string; readonly message?: string } }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lines of JSON as they come. */
async function* lines(response: Response): AsyncGenerator<Progress | Answer | Problem> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const parts = (rest + (value ?? '')).split('\n');
    rest = done ? '' : parts.pop() ?? '';
    for (const part of parts) if (part.trim() !== '') yield JSON.parse(part) as Progress | Answer | Problem;
    if (done) return;
  }
}

const problemText = (problem: Problem): string => inWords(problem.error?.code, problem.error?.message ?? problem.message ?? problem.detail ?? problem.title ?? t.failed('INVALID'));

/** The tree of agencies and the roster, from files: with progress while rows are stored, and the rows to mend. */
export function rosterView(_: Scope): View {
  const head = new PageHead(session?.region.name ?? '', t.rosterTitle);
  if (!seesPeople()) return { element: h('div', { class: 'page' }, head.element, deniedNote()) };
  const what = h('select', { id: 'what' }, h('option', { value: 'roster' }, t.rosterPeople), h('option', { value: 'agencies' }, t.rosterAgencies));
  const file = h('input', { id: 'file', type: 'file', accept: `.csv,.xlsx,text/csv,${XLSX}` });
  const dry = h('input', { id: 'dry', type: 'checkbox' });
  const bar = h('progress', { id: 'progress', max: 1, value: 0, hidden: true, 'aria-label': t.rosterSending });
  const outcome = h('p', { id: 'outcome', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'first' }, t.rosterSend);
  const columns = [
    { key: 'row', label: t.row, kind: 'name' as const, value: (e: RowError) => e.row, cell: () => { const row = h('span', {}); return { content: [row], show: (e: RowError) => { row.textContent = whole(e.row); } }; } },
    { key: 'field', label: t.field, kind: 'text' as const, value: (e: RowError) => e.field },
    { key: 'code', label: t.code, kind: 'text' as const, value: (e: RowError) => e.code },
    { key: 'message', label: t.message, kind: 'text' as const, value: (e: RowError) => inWords(e.code, e.message), cell: () => wordsCell<RowError>(e => e.code, e => e.message) },
  ];
  const errors = new TablePanel<RowError>({ id: 'errors', title: t.rosterErrors, table: { label: t.rosterErrors, key: e => `${e.row} ${e.field} ${e.code}`, columns }, plain: () => columns, file: () => 'bangkom-rows-to-mend' });
  errors.empty(t.rosterWaiting);

  function finish(answer: Answer): void {
    const done = t.rosterDone(whole(answer.rows), whole(answer.accepted), whole(answer.repeated), whole(answer.refused));
    outcome.textContent = dry.checked ? `${done}. ${t.rosterDryDone}` : `${done}.`;
    say(done);
    errors.say(answer.errors.length === 0 ? done : `${t.rosterErrors}: ${whole(answer.errors.length)}`, t.rosterErrors);
    if (answer.errors.length === 0) errors.empty(done);
    else errors.show(answer.errors);
  }

  async function send(): Promise<void> {
    const chosen = file.files?.[0];
    if (!chosen) {
      outcome.textContent = t.rosterNoFile;
      return;
    }
    submit.disabled = true;
    bar.hidden = false;
    bar.removeAttribute('value');
    outcome.textContent = t.rosterSending;
    try {
      const response = await fetch(`/import/${what.value}${dry.checked ? '?dryRun=true' : ''}`, {
        method: 'POST',
        headers: { 'Accept': 'application/x-ndjson', 'Authorization': `Bearer ${savedKey() ?? ''}`, 'Content-Type': /\.xlsx$/i.test(chosen.name) ? XLSX : 'text/csv' },
        body: chosen,
      });
      if (!response.headers.get('Content-Type')?.includes('json')) {
        outcome.textContent = t.rosterFailed(codeOfStatus(response.status));
        return;
      }
      for await (const line of lines(response)) {
        if ('progress' in line) {
          bar.max = line.progress.of;
          bar.value = line.progress.rows;
          outcome.textContent = t.rosterProgress(whole(line.progress.rows), whole(line.progress.of));
        } else if ('accepted' in line) finish(line);
        else outcome.textContent = problemText(line);
      }
    } catch {
      outcome.textContent = t.rosterFailed('OFFLINE');
    } finally {
      submit.disabled = false;
      bar.hidden = true;
    }
  }

  const form = h('form', { class: 'note import', submit: event => { event.preventDefault(); void send(); } },
    h('p', { class: 'field' }, h('label', { for: 'what' }, t.rosterWhat), what),
    h('p', { class: 'field' }, h('label', { for: 'file' }, t.rosterFile), file),
    h('p', { class: 'check' }, dry, h('label', { for: 'dry' }, t.rosterDry)),
    h('p', {}, submit), bar, outcome, h('p', { class: 'quiet' }, t.rosterNote));
  return { element: h('div', { class: 'page' }, head.element, form, errors.element) };
}
