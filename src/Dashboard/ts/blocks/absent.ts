import { agencyPath, linkTo } from '../address.js';
import { Bar } from '../charts/bars.js';
import { h, put } from '../dom.js';
import { percent, whole } from '../format.js';
import { seesPeople } from '../live.js';
import { t } from '../text/text.js';
import type { AgencyLine } from './league.js';
import type { Cell } from './table.js';
import { linkCell } from './table.js';
import { TablePanel } from './tablePanel.js';

const ABSENT_ROWS = 8;

const missing = (a: AgencyLine): number => a.figures.headcount - a.figures.participants;

/** Where those are who take no part yet; the list of them for readers who may see people. */
export class Absent extends TablePanel<AgencyLine> {
  private most = 1;

  constructor() {
    super({
      id: 'absent', title: t.absentTitle, class: 'absent', measures: ['absent'],
      table: {
        label: t.absentTitle, key: a => a.code,
        columns: [
          { key: 'agency', label: t.agency, kind: 'name', value: a => a.name, cell: () => linkCell(a => a.name, a => linkTo(agencyPath(a.code))) },
          { key: 'absent', label: t.notYet, kind: 'mark', value: missing, cell: () => this.barCell() },
          { key: 'list', label: t.who, kind: 'text', value: () => null, cell: () => seesPeople()
            ? linkCell<AgencyLine>(() => t.openList, a => `${linkTo(agencyPath(a.code), { show: 'absent' })}#members`)
            : { content: [h('span', { class: 'quiet' }, t.needsRight)], show: () => undefined } },
        ],
      },
      plain: () => [
        { key: 'agency', label: t.agency, kind: 'name', value: a => a.name },
        { key: 'code', label: t.code, kind: 'text', value: a => a.code },
        { key: 'headcount', label: t.asn, value: a => a.figures.headcount, text: a => whole(a.figures.headcount) },
        { key: 'absent', label: t.notYet, value: missing, text: a => whole(missing(a)) },
      ],
      file: () => 'bangkom-absent',
    });
  }

  showLines(lines: readonly AgencyLine[], isLive: boolean): void {
    const absent = [...lines].filter(a => missing(a) > 0).sort((a, b) => missing(b) - missing(a) || a.code.localeCompare(b.code));
    const all = absent.reduce((sum, a) => sum + missing(a), 0);
    this.most = Math.max(1, ...absent.map(missing));
    if (absent.length === 0) {
      this.say(t.absentTitle);
      this.empty(t.absentNone);
      return;
    }
    this.say(t.absentFinding(whole(all), absent[0]!.name), t.absentTitle);
    this.show(absent.slice(0, ABSENT_ROWS), isLive);
  }

  private barCell(): Cell<AgencyLine> {
    const bar = new Bar();
    const value = h('span', { class: 'value' });
    const words = h('span', { class: 'small' });
    return {
      content: [value, bar.element, words],
      show: (a, isLive) => {
        put(value, whole(missing(a)), isLive);
        put(words, percent(missing(a) / Math.max(1, a.figures.headcount)));
        bar.show(missing(a), this.most);
      },
    };
  }
}
