import { Held } from '../blocks/held.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { h } from '../dom.js';
import { instantDay, moment, whole } from '../format.js';
import { partnerPage, partnerReceipts, type PartnerPage } from '../graphql/operations.js';
import { seesPushes, session, type Scope } from '../live.js';
import { t } from '../text/text.js';
import { deniedNote, notFound, PageHead, type View } from './view.js';

type Partner = NonNullable<PartnerPage['partner']>;
type ReceiptLine = NonNullable<Partner['receipts']>['edges'][number]['node'];
type KeyLine = NonNullable<Partner['keys']>[number];

const RECEIPT_ROWS = 20;
const HELD_ROWS = 25;

const receiptCounts = ['items', 'accepted', 'repeated', 'quarantined'] as const;

function receiptsBlock(code: string): TablePanel<ReceiptLine> {
  const numbers = receiptCounts.map(name => ({ key: name, label: t[name], value: (r: ReceiptLine) => r[name], text: (r: ReceiptLine) => whole(r[name]) }));
  return new TablePanel<ReceiptLine>({
    id: 'receipts', title: t.receiptsTitle, class: 'receipts', measures: ['pushes'],
    table: { label: t.receiptsTitle, key: r => r.id, columns: [{ key: 'at', label: t.receivedAt, kind: 'name', value: r => r.receivedAt, cell: () => { const at = h('span', {}); return { content: [at], show: r => { at.textContent = moment(r.receivedAt); } }; } }, ...numbers] },
    plain: () => [{ key: 'at', label: t.receivedAt, kind: 'name', value: r => r.receivedAt }, { key: 'position', label: t.position, kind: 'text', value: r => r.position }, ...numbers],
    file: () => `bangkom-${code}-receipts`,
  });
}

function keysBlock(code: string): TablePanel<KeyLine> {
  const columns = [
    { key: 'key', label: t.key, kind: 'name' as const, value: (k: KeyLine) => k.keyId },
    { key: 'live', label: t.status, kind: 'text' as const, value: (k: KeyLine) => k.isLive ? t.keyLive : t.keyDead },
    { key: 'system', label: t.system, kind: 'text' as const, value: (k: KeyLine) => k.system },
    { key: 'networks', label: t.networks, kind: 'text' as const, value: (k: KeyLine) => k.networks.join(', ') || t.anywhere },
    { key: 'seen', label: t.seenFrom, kind: 'text' as const, value: (k: KeyLine) => k.seenFrom.map(a => `${a.address} (${instantDay(a.since)})`).join(', ') || '–' },
  ];
  return new TablePanel<KeyLine>({ id: 'keys', title: t.keysTitle, table: { label: t.keysTitle, key: k => k.keyId, columns }, plain: () => columns, file: () => `bangkom-${code}-keys` });
}

/** A partner: what it sent, what is held and why, and what can be done about it. */
export function partnerView(scope: Scope, code: string): View {
  const head = new PageHead(`${session?.region.name ?? ''} · ${t.partnerKind}`, code);
  if (!seesPushes()) return { element: h('div', { class: 'page' }, head.element, deniedNote()) };
  const receipts = receiptsBlock(code);
  const keys = keysBlock(code);
  const held = new Held(code, () => refresh());
  const page = h('div', { class: 'page' }, head.element, held.element, h('div', { class: 'columns-1-1' }, receipts.element, keys.element));
  let reason: string | null = null;
  const refresh = scope.load(partnerPage, () => {
    reason = held.filter.value || null;
    return { code, reason, receipts: RECEIPT_ROWS, held: HELD_ROWS };
  }, ({ partner }) => {
    if (!partner) {
      page.replaceChildren(notFound());
      return;
    }
    const { statement } = partner;
    head.show(partner.name, statement && h('span', {}, t.statementFinding(whole(statement.accepted), whole(statement.sent))), statement && h('span', {}, `${t.counted}: ${whole(statement.counted)}`));
    receipts.say(t.receiptsFinding(whole(partner.receipts?.totalCount)), t.receiptsTitle);
    const lines = partner.receipts?.edges.map(edge => edge.node) ?? [];
    if (lines.length === 0) receipts.empty(t.receiptsNone);
    else receipts.show(lines);
    keys.say(t.keysFinding(whole(partner.keys?.filter(k => k.isLive).length)), t.keysTitle);
    if (!partner.keys?.length) keys.empty(t.keysNone);
    else keys.show(partner.keys);
    held.showPartner(partner);
  }, refusal => [receipts, keys, held].forEach(block => block.fail(refusal)));
  let hasNews = false;
  scope.watch(partnerReceipts, { code }, () => { hasNews = true; }, () => undefined, refusal => receipts.fail(refusal), refresh);
  scope.every(2_000, () => {
    if (!hasNews) return;
    hasNews = false;
    refresh();
  });
  return { element: page };
}
