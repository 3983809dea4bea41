import { budgetView } from './pages/budget.js';
import { evaluationView } from './pages/evaluation.js';
import { needsView } from './pages/needs.js';
import { outreachView } from './pages/outreach.js';
import { ownView } from './pages/own.js';
import type { Maker } from './pages/view.js';

/** The pages that are asked for later. */
export const morePages: Readonly<Record<string, Maker>> = { needs: needsView, evaluation: evaluationView, budget: budgetView, outreach: outreachView, own: ownView };
