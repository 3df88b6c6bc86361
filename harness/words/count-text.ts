// Numbers in sentences, and how a sentence begins.

const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `four`, up to twelve; `13` and on in digits. */
export function numberWord(count: number): string {
  return words[count] ?? String(count);
}

/** `1 case`, `2,000 cases`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The text with a capital letter at its beginning. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
