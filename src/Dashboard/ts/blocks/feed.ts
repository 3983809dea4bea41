import { agencyPath, linkTo } from '../address.js';
import { clock, whole } from '../format.js';
import type { LatestCompletions } from '../graphql/operations.js';
import { latestCompletions } from '../graphql/operations.js';
import type { Scope } from '../live.js';
import { t } from '../text/text.js';
import { linkCell, textCell } from './table.js';
import { TablePanel } from './tablePanel.js';

interface Heard { readonly notice: LatestCompletions['completions']; readonly at: Date; readonly place: number }

const FEED_ROWS = 8;

/** The latest completions as they are recorded: agency and programme, no people. Its rows stay where they are; their texts move. */
export class Feed extends TablePanel<Heard> {
  private heard: Heard[] = [];
  private count = 0;

  constructor() {
    super({
      id: 'latest', title: t.feedTitle, class: 'feed', measures: ['completions'],
      table: {
        label: t.feedTitle, key: x => String(x.place),
        columns: [
          { key: 'what', label: t.program, kind: 'name', value: x => x.notice.title, cell: () => textCell(x => x.notice.program?.name ?? x.notice.title) },
          { key: 'agency', label: t.agency, kind: 'text', value: x => x.notice.agency.name, cell: () => linkCell(x => x.notice.agency.name, x => linkTo(agencyPath(x.notice.agency.code))) },
          { key: 'at', label: t.receivedAt, value: x => x.at.toISOString(), text: x => clock(x.at) },
        ],
      },
      plain: () => [
        { key: 'at', label: t.receivedAt, kind: 'text', value: x => clock(x.at) },
        { key: 'what', label: t.program, kind: 'name', value: x => x.notice.program?.name ?? x.notice.title },
        { key: 'form', label: t.form, kind: 'text', value: x => t.forms[x.notice.form] },
        { key: 'agency', label: t.agency, kind: 'text', value: x => x.notice.agency.name },
        { key: 'day', label: t.completedAt, kind: 'text', value: x => x.notice.completedAt.slice(0, 10) },
      ],
      file: () => 'bangkom-latest',
    });
    this.empty(t.feedWaiting);
  }

  /** Listens, in an agency and those below it or in the whole region. */
  listen(scope: Scope, agency: string | null): void {
    scope.watch(latestCompletions, { agency }, ({ completions }) => {
      this.count += 1 + completions.skipped;
      this.heard = [{ notice: completions, at: new Date(), place: 0 }, ...this.heard].slice(0, FEED_ROWS).map((x, place) => ({ ...x, place }));
    }, isLive => this.draw(isLive), refusal => this.fail(refusal), () => this.heard.length > 0 ? this.ready() : this.empty(t.feedWaiting));
  }

  private draw(isLive: boolean): void {
    this.say(t.feedFinding(whole(this.count)), t.feedTitle);
    this.show(this.heard, isLive && this.heard.length === FEED_ROWS);
  }
}
