// Buttons that copy a text: a command, or a fault as a ticket.

import { all } from './page.ts';

/** Milliseconds for which a button says that it has copied. */
const told = 2000;

/** Listens for clicks on `data-copy` and `data-copy-tickets`, wherever they are on the page. */
export function copyOnClick(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const text = button && textOf(button);
    if (button && text) void copyTo(button, text);
  });
}

/** The text of a button, or the tickets of all faults of the section that it names, below what they have in common. */
function textOf({ dataset }: HTMLButtonElement): string | undefined {
  const section = dataset.copyTickets;
  if (section === undefined) return dataset.copy;
  const { copyHead = '', copyTail = '' } = dataset;
  const tickets = all(`#${section} [data-copy^="## "]`).map((button) =>
    withoutTail(button.dataset.copy ?? '', copyTail),
  );
  return [copyHead, ...tickets].join('\n');
}

function withoutTail(text: string, tail: string): string {
  return tail !== '' && text.endsWith(tail) ? text.slice(0, -tail.length) : text;
}

async function copyTo(button: HTMLButtonElement, text: string): Promise<void> {
  const name = button.dataset.name ?? button.textContent;
  button.dataset.name = name;
  button.textContent = (await copy(text)) ? 'Copied' : 'Copying is not allowed here';
  setTimeout(() => {
    button.textContent = name;
  }, told);
}

/** A browser may keep the clipboard from a page that was opened from disk; the old way is open then. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  return isCopied;
}
