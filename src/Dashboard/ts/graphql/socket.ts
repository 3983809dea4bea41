import { savedKey } from '../storage.js';
import type { Operation } from './operations.js';
import { Refusal, refusalOf } from './refusal.js';

export type LinkState = 'connecting' | 'live' | 'lost' | 'locked';

interface Watcher {
  readonly operation: Operation<unknown, unknown>;
  readonly variables: unknown;
  readonly next: (data: never, isFirst: boolean) => void;
  readonly fail: (refusal: Refusal) => void;
  isFirst: boolean;
}

interface Message { readonly type: string; readonly id?: string; readonly payload?: { readonly data?: unknown; readonly errors?: unknown } }

const SILENCE_MAX_MS = 25_000;
const PING_AFTER_MS = 10_000;
const WAIT_MAX_MS = 10_000;

/**
 * The page's one socket (graphql-transport-ws). Whatever is watched is watched again after each reconnection, and the first event
 * of a subscription is the current value, so nothing is missed.
 */
export class Socket {
  state: LinkState = 'connecting';
  /** Seconds until the next attempt, and what the server said; null while one runs. */
  trouble: { readonly seconds: number; readonly code: string | null } | null = null;

  private readonly watchers = new Map<string, Watcher>();
  private readonly changed: () => void;
  private socket: WebSocket | null = null;
  private isAcknowledged = false;
  private attempts = 0;
  private timer = 0;
  private lastId = 0;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Watches until the answer is called. */
  watch<TData, TVariables>(
    operation: Operation<TData, TVariables>, variables: TVariables,
    next: (data: TData, isFirst: boolean) => void, fail: (refusal: Refusal) => void,
  ): () => void {
    const id = String(++this.lastId);
    this.watchers.set(id, { operation, variables, next, fail, isFirst: true });
    if (this.isAcknowledged) this.subscribe(id);
    return () => {
      if (this.watchers.delete(id)) this.send({ id, type: 'complete' });
    };
  }

  /** Connects, at once and anew. */
  connect(): void {
    clearTimeout(this.timer);
    const old = this.socket;
    this.socket = null;
    old?.close();
    this.trouble = null;
    this.open();
    this.changed();
  }

  /** The server said that the key opens nothing: no more attempts with it. */
  lock(): void {
    const old = this.socket;
    this.socket = null;
    old?.close();
    this.isAcknowledged = false;
    this.become('locked');
  }

  /** The server could not answer: try again in a while. */
  stumble(code: string): void {
    const old = this.socket;
    this.socket = null;
    old?.close();
    this.isAcknowledged = false;
    this.retry(code);
  }

  /** All that was asked at the start has been answered. */
  settle(): void {
    this.attempts = 0;
    this.trouble = null;
    this.become('live');
  }

  private open(): void {
    const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`, 'graphql-transport-ws');
    this.socket = mine;
    this.isAcknowledged = false;
    let heard = Date.now();
    // A dead network closes nothing: silence after a ping does.
    const pulse = setInterval(() => {
      if (Date.now() - heard > SILENCE_MAX_MS) end(null);
      else if (Date.now() - heard > PING_AFTER_MS) this.send({ type: 'ping' });
    }, 5_000);
    const end = (code: string | null): void => {
      clearInterval(pulse);
      if (this.socket !== mine) return;
      this.socket = null;
      mine.close();
      this.isAcknowledged = false;
      if (code === 'UNAUTHENTICATED') this.become('locked');
      else this.retry(code);
    };
    const key = savedKey();
    mine.addEventListener('open', () => this.send({ type: 'connection_init', payload: key === null ? {} : { Authorization: `Bearer ${key}` } }));
    mine.addEventListener('close', event => end(event.code === 4401 || event.code === 4403 ? 'UNAUTHENTICATED' : null));
    mine.addEventListener('message', event => {
      if (this.socket !== mine) return;
      heard = Date.now();
      this.take(JSON.parse(String(event.data)) as Message);
    });
  }

  private take(message: Message): void {
    if (message.type === 'ping') return this.send({ type: 'pong' });
    if (message.type === 'connection_ack') {
      this.isAcknowledged = true;
      for (const id of this.watchers.keys()) this.subscribe(id);
      return;
    }
    const watcher = message.id === undefined ? undefined : this.watchers.get(message.id);
    if (!watcher || message.id === undefined) return;
    if (message.type === 'error' || message.payload?.errors) {
      this.watchers.delete(message.id);
      watcher.fail(refusalOf(message.payload?.errors ?? message.payload));
    } else if (message.type === 'next') {
      const isFirst = watcher.isFirst;
      watcher.isFirst = false;
      watcher.next(message.payload?.data as never, isFirst);
    } else if (message.type === 'complete' && watcher.operation.kind === 'subscription') {
      // A stream that ends by itself is begun again: its first event is the current value.
      this.subscribe(message.id);
    }
  }

  private subscribe(id: string): void {
    const watcher = this.watchers.get(id);
    if (!watcher) return;
    watcher.isFirst = true;
    this.send({ id, type: 'subscribe', payload: { documentId: watcher.operation.id, operationName: watcher.operation.name, variables: watcher.variables } });
  }

  private send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private retry(code: string | null): void {
    const wait = Math.min(WAIT_MAX_MS, 500 * 2 ** this.attempts++) * (0.8 + Math.random() * 0.2);
    this.trouble = { seconds: Math.max(1, Math.round(wait / 1000)), code };
    this.timer = setTimeout(() => {
      this.trouble = null;
      this.changed();
      this.open();
    }, wait);
    this.become('lost');
  }

  private become(state: LinkState): void {
    this.state = state;
    this.changed();
  }
}
