import { moreEn } from './moreEn.js';
import { moreId } from './moreId.js';
import { t } from './text.js';

export type More = typeof moreId;

/** The words of the pages that are asked for later, in the language that the reader chose. */
export const more = (): More => t.code2 === 'en' ? moreEn : moreId;
