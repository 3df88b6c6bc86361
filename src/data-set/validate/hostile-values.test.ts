// Values that a peer has made to keep a validator busy: each takes one pass, where a second within the first takes hours.

import { expect } from 'chai';
import { valueForms } from '../../registry/iods/value-forms.ts';
import { ExplicitVRLittleEndian } from '../../registry/transfer-syntaxes.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { element, item, openSequence } from '../testing/encode-by-hand.ts';
import { ItemScope } from './item-scope.ts';
import { readHpgl } from './relations/hpgl.ts';
import { fileUris, modalities } from './relations/inventory.ts';
import { tagFor } from './relations/place.ts';
import { scopeKeys } from './relations/scope-keys.ts';
import { segmentedLookupTable } from './relations/segmented-lookup-table.ts';
import { dataElementsSigned } from './relations/signatures.ts';
import { textDecoding } from './text-decoder.ts';

const million = 1_000_000;
const many = 60_000;

/** The outermost item of these elements, and what was objected to. */
function scopeOf(...elements: readonly Buffer[]): { scope: ItemScope; objections: string[] } {
  const tree = readDataSet(Buffer.concat(elements), ExplicitVRLittleEndian);
  expect(tree.findings).to.deep.equal([]);
  const objections: string[] = [];
  return { scope: ItemScope.of(tree, ({ rule }) => objections.push(rule)), objections };
}

function placeOf(scope: ItemScope, keyword: string) {
  return { scope, tag: tagFor(keyword), keyword, clause: 'PS3.3', severity: 'error' } as const;
}

const words = (...values: readonly number[]) => Buffer.from(Uint16Array.from(values).buffer);
const emptyItems = Array<Buffer>(many).fill(item([]));

describe('a value made to keep a validator busy is judged in one pass', () => {
  it('a DICOM-HPGL document of spaces or NULLs (PS3.3 C.29.1.2.1.2.2)', () => {
    for (const text of [`${' '.repeat(million)}x`, `IN;${'\0'.repeat(million)}x`, `PA${' '.repeat(million)}x;`])
      expect(readHpgl(Buffer.from(text))).to.have.property('problem');
    expect(readHpgl(Buffer.from(`IN;PU 1 , 2;${' \r\n\0'.repeat(10)}`)).problem).to.equal(undefined);
  });

  it('a URI of question marks (PS3.3 8.1)', () => {
    const { allows } = valueForms.accessUri;
    expect(allows(`./${'?'.repeat(million)}\n`)).to.equal(true);
    expect(allows('./a/../b?c')).to.equal(false);
    expect(allows('./a?b/../c')).to.equal(true);
  });

  it('a name of escape sequences (PS3.5 6.2.1.2)', () => {
    const { decode } = textDecoding(['', 'ISO 2022 IR 87']);
    const text = `A=${'\x1b(BA'.repeat(million)}`;
    expect(decode(Buffer.from(text, 'latin1'), 'PN'))
      .to.have.property('text')
      .with.length(million + 2);
  });

  it('a lookup table of segments without entries, and of copies of them (PS3.3 C.7.9.2)', () => {
    const descriptor = element(0x00281101, 'US', words(16, 0, 16));
    const nothing = Buffer.alloc(4 * many);
    const copies = Buffer.concat(Array<Buffer>(many).fill(words(2, many, 0, 0)));
    const { scope, objections } = scopeOf(descriptor, element(0x00281221, 'OW', Buffer.concat([nothing, copies])));
    segmentedLookupTable(placeOf(scope, 'SegmentedRedPaletteColorLookupTableData'));
    expect(objections).to.deep.equal(['relation']);
  });

  it('a range of sixty thousand ends (PS3.3 C.38.2.1.1.3)', () => {
    const ends = Array<Buffer>(many).fill(item([element(0x00080020, 'DA', '20240101')]));
    const range = openSequence(tagFor('RangeMatchingSequence'), ends);
    const { scope, objections } = scopeOf(openSequence(tagFor('ScopeOfInventorySequence'), [item([range])]));
    scopeKeys(placeOf(scope, 'ScopeOfInventorySequence'));
    expect(objections).to.deep.equal([]);
  });

  it('a study of as many modalities as series (PS3.3 Table C.38.1-1)', () => {
    const stated = element(0x00080061, 'CS', `${'A\\'.repeat(30_000)}CT`);
    const series = Array<Buffer>(many).fill(item([element(0x00080060, 'CS', 'CT')]));
    const { scope, objections } = scopeOf(stated, openSequence(tagFor('InventoriedSeriesSequence'), series));
    modalities(placeOf(scope, 'ModalitiesInStudy'));
    expect(objections).to.deep.equal([]);
  });

  it('as many relative URIs as access end points (PS3.3 C.38.1.2.6)', () => {
    const files = Array<Buffer>(many).fill(item([element(0x00080409, 'UR', 'a ')]));
    const sequence = openSequence(tagFor('InventoriedInstancesSequence'), files);
    const points = openSequence(tagFor('StudyAccessEndPointsSequence'), emptyItems);
    const inOrder = [points, sequence].sort((one, other) => one.readUInt16LE(2) - other.readUInt16LE(2));
    const { scope, objections } = scopeOf(...inOrder);
    for (const one of scope.itemsOf(tagFor('InventoriedInstancesSequence'))) fileUris(placeOf(one, 'FileAccessURI'));
    expect(objections).to.have.lengthOf(many);
  });

  it('a signature that names one large sequence again and again (PS3.3 C.12.1.1.3.1.1)', () => {
    const large = openSequence(0x00081140, emptyItems);
    const signed = Buffer.alloc(4 * 16_000, words(0x0008, 0x1140));
    const macs = openSequence(tagFor('MACParametersSequence'), [item([element(0x04000020, 'AT', signed)])]);
    const { scope, objections } = scopeOf(large, macs);
    const [mac] = scope.itemsOf(tagFor('MACParametersSequence'));
    if (mac) dataElementsSigned(placeOf(mac, 'DataElementsSigned'));
    expect(objections).to.have.lengthOf(15_999);
  });
});
