import { svg } from '../dom.js';

/** Small drawings on buttons that are named for those who listen. */

const icon = (path: string): SVGSVGElement => svg('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: path }));

export const questionMark = (): SVGSVGElement => icon('M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.7M8 12v.4');
export const chain = (): SVGSVGElement => icon('M6.6 9.4a2.3 2.3 0 0 0 3.3 0l2.3-2.3a2.3 2.3 0 0 0-3.3-3.3l-.8.8M9.4 6.6a2.3 2.3 0 0 0-3.3 0L3.8 8.9a2.3 2.3 0 0 0 3.3 3.3l.8-.8');
