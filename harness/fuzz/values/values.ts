// Values that mutations share: bytes of elements, and texts that have misled programs.

import { padded } from './padded.ts';

export { padded };

/** Bytes of a text, one a character. */
export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** A number of 16 bits in the byte order of the Data Set. */
export function us(value: number, littleEndian: boolean): Buffer {
  const bytes = Buffer.alloc(2);
  if (littleEndian) bytes.writeUInt16LE(value);
  else bytes.writeUInt16BE(value);
  return bytes;
}

/** A number of 32 bits. */
export function ul(value: number, littleEndian: boolean): Buffer {
  const bytes = Buffer.alloc(4);
  if (littleEndian) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}

/** The name of the files and folders that no SCP should make outside of its store. */
export const markedName = 'cstore-fuzz-outside';

/** Texts that become something else when a program takes them for a path (PS3.5 6.2 allows some of them in some VRs). */
export const pathTexts: readonly (readonly [name: string, text: string])[] = [
  ['two dots', '..'],
  ['one dot', '.'],
  ['a parent folder', `../${markedName}`],
  ['several parent folders', `../../../../../../../../tmp/${markedName}`],
  ['an absolute path', `/tmp/${markedName}`],
  ['a drive letter', `C:\\${markedName}`],
  ['a parent folder with backslashes', `..\\${markedName}`],
  ['NUL within', `1.2.3\0../${markedName}`],
  ['a reserved name', 'CON'],
  ['another reserved name', 'nul.dcm'],
  ['a device', 'COM1'],
  ['a stream of a file', 'A:B'],
  ['a slash', '1.2/3'],
  ['a dot at the end', '1.2.3.'],
  ['a space at the end', '1.2.3 '],
  ['a dash at the start', '-rf'],
  ['a tilde', `~/${markedName}`],
  ['an escaped parent folder', `%2e%2e%2f${markedName}`],
  ['a share', `\\\\host\\${markedName}`],
  ['250 characters', '1'.repeat(250)],
  ['5,000 characters', '2'.repeat(5000)],
  ['nothing', ''],
];

/** Signs that a shell or a formatting function understands. */
export const shellTexts: readonly (readonly [name: string, text: string])[] = [
  ['$()', `$(touch /tmp/${markedName})`],
  ['backticks', `\`touch /tmp/${markedName}\``],
  ['a semicolon', `;touch /tmp/${markedName};`],
  ['a line feed', `1\ntouch /tmp/${markedName}\n`],
  ['quotes', `'"'"`],
  ['SQL', `'; DROP TABLE instances; --`],
  ['a pipe', `|touch /tmp/${markedName}`],
  ['braces', `\${jndi:ldap://localhost/a}{{7*7}}`],
  ['format directives', '%s%n%s%n%x'],
  ['format directives of a great width', '%999999999d%1$n{0}'],
  ['markup', '<a b="&lt;">'],
];
