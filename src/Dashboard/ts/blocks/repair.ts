import { button, h } from '../dom.js';
import { endOfDay, today } from '../format.js';
import { ask, changeKey } from '../graphql/client.js';
import { repairHeld, type LearningForm } from '../graphql/operations.js';
import { Refusal } from '../graphql/refusal.js';
import { t } from '../text/text.js';
import { inWords, refusalWords } from '../text/inWords.js';

interface Item { readonly id: string; readonly key: string; readonly reason: string; readonly message: string; readonly raw: string | null }

/** What can be read of an item as it was sent; a text that is no object is shown and nothing is filled in. */
function sent(raw: string | null): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(raw ?? '');
    return typeof parsed === 'object' && parsed !== null ? parsed as Readonly<Record<string, unknown>> : {};
  } catch {
    return {};
  }
}

const repairDialog = h('dialog', { class: 'how repair', 'aria-labelledby': 'repair-title' });

/** Opens a form with the item as it was sent; the mended one is decided anew in its place. */
export function openRepair(item: Item, tell: (text: string) => void): void {
  const was = sent(item.raw);
  const field = (name: string, label: string, more: Readonly<Record<string, string | boolean>> = {}): readonly [HTMLInputElement, HTMLElement] => {
    const input = h('input', { id: `repair-${name}`, name, autocomplete: 'off', spellcheck: 'false', value: was[name] === undefined || was[name] === null ? '' : String(was[name]), ...more });
    return [input, h('p', { class: 'field' }, h('label', { for: input.id }, label), input)];
  };
  const [nip, nipField] = field('nip', t.newNip, { inputmode: 'numeric', pattern: '\\d{18}', required: true });
  const [title, titleField] = field('title', t.title, { required: true });
  const [program, programField] = field('program', t.program);
  const [quantity, quantityField] = field('quantity', t.quantity, { type: 'number', min: '0', step: 'any', required: true });
  const [completedAt, completedField] = field('completedAt', t.completedAt, { type: 'date', max: today(), required: true });
  completedAt.value = typeof was['completedAt'] === 'string' ? was['completedAt'].slice(0, 10) : '';
  const form = h('select', { id: 'repair-form', name: 'form' }, ...Object.entries(t.forms).map(([value, name]) => h('option', { value, selected: was['form'] === value }, name)));
  const problem = h('p', { class: 'flag', role: 'alert' });
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const keeps = typeof was['completedAt'] === 'string' && was['completedAt'].slice(0, 10) === completedAt.value && was['completedAt'].length > 10 ? was['completedAt'] : endOfDay(completedAt.value);
    const text = (name: string): string | null => typeof was[name] === 'string' ? was[name] : null;
    try {
      const { repairQuarantined: answer } = await ask(repairHeld, {
        input: {
          item: item.id, key: changeKey(), nip: nip.value, title: title.value, program: program.value.trim() || null, quantity: Number(quantity.value), completedAt: keeps,
          form: form.value as LearningForm, batch: text('batch'), certificate: text('certificate'), issuer: text('issuer'),
        },
      });
      if (answer.errors.length > 0) problem.textContent = answer.errors.map(error => inWords(error.code, error.message)).join(' ');
      else {
        repairDialog.close();
        tell(`${answer.outcome === null ? '' : t.outcome[answer.outcome]} ${answer.item ? inWords(answer.item.reason, answer.item.message) : ''}`.trim());
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      problem.textContent = refusalWords(refusal);
    }
  };
  repairDialog.replaceChildren(
    h('h2', { id: 'repair-title' }, t.repairTitle(item.key)), h('p', { class: 'flag' }, inWords(item.reason, item.message)),
    h('form', { submit: event => void send(event) },
      nipField, titleField, programField, h('p', { class: 'field' }, h('label', { for: 'repair-form' }, t.form), form), quantityField, completedField, problem,
      h('div', { class: 'tools' }, h('button', { type: 'submit', class: 'first' }, t.sendRepair), button(t.cancel, () => repairDialog.close()))));
  if (!repairDialog.isConnected) document.body.append(repairDialog);
  repairDialog.showModal();
}
