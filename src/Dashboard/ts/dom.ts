/** Making and mending elements. Data goes into attributes and texts, never into markup or inline styles. */

export type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>;

function dress(node: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
}

/** An HTML element; a function among the attributes listens to the event of its name. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  dress(node, attributes, children);
  return node;
}

/** An SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[K] {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  dress(node, attributes, children);
  return node;
}

/** Only what differs is touched; a figure that moved while live is shown to have moved. */
export function put(node: Element, text: string, isLive = false): void {
  if (node.textContent === text) return;
  node.textContent = text;
  if (!isLive) return;
  const shown = node.closest('td') ?? node;
  shown.classList.remove('changed');
  requestAnimationFrame(() => shown.classList.add('changed'));
}

/** Sets attributes that differ. */
export function set(node: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
  }
}

/** Puts children into an order and takes away those that are not in it; what stands right is not moved, so focus stays. */
export function arrange(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    const there = parent.children[place];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}

/** A button. */
export const button = (content: string | Node, click: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  h('button', { type: 'button', click, ...attributes }, content);

/** Saves text as a file. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
