import { linkTo } from '../address.js';
import { whole } from '../format.js';
import { t } from '../text/text.js';
import type { Concern } from './concerns.js';
import { linkCell } from './table.js';
import { TablePanel } from './tablePanel.js';

const ATTENTION_ROWS = 8;

const linkOf = (concern: Concern): string => {
  const [path, anchor] = concern.path.split('#');
  return linkTo(path ?? '/') + (anchor ? `#${anchor}` : '');
};

/** Agencies and batches that need attention, with the reason. */
export class Attention extends TablePanel<Concern> {
  constructor() {
    super({
      id: 'attention', title: t.attentionTitle, class: 'attention', measures: ['forecast', 'absent'],
      table: {
        label: t.attentionTitle, key: c => c.key,
        columns: [
          { key: 'subject', label: t.attentionSubject, kind: 'name', value: c => c.subject, cell: () => linkCell(c => c.subject, linkOf) },
          { key: 'reason', label: t.reason, kind: 'text', value: c => c.reason },
        ],
      },
      plain: () => [
        { key: 'subject', label: t.attentionSubject, kind: 'name', value: c => c.subject },
        { key: 'reason', label: t.reason, kind: 'text', value: c => c.reason },
      ],
      file: () => 'bangkom-attention',
    });
  }

  showConcerns(concerns: readonly Concern[]): void {
    this.say(t.attentionFinding(whole(concerns.length), Math.min(ATTENTION_ROWS, concerns.length)), t.attentionTitle);
    if (concerns.length === 0) this.empty(t.attentionNone);
    else this.show(concerns.slice(0, ATTENTION_ROWS));
  }
}
