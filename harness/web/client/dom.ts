// Short ways to the elements of the page. Text from a run is only ever text here.

/** The element of this id, which the page has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** An element with its content. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

/** A button that acts. */
export function button(text: string, about: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', onclick: act }, text);
  made.append(element('span', { className: 'vh' }, ` ${about}`));
  return made;
}

/** Tells something where everybody is told. */
export function tell(text: string): void {
  byId('told').textContent = text;
}

/** Does it, and tells what went wrong. */
export function attempt(work: () => Promise<unknown>): void {
  work().then(
    () => tell(''),
    (error: unknown) => tell(error instanceof Error ? error.message : String(error)),
  );
}

/** Leaves what is there as it is if it says the same, so that who has the keyboard there keeps it. */
export function replaceIfOther(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const there = [...parent.children].map(({ textContent }) => textContent).join('\n');
  if (there === children.map(({ textContent }) => textContent).join('\n')) return;
  const focused = parent.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
  parent.replaceChildren(...children);
  if (focused === undefined) return;
  const same = [...parent.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === focused);
  same?.focus();
}
