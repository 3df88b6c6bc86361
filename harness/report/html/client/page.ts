// Short ways to the elements of the page.

/** All elements below `root` that a selector finds. */
export function all<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** Opens every disclosure that an element is in, itself included, and shows it. */
export function reveal(element: HTMLElement): void {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
    at.hidden = false;
  }
  element.scrollIntoView();
  const focusable = element instanceof HTMLDetailsElement ? element.firstElementChild : element;
  if (focusable instanceof HTMLElement) focusable.focus({ preventScroll: true });
}
