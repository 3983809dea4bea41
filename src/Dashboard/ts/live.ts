import { ask } from './graphql/client.js';
import { start, type Operation, type Start } from './graphql/operations.js';
import { Refusal, type Source } from './graphql/refusal.js';
import { Socket } from './graphql/socket.js';

/** The page's connection, who reads, and whether what arrives is shown at once. */

type Listener = () => void;

/** After how long a part that could not be loaded is asked for again when the server does not say, in seconds. */
const AGAIN_AFTER_SECONDS = 30;

const listeners = new Set<Listener>();
const waiting = new Map<object, () => void>();
const refreshers = new Set<() => void>();
let isPaused = false;
let waitingCount = 0;
let isRefreshDue = false;

export let session: Start | null = null;

const tell = (): void => listeners.forEach(listener => listener());

export const socket = new Socket(() => {
  if (socket.state === 'locked') session = null;
  tell();
});

/** Calls when connection, pause, or reader change, until the signal. */
export function onLink(listener: Listener, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}

export const paused = (): boolean => isPaused;

/** Updates that arrived while paused. */
export const updatesWaiting = (): number => waitingCount;

export function setPaused(value: boolean): void {
  isPaused = value;
  if (!value) {
    const due = [...waiting.values()];
    waiting.clear();
    waitingCount = 0;
    due.forEach(draw => draw());
    if (isRefreshDue) refreshAll();
  }
  tell();
}

/** Asks everything anew after a reconnection; while paused, when the reader resumes. */
function refreshAll(): void {
  isRefreshDue = isPaused;
  if (!isPaused) refreshers.forEach(refresh => refresh());
}

/** Whether the reader may see people. */
export const seesPeople = (): boolean => session?.viewer.roles.includes('administrator') ?? false;

/** Whether the reader may see the needs of a single agency. */
export const seesPlanning = (): boolean => session?.viewer.roles.some(role => role === 'administrator' || role === 'reader') ?? false;

/** Whether the reader may see what partners sent. */
export const seesPushes = (): boolean => session?.viewer.roles.some(role => role === 'administrator' || role === 'partner') ?? false;

/** Whether the reader is a person with a record of their own. */
export const seesOwn = (): boolean => session?.viewer.roles.includes('person') ?? false;

/** Connects with the key at hand; `ready` runs when the server has said who reads, first and after each reconnection. */
export function openSession(ready: (isFirst: boolean) => void): void {
  const begin = (): unknown => socket.watch(start, {}, data => {
    const isFirst = session === null;
    session = data;
    socket.settle();
    ready(isFirst);
    if (!isFirst) refreshAll();
  }, refusal => {
    // What failed is watched no more: the next connection asks again.
    if (refusal.isDenied) socket.lock();
    else socket.stumble(refusal.code);
    begin();
  });
  begin();
  socket.connect();
}

/** Connects with another key, as another reader. */
export function changeReader(): void {
  session = null;
  socket.connect();
}

/** How long what is asked waits for what is watched, in milliseconds. */
const BEGIN_MS = 500;

/** How long a page rests between two askings after changes, in milliseconds, and in the time that the last one took. */
const GAP_MS = 1_000;
const GAP_TIMES = 4;

/** What a page has running; all of it ends with the page. */
export class Scope {
  private readonly ends: (() => void)[] = [];
  private readonly loads: (() => Promise<void>)[] = [];
  private isOver = false;
  private isAsking = false;
  private isAnswered = false;
  /** Done once what was watched so far has begun. */
  private begun: Promise<unknown> = Promise.resolve();
  private isDueAgain = false;
  private notBefore = 0;
  private timer = 0;

  /**
   * Watches: `take` always gets what arrives, `draw` shows it, at once or when the reader resumes. What was refused is watched again
   * when its source is asked again, and after a reconnection; `heard` shows that a feed, which has no first value, is listened to again.
   */
  watch<TData, TVariables>(
    operation: Operation<TData, TVariables>, variables: TVariables,
    take: (data: TData, isFirst: boolean) => void, draw: (isLive: boolean) => void, fail: (refusal: Refusal) => void, heard?: () => void,
  ): void {
    const token = {};
    let hasDrawn = false;
    let leave = (): void => undefined;
    const begin = (): void => {
      leave();
      leave = socket.watch(operation, variables, (data, isFirst) => {
        source.hasFailed = false;
        take(data, isFirst);
        if (isPaused && hasDrawn) {
          waiting.set(token, () => draw(true));
          waitingCount++;
          tell();
        } else {
          draw(hasDrawn);
          hasDrawn = true;
        }
      }, refusal => this.report(refusal, source, fail));
    };
    const source: Source = {
      hasFailed: false,
      again: () => {
        if (heard) source.hasFailed = false;
        begin();
        heard?.();
      },
    };
    const renew = (): void => {
      if (source.hasFailed) source.again();
    };
    refreshers.add(renew);
    this.ends.push(() => waiting.delete(token), () => refreshers.delete(renew), () => leave());
    begin();
  }

  /**
   * Asks all that the page has loaded anew when a subscription tells of a change: at once, and while changes go on a second after the
   * answers or some times as long as these took, so that a page of a busy moment costs little more than another.
   */
  refreshOn<TData, TVariables>(operation: Operation<TData, TVariables>, variables: TVariables): void {
    let last = '';
    let isDue = false;
    let begin = (): void => undefined;
    // What is asked from here on waits for the watching, so that no change falls between the two; but not for long.
    this.begun = Promise.all([this.begun, new Promise<void>(done => setTimeout(begin = done, BEGIN_MS))]);
    this.watch(operation, variables, (data, isFirst) => {
      begin();
      const now = JSON.stringify(data);
      // What was answered before the watching began may have been outdated by then.
      isDue ||= isFirst ? this.isAnswered : now !== last;
      last = now;
    }, () => {
      if (isDue) this.renew();
      isDue = false;
    }, () => begin());
  }

  /**
   * Asks now, and again after each reconnection and whenever the answer is called (then not while paused); what may pass by itself is
   * asked again by itself.
   */
  load<TData, TVariables>(
    operation: Operation<TData, TVariables>, variables: () => TVariables, take: (data: TData) => void, fail: (refusal: Refusal) => void,
  ): () => void {
    const token = {};
    let isShown = false;
    let timer = 0;
    const run = async (): Promise<void> => {
      clearTimeout(timer);
      try {
        const data = await ask(operation, variables());
        if (this.isOver) return;
        // What had failed is shown at once; what was asked for before the reader paused, when the reader resumes.
        const hadFailed = source.hasFailed;
        source.hasFailed = false;
        if (isPaused && isShown && !hadFailed) waiting.set(token, () => take(data));
        else take(data);
        isShown = this.isAnswered = true;
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        if (this.isOver) return;
        this.report(refusal, source, fail);
        // A little apart, lest all that failed together come together again.
        if (refusal.isPassing) timer = setTimeout(refresh, (refusal.waitSeconds ?? AGAIN_AFTER_SECONDS) * (1 + Math.random() * 0.2) * 1000);
      }
    };
    const refresh = (): void => void run();
    const source: Source = { hasFailed: false, again: refresh };
    this.loads.push(run);
    refreshers.add(refresh);
    this.ends.push(() => refreshers.delete(refresh), () => waiting.delete(token), () => clearTimeout(timer));
    void this.begun.then(() => this.isOver || refresh());
    return () => {
      if (!isPaused) refresh();
    };
  }

  /** Calls something again and again while the page is there. */
  every(milliseconds: number, action: () => void): void {
    const timer = setInterval(action, milliseconds);
    this.ends.push(() => clearInterval(timer));
  }

  private report(refusal: Refusal, source: Source, fail: (refusal: Refusal) => void): void {
    source.hasFailed = true;
    refusal.source = source;
    fail(refusal);
  }

  private renew(): void {
    this.isDueAgain = true;
    if (this.isAsking || this.isOver) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askAgain(), Math.max(0, this.notBefore - performance.now()));
  }

  private async askAgain(): Promise<void> {
    this.isDueAgain = false;
    if (isPaused) {
      isRefreshDue = true;
      return;
    }
    this.isAsking = true;
    const began = performance.now();
    await Promise.all(this.loads.map(run => run()));
    const ended = performance.now();
    this.isAsking = false;
    this.notBefore = ended + Math.max(GAP_MS, GAP_TIMES * (ended - began));
    if (this.isDueAgain) this.renew();
  }

  /** True once the page is gone. */
  get hasEnded(): boolean {
    return this.isOver;
  }

  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    this.ends.forEach(end => end());
  }
}
