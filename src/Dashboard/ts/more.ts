import { showSlice } from './blocks/sliced.js';
import { budgetView } from './pages/budget.js';
import { evaluationView } from './pages/evaluation.js';
import { needsView } from './pages/needs.js';
import { outreachView } from './pages/outreach.js';
import { ownView } from './pages/own.js';
import { partnerView } from './pages/partner.js';
import { partnersView } from './pages/partners.js';
import { rosterView } from './pages/roster.js';
import type { Maker } from './pages/view.js';

/** The pages that are asked for later. */
export const morePages: Readonly<Record<string, Maker>> = {
  needs: needsView, evaluation: evaluationView, budget: budgetView, outreach: outreachView, own: ownView,
  partners: (scope, name) => name === '' ? partnersView(scope) : partnerView(scope, name),
  roster: rosterView,
};

/** Blocks that are asked for later. */
export const moreBlocks = { showSlice };
