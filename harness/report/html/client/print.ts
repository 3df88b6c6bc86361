// On paper the faults are open, whatever the reader has closed.

import { all } from './page.ts';

/** Opens them before the page is printed, and closes afterwards those that were closed. */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = all<HTMLDetailsElement>('.finding:not([open])');
    for (const element of opened) element.open = true;
  });
  addEventListener('afterprint', () => {
    for (const element of opened) element.open = false;
  });
}
