import { expect } from 'chai';
import { Edits } from './edits.ts';
import { changeWords, filledPlaceholders, type Replacement } from './text-edit.ts';
import { parseTree } from './xml-tree.ts';

const paragraphOf = (...runs: readonly string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`;

function changed(xml: string, changes: readonly Replacement[]): string {
  const edits = new Edits();
  changeWords(xml, edits, parseTree(xml), changes);
  return edits.applied(xml).replaceAll(' xml:space="preserve"', '');
}

describe('Words of a paragraph are changed:', () => {
  it('those of several runs go into the first of them, and the others keep what is left of theirs', () => {
    const xml = paragraphOf('of AB', '', 'CD', 'EF gone GH', '!');
    const changes = [
      { from: 10, to: 14, text: 'here' },
      { from: 3, to: 8, text: 'one & two' },
    ];
    expect(changed(xml, changes)).to.equal(paragraphOf('of one &amp; two', '', '', 'F here GH', '!'));
  });

  it('several of one run in their order, whatever the order in which they are told', () => {
    const changes = [
      { from: 3, to: 4, text: '3' },
      { from: 0, to: 1, text: '1' },
      { from: 1, to: 3, text: '' },
    ];
    expect(changed(paragraphOf('abcde', 'f'), changes)).to.equal(paragraphOf('13e', 'f'));
  });

  it('what is added goes to the start of a run, or to the end of the last', () => {
    const changes = [
      { from: 1, to: 1, text: '-' },
      { from: 2, to: 2, text: ' - N/A' },
    ];
    expect(changed(paragraphOf('a', 'b'), changes)).to.equal(paragraphOf('a', '-b - N/A'));
  });

  it('each of many placeholders', () => {
    const many = Array.from({ length: 300 }, () => '&lt;Product&gt;');
    const changes = filledPlaceholders('<Product>'.repeat(300), new Map([['product', 'X']]));
    expect(changed(paragraphOf(...many), changes)).to.equal(paragraphOf(...many.map(() => 'X')));
  });
});
