import { agencyPath, linkNow } from '../address.js';
import { h } from '../dom.js';
import { oneDecimal, twoDecimals, whole } from '../format.js';
import type { IkmElements, Services } from '../graphql/operations.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { barOf, twoLines } from './marks.js';
import { linkCell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

type Unit = NonNullable<Services['serviceUnits']>[number];
type QuarterOf = Unit['quarters'][number];

interface UnitLine { readonly unit: Unit; readonly latest: QuarterOf | null }

/** What the public says of each service unit by quarter, and whether enough of it was asked. */
export class ServiceUnits extends TablePanel<UnitLine> {
  constructor(year: number) {
    const w = more();
    const quarters = [1, 2, 3, 4].map(q => `${year}-Q${q}`);
    const at = (line: UnitLine, quarter: string): QuarterOf | null => line.unit.quarters.find(q => q.quarter === quarter) ?? null;
    const sample = (line: UnitLine): string => line.latest === null ? '–' : line.latest.sampleAdvised === null ? w.advisedUnknown(whole(line.latest.ikm.respondents)) : w.advised(whole(line.latest.ikm.respondents), whole(line.latest.sampleAdvised));
    const name: Column<UnitLine> = { key: 'unit', label: w.unit, kind: 'name', value: line => line.unit.name };
    super({
      id: 'ikm', title: w.ikmTitle, class: 'ikm', measures: [w.measures.ikm],
      table: {
        label: w.ikmTitle, key: line => line.unit.code, sort: { by: 'unit', isUp: true },
        columns: [
          { ...name, cell: () => linkCell<UnitLine>(line => line.unit.name, line => linkNow(agencyPath(line.unit.agency?.code ?? ''))) },
          ...quarters.map<Column<UnitLine>>(quarter => ({
            key: quarter.slice(5).toLowerCase(), label: w.quarterName(quarter), value: line => at(line, quarter)?.ikm.index ?? null,
            cell: () => twoLines<UnitLine>(line => oneDecimal(at(line, quarter)?.ikm.index), line => at(line, quarter)?.ikm.band ?? ''),
          })),
          { key: 'sample', label: w.sample, kind: 'mark', value: line => line.latest?.ikm.respondents ?? null, cell: () => barOf<UnitLine>({ value: line => line.latest?.ikm.respondents ?? 0, text: sample, full: line => line.latest?.sampleAdvised ?? line.latest?.ikm.respondents ?? 1, small: line => line.latest?.isSampleSmall ? w.sampleSmall : '' }) },
        ],
      },
      plain: () => [
        name, { key: 'code', label: t.code, kind: 'text', value: line => line.unit.code }, { key: 'agency', label: t.agency, kind: 'text', value: line => line.unit.agency?.name ?? null },
        ...quarters.flatMap<Column<UnitLine>>(quarter => [
          { key: quarter, label: `IKM ${w.quarterName(quarter)}`, value: line => at(line, quarter)?.ikm.index ?? null, text: line => twoDecimals(at(line, quarter)?.ikm.index) },
          { key: `${quarter}-band`, label: `${w.band} ${w.quarterName(quarter)}`, kind: 'text', value: line => at(line, quarter)?.ikm.band ?? null },
          { key: `${quarter}-n`, label: `${w.sample} ${w.quarterName(quarter)}`, value: line => at(line, quarter)?.ikm.respondents ?? null, text: line => whole(at(line, quarter)?.ikm.respondents) },
        ]),
        { key: 'advised', label: w.sampleAdvised, value: line => line.latest?.sampleAdvised ?? null, text: line => whole(line.latest?.sampleAdvised) },
      ],
      file: () => `bangkom-ikm-${year}`,
    });
  }

  showUnits(units: readonly Unit[], all: Services['ikm']): void {
    const w = more();
    const lines = units.filter(unit => unit.quarters.length > 0).map(unit => ({ unit, latest: [...unit.quarters].reverse().find(q => q.ikm.index !== null) ?? null }));
    if (lines.length === 0) return this.empty(w.ikmNone);
    this.say(w.ikmFinding(oneDecimal(all?.index), all?.band ?? '–', whole(all?.respondents)), w.ikmTitle);
    this.show(lines);
  }
}

interface ElementLine { readonly number: number; readonly values: readonly (number | null)[] }

/** Elements of the index that training of staff can move. */
const MOVED = [6, 7];

/** The nine elements of the public's index by quarter, of the region or an agency. */
export class Elements extends TablePanel<ElementLine> {
  readonly select = h('select', { id: 'elements-of' });

  constructor(year: number) {
    const w = more();
    const nameOf = (line: ElementLine): string => `U${line.number} ${w.elementNames[line.number - 1]}`;
    const name: Column<ElementLine> = { key: 'element', label: w.element, kind: 'name', value: nameOf };
    const quarters = [1, 2, 3, 4].map<Column<ElementLine>>((q, i) => ({ key: `q${q}`, label: w.quarterName(`${year}-Q${q}`), value: line => line.values[i] ?? null, text: line => oneDecimal(line.values[i]) }));
    super({
      id: 'elements', title: w.elementsTitle, class: 'elements', measures: [w.measures.ikm],
      table: { label: w.elementsTitle, key: line => String(line.number), columns: [{ ...name, cell: () => twoLines<ElementLine>(nameOf, line => MOVED.includes(line.number) ? w.elementMoves : '') }, ...quarters] },
      plain: () => [name, ...quarters],
      file: () => `bangkom-ikm-elements-${year}`,
    });
    this.select.append(h('option', { value: '' }, w.elementsAll));
    this.tools.prepend(h('label', { for: 'elements-of' }, w.elementsOf), this.select);
  }

  /** Whose elements can be asked for. */
  offer(units: readonly Unit[]): void {
    const chosen = this.select.value;
    const agencies = new Map(units.flatMap(({ agency }) => agency === null ? [] : [[agency.code, agency.name] as const]));
    this.select.replaceChildren(this.select.options[0]!, ...[...agencies].map(([code, text]) => h('option', { value: code, selected: code === chosen }, text)));
  }

  showElements(found: IkmElements): void {
    const w = more();
    const quarters = [found.q1, found.q2, found.q3, found.q4];
    const lines = w.elementNames.map<ElementLine>((_, i) => ({ number: i + 1, values: quarters.map(q => q?.elements.find(e => e.number === i + 1)?.index ?? null) }));
    const latest = (number: number): number | null => [...lines[number - 1]!.values].reverse().find(value => value !== null) ?? null;
    if (lines.every(line => line.values.every(value => value === null))) return this.empty(w.ikmNone);
    this.say(w.elementsFinding(oneDecimal(latest(6)), oneDecimal(latest(7))), w.elementsTitle);
    this.show(lines);
  }
}
