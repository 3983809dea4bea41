import { EffectsBlock } from '../blocks/effects.js';
import { LearningGains, Satisfaction, type Rated } from '../blocks/satisfaction.js';
import { Elements, ServiceUnits } from '../blocks/services.js';
import { batchPath, linkNow, partnerPath } from '../address.js';
import { h } from '../dom.js';
import { follow } from '../follow.js';
import { batchSatisfactions, ikmElements, programEffects, satisfactions, services, unitTrainings, type ProgramEffects } from '../graphql/operations.js';
import { seesPushes, session, type Scope } from '../live.js';
import { place } from '../moment.js';
import { more } from '../text/more.js';
import { PageHead, type View } from './view.js';

/** What participants say, what they learnt and use, and what the public says of the services. */
export function evaluationView(scope: Scope): View {
  const w = more();
  const { year } = place();
  const head = new PageHead(session?.region.name ?? '', `${w.evaluationPage} ${year}`);
  const satisfaction = new Satisfaction(year);
  const learning = new LearningGains(year);
  const units = new ServiceUnits(year);
  const elements = new Elements(year);
  const effects = new EffectsBlock();
  const page = h('div', { class: 'page' }, head.element, satisfaction.element, learning.element, units.element, h('div', { class: 'columns-1-1' }, elements.element, effects.element));

  follow(scope, ['EVALUATION'], null);
  const rated = (kind: string, nodes: readonly Omit<Rated, 'key' | 'href'>[], path: ((code: string) => string) | null): Rated[] =>
    nodes.map(n => ({ ...n, key: `${kind}-${n.code}`, href: path === null ? null : linkNow(path(n.code)) }));
  scope.load(satisfactions, () => ({ year }), data => {
    const programs = rated('program', data.programs.edges.map(edge => edge.node), null);
    satisfaction.showAll(data.region.satisfaction, { program: programs, partner: rated('partner', data.partners, seesPushes() ? partnerPath : null) });
    learning.showPrograms(programs);
  }, refusal => [satisfaction, learning].forEach(block => block.fail(refusal)));
  scope.load(batchSatisfactions, () => ({ year }), data => satisfaction.showMore('batch', rated('batch', data.batches.edges.map(edge => edge.node), batchPath)), refusal => satisfaction.fail(refusal));

  scope.load(services, () => ({ from: `${year}-Q1`, to: `${year}-Q4` }), data => {
    units.showUnits(data.serviceUnits ?? [], data.ikm);
    elements.offer(data.serviceUnits ?? []);
  }, refusal => units.fail(refusal));
  const askElements = scope.load(ikmElements, () => ({ agency: elements.select.value || null, q1: `${year}-Q1`, q2: `${year}-Q2`, q3: `${year}-Q3`, q4: `${year}-Q4` }), data => elements.showElements(data), refusal => elements.fail(refusal));
  elements.select.addEventListener('change', askElements);

  const asked = new Set<string>();
  scope.load(unitTrainings, () => ({}), data => {
    const trained = new Map((data.serviceUnits ?? []).flatMap(unit => unit.trained).flatMap(({ program }) => program === null ? [] : [[program.code, program.name] as const]));
    if (trained.size === 0) effects.empty(w.effectNone);
    for (const [program, name] of trained) {
      if (asked.has(program)) continue;
      asked.add(program);
      scope.load(programEffects, () => ({ program }), (found: ProgramEffects) => effects.showProgram(program, name, found), refusal => effects.fail(refusal));
    }
  }, refusal => effects.fail(refusal));
  return { element: page };
}
