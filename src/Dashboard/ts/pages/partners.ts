import { linkTo, partnerPath } from '../address.js';
import { linkCell } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { h } from '../dom.js';
import { whole } from '../format.js';
import { partners, type Partners } from '../graphql/operations.js';
import { seesPushes, session, type Scope } from '../live.js';
import { t } from '../text/text.js';
import { deniedNote, PageHead, type View } from './view.js';

type PartnerLine = Partners['partners'][number];

const counts = ['sent', 'accepted', 'counted', 'repeated', 'quarantined'] as const;

/** Every partner that the reader may see, with what became of what it sent. */
export function partnersView(scope: Scope): View {
  const head = new PageHead(session?.region.name ?? '', t.partnersTitle);
  if (!seesPushes()) return { element: h('div', { class: 'page' }, head.element, deniedNote()) };
  const numbers = counts.map(name => ({ key: name, label: t[name], value: (p: PartnerLine) => p.statement?.[name] ?? null, text: (p: PartnerLine) => whole(p.statement?.[name]) }));
  const list = new TablePanel<PartnerLine>({
    id: 'partners', title: t.partnersTitle, measures: ['pushes'],
    table: {
      label: t.partnersTitle, key: p => p.code, sort: { by: 'partner', isUp: true },
      columns: [{ key: 'partner', label: t.partner, kind: 'name', value: p => p.name, cell: () => linkCell(p => p.name, p => linkTo(partnerPath(p.code)), p => p.code) }, ...numbers],
    },
    plain: () => [{ key: 'partner', label: t.partner, kind: 'name', value: p => p.name }, { key: 'code', label: t.code, kind: 'text', value: p => p.code }, ...numbers],
    file: () => 'bangkom-partners',
  });
  scope.load(partners, () => ({}), data => {
    const waiting = data.partners.reduce((sum, p) => sum + (p.statement?.quarantined ?? 0), 0);
    list.say(t.partnersFinding(whole(data.partners.length), whole(waiting)), t.partnersTitle);
    if (data.partners.length === 0) list.empty(t.partnersNone);
    else list.show(data.partners);
  }, refusal => list.fail(refusal));
  return { element: h('div', { class: 'page' }, head.element, list.element) };
}
