import { say } from '../announce.js';
import { button, h } from '../dom.js';
import { instantDay, whole } from '../format.js';
import { ask, changeKey } from '../graphql/client.js';
import { replayAllHeld, replayHeld, type PartnerPage } from '../graphql/operations.js';
import { Refusal } from '../graphql/refusal.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { inWords, wordsCell, refusalWords } from '../text/inWords.js';
import { openRepair } from './repair.js';
import { type Cell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

type Partner = NonNullable<PartnerPage['partner']>;
export type HeldItem = NonNullable<Partner['quarantine']>['edges'][number]['node'];

const reasonText = (reason: string): string => t.held[reason] ?? reason;

/** What is held of a partner's pushes: why, mended by hand, or tried again. */
export class Held extends TablePanel<HeldItem> {
  readonly filter = h('select', { id: 'held-reason' });
  private readonly outcome = h('p', { class: 'outcome', hidden: true });
  private readonly changed: () => void;

  constructor(code: string, changed: () => void) {
    const columns: readonly Column<HeldItem>[] = [
      { key: 'key', label: t.itemKey, kind: 'name', value: i => i.key },
      { key: 'received', label: t.receivedAt, kind: 'text', value: i => i.receivedAt, text: i => instantDay(i.receivedAt) },
      { key: 'reason', label: t.reason, kind: 'text', value: i => i.reason, text: i => reasonText(i.reason) },
      { key: 'message', label: t.message, kind: 'text', value: i => inWords(i.reason, i.message), cell: () => wordsCell<HeldItem>(i => i.reason, i => i.message) },
    ];
    super({
      id: 'held', title: t.heldTitle, class: 'held', measures: ['pushes'],
      table: { label: t.heldTitle, key: i => i.id, columns: [...columns, { key: 'action', label: t.action, kind: 'text', value: () => null, cell: () => this.actionCell() }] },
      plain: () => [...columns, { key: 'original', label: more().original, kind: 'text', value: i => i.message }, { key: 'raw', label: t.raw, kind: 'text', value: i => i.raw }],
      file: () => `bangkom-${code}-held`,
    });
    this.changed = changed;
    this.filter.addEventListener('change', changed);
    this.tools.prepend(h('label', { for: 'held-reason', class: 'unseen' }, t.reason), this.filter, button(t.replayAll, () => void this.replayAll(code)));
    this.body.before(this.outcome);
  }

  showPartner(partner: Partner): void {
    const reasons = partner.statement?.held ?? [];
    const chosen = this.filter.value;
    this.filter.replaceChildren(h('option', { value: '' }, t.allReasons), ...reasons.map(r => h('option', { value: r.reason, selected: r.reason === chosen }, `${reasonText(r.reason)} (${whole(r.count)})`)));
    const items = partner.quarantine?.edges.map(edge => edge.node) ?? [];
    this.say(t.heldFinding(whole(partner.quarantine?.totalCount)), t.heldTitle);
    if (items.length === 0) this.empty(t.heldNone);
    else this.show(items);
  }

  private actionCell(): Cell<HeldItem> {
    let item: HeldItem | null = null;
    const again = button(t.replay, () => void (item && this.replay(item)));
    const repair = button(t.repair, () => item && openRepair(item, text => this.tell(text)));
    return {
      content: [h('span', { class: 'tools' }, again, repair)],
      show: row => {
        item = row;
        // Many buttons of one name: each is told apart by its item for those who listen.
        again.setAttribute('aria-label', `${t.replay}: ${row.key}`);
        repair.setAttribute('aria-label', `${t.repair}: ${row.key}`);
      },
    };
  }

  private async replay(item: HeldItem): Promise<void> {
    await this.run(async () => {
      const { replayQuarantined: answer } = await ask(replayHeld, { input: { item: item.id, key: changeKey() } });
      const [said] = answer.item ? [{ code: answer.item.reason, message: answer.item.message }] : answer.errors;
      return outcomeText(answer.outcome, said && inWords(said.code, said.message));
    });
  }

  private async replayAll(code: string): Promise<void> {
    await this.run(async () => {
      const reason = this.filter.value || null;
      const { replayAllQuarantined: answer } = await ask(replayAllHeld, { input: { key: changeKey(), partner: code, reason } });
      const [error] = answer.errors;
      return error ? inWords(error.code, error.message) : t.replayed(whole(answer.accepted), whole(answer.quarantined));
    });
  }

  private async run(action: () => Promise<string>): Promise<void> {
    try {
      this.tell(await action());
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.tell(refusalWords(refusal));
    }
  }

  private tell(text: string): void {
    this.outcome.hidden = false;
    this.outcome.textContent = text;
    say(text);
    this.changed();
  }
}

/** What became of a held item, in words. */
export const outcomeText = (outcome: keyof typeof t.outcome | null, message: string | undefined): string =>
  `${outcome === null ? '' : t.outcome[outcome]} ${outcome === 'ACCEPTED' || outcome === 'REPEATED' ? '' : message ?? ''}`.trim();
