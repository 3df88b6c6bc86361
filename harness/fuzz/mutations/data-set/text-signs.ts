// Mutations of any text of a Data Set: bytes above 7FH, control characters, signs that formats, shells and logs understand (PS3.5 6.1, 6.2).

import { replaceNode } from '../../draft/edit-tree.ts';
import { isText, ofTexts } from '../../draft/node-tests.ts';
import { padded, pathTexts, shellTexts } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const high: readonly (readonly [name: string, text: string])[] = [
  ['ISO 8859', '\xe4\xf6\xfc\xdf'],
  ['UTF-8 that ends early', 'A\xc3'],
  ['UTF-8 of six bytes', '\xfc\x84\x80\x80\x80\x80'],
  ['UTF-8 that is longer than it need be', '\xc0\xaf\xe0\x80\xaf'],
  ['a surrogate', '\xed\xa0\x80'],
  ['C1 control characters', '\x80\x85\x9b\x9f'],
  ['FFH', '\xff\xff\xff\xff'],
  ['all of them', Array.from({ length: 128 }, (_, at) => String.fromCharCode(0x80 + at)).join('')],
];

const controls: readonly (readonly [name: string, text: string])[] = [
  ['NUL', 'A\0B'],
  ['CR LF', 'A\r\nB: C\r\n'],
  ['ESC', '\x1b[2J\x1b]0;A\x07'],
  ['backspaces', 'A\b\b\b'],
  ['DEL', '\x7f\x7f'],
  ['backslashes alone', '\\\\\\\\'],
  ['carets alone', '^^^^^^^^'],
  ['equals signs alone', '===='],
];

const kinds = [
  {
    id: 'text/high-bytes',
    clause: 'PS3.5 6.1.2',
    what: 'bytes above 7FH that its character set does not have',
    texts: high,
  },
  {
    id: 'text/control-characters',
    clause: 'PS3.5 6.1.3',
    what: 'control characters or delimiters alone',
    texts: controls,
  },
  {
    id: 'text/shell',
    clause: 'PS3.5 6.2',
    what: 'signs that a shell, a format or markup understands',
    texts: shellTexts,
  },
  { id: 'text/path', clause: 'PS3.5 6.2', what: 'a path or a name that a file system reserves', texts: pathTexts },
];

const rows = kinds.map(
  ({ id, clause, what, texts }): Row<'tree'> => ({
    id,
    clause,
    breaks: `a text is ${what}`,
    places: ofTexts,
    variants: texts.map(([name]) => name),
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, value: padded(pick(texts, variant)[1]) }], isText),
  }),
);

export const textSignMutations = mutationsOf('tree', 'data set', rows);
