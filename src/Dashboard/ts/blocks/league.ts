import { agencyPath, linkTo, note, parameter } from '../address.js';
import { Bullet } from '../charts/bullet.js';
import { Sparkline } from '../charts/sparkline.js';
import { h, put } from '../dom.js';
import { say } from '../announce.js';
import { month, oneDecimal, percent, whole } from '../format.js';
import type { RowFigures } from '../graphql/operations.js';
import { t } from '../text/text.js';
import { linkCell, type Cell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

/** An agency in the league table. */
export interface AgencyLine {
  readonly code: string;
  readonly name: string;
  readonly figures: RowFigures;
  readonly months: { readonly starts: readonly string[]; readonly values: readonly (number | null)[] } | null;
  /** Share of the year that is gone. */
  readonly gone: number;
}

/** Below this many people a share says little: no rank. */
export const RANKED_FROM = 10;

function complianceCell(): Cell<AgencyLine> {
  const value = h('span', { class: 'value' });
  const mark = new Bullet();
  const words = h('span', { class: 'small' });
  return {
    content: [value, mark.element, words],
    show: ({ figures: { compliance }, gone }, isLive) => {
      put(value, percent(compliance.value), isLive);
      put(words, compliance.suppressed ? t.suppressed : `${whole(compliance.numerator)} / ${whole(compliance.denominator)}`);
      mark.show(compliance.value, gone);
    },
  };
}

function monthsCell(): Cell<AgencyLine> {
  const spark = new Sparkline();
  return {
    content: [spark.element],
    show: ({ months }) => {
      const values = months?.values.map(v => v ?? 0) ?? [];
      spark.show(values, values.length === 0 ? t.loading : t.sparkSaid(values.length, whole(Math.min(...values)), whole(Math.max(...values)), whole(values.at(-1))));
    },
  };
}

const leagueColumns = (hasMonths: boolean): Column<AgencyLine>[] => [
  { key: 'agency', label: t.agency, kind: 'name', value: a => a.name, cell: () => linkCell(a => a.name, a => linkTo(agencyPath(a.code))) },
  { key: 'headcount', label: t.asn, value: a => a.figures.headcount, text: a => whole(a.figures.headcount) },
  { key: 'compliance', label: t.measures.compliance.name, kind: 'mark', value: a => a.figures.compliance.value, cell: complianceCell, ranks: true },
  { key: 'jpMean', label: t.measures.jpMean.name, value: a => a.figures.jpMean, text: a => oneDecimal(a.figures.jpMean), ranks: true },
  ...(hasMonths ? [{ key: 'spark', label: t.twelveMonths, kind: 'mark', value: a => a.figures.completions, cell: monthsCell, isSorted: false } satisfies Column<AgencyLine>] : []),
  { key: 'absent', label: t.notYet, value: a => a.figures.headcount - a.figures.participants, text: a => whole(a.figures.headcount - a.figures.participants) },
];

function plainColumns(months: readonly string[]): Column<AgencyLine>[] {
  const number = (key: string, label: string, value: (a: AgencyLine) => number | null, text: (x: number | null) => string = whole): Column<AgencyLine> =>
    ({ key, label, value, text: a => text(value(a)) });
  return [
    { key: 'agency', label: t.agency, kind: 'name', value: a => a.name },
    { key: 'code', label: t.code, kind: 'text', value: a => a.code },
    number('headcount', t.asn, a => a.figures.headcount),
    number('participants', t.participants, a => a.figures.participants),
    number('reach', `${t.measures.reach.name} (%)`, a => a.figures.reach.value === null ? null : a.figures.reach.value * 100, oneDecimal),
    number('compliant', t.compliantCount, a => a.figures.compliant),
    number('share', `${t.measures.compliance.name} (%)`, a => a.figures.compliance.value === null ? null : a.figures.compliance.value * 100, oneDecimal),
    number('jpMean', t.measures.jpMean.name, a => a.figures.jpMean, oneDecimal),
    number('forecast', t.measures.forecast.name, a => a.figures.forecastCompliant),
    number('completions', t.measures.completions.name, a => a.figures.completions),
    number('absent', t.notYet, a => a.figures.headcount - a.figures.participants),
    ...months.map(start => number(`m${start}`, month(start), a => a.months?.values[a.months.starts.indexOf(start)] ?? null)),
  ];
}

/** The league table: where agencies stand, in an order that stays while figures move. */
export class League extends TablePanel<AgencyLine> {
  private lines: readonly AgencyLine[] = [];
  private sifting = 0;
  private readonly nothing = h('p', { class: 'quiet', hidden: true }, t.noMatch);

  constructor(options: { readonly id: string; readonly title: string; readonly hasMonths: boolean; readonly file: () => string }) {
    super({
      ...options,
      class: 'league',
      measures: ['compliance', 'jpMean', 'absent', 'completions'],
      table: {
        label: options.title, columns: leagueColumns(options.hasMonths), key: a => a.code, sort: { by: 'compliance', isUp: false },
        isRanked: a => a.figures.headcount >= RANKED_FROM,
      },
      plain: () => plainColumns(this.lines[0]?.months?.starts ?? []),
    });
    const filter = h('input', { type: 'search', id: `${options.id}-filter`, autocomplete: 'off', spellcheck: 'false', placeholder: t.filterAgencies, value: parameter('agency') ?? '' });
    filter.addEventListener('input', () => {
      note({ agency: filter.value.trim() || null });
      const count = this.find(filter.value);
      clearTimeout(this.sifting);
      this.sifting = setTimeout(() => say(t.shown(whole(count))), 600);
    });
    this.table.applyButton.after(h('label', { class: 'unseen', for: filter.id }, t.filterAgencies), filter);
    this.body.append(this.nothing, h('p', { class: 'legend quiet' }, t.leagueLegend));
    this.find(filter.value);
  }

  showLines(lines: readonly AgencyLine[], total: AgencyLine, isLive: boolean): void {
    this.lines = lines;
    if (lines.length === 0) {
      this.say(t.leagueTitle);
      return this.empty(t.leagueNone);
    }
    this.show(lines, isLive);
    this.table.showTotal(total, isLive);
    const ranked = lines.filter(a => a.figures.headcount >= RANKED_FROM && a.figures.compliance.value !== null);
    const above = ranked.filter(a => (a.figures.compliance.value ?? 0) >= a.gone);
    const small = lines.length - ranked.length;
    this.say(t.leagueFinding(whole(above.length), whole(ranked.length)), small > 0 ? t.leagueSmall(whole(small)) : t.leagueTitle);
  }

  private find(text: string): number {
    const wanted = text.trim().toLocaleLowerCase(t.locale);
    const count = this.table.sift(a => `${a.name} ${a.code}`.toLocaleLowerCase(t.locale).includes(wanted));
    this.nothing.hidden = count > 0 || this.lines.length === 0;
    return count;
  }
}
