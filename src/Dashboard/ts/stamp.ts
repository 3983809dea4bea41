import { h, put } from './dom.js';
import { moment } from './format.js';
import { t } from './text/text.js';

/** How old the figures on the page are. */
export const stampElement = h('span', { id: 'asof' });

export const stamp = (recordedAt: string | null): void => put(stampElement, recordedAt === null ? '' : t.asOf(moment(recordedAt)));
