// Buttons that copy a text: a command, or a fault as a ticket.

/** Milliseconds for which a button says that it has copied. */
const told = 2000;

/** Listens for clicks on `data-copy`, wherever they are on the page. */
export function copyOnClick(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-copy]') : null;
    if (button) void copyTo(button);
  });
}

async function copyTo(button: HTMLButtonElement): Promise<void> {
  const name = button.dataset.name ?? button.textContent;
  button.dataset.name = name;
  button.textContent = (await copy(button.dataset.copy ?? '')) ? 'Copied' : 'Copying is not allowed here';
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
