import { h, put } from './dom.js';

/** The one polite status region: connection, pause, and what the reader did; never a figure that ticks. */
export const statusRegion = h('p', { class: 'unseen', role: 'status' });

export const say = (text: string): void => put(statusRegion, text);
