// The strict reader and dcmjs read the same structure out of valid Data Sets: elements, VRs, items and lengths of values.

import { createRequire } from 'node:module';
import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  type DataElement,
  type DataSet,
  encodeDataSet,
  encodePart10,
  nonPatientSopClasses,
  readDataSet,
  uncompressedTransferSyntaxes,
} from '../../../src/index.ts';
import { arbitraryInstance } from '../../fuzz/arbitraries/instance.ts';

interface DcmjsElement {
  readonly vr: string;
  readonly Value?: readonly unknown[];
}
type DcmjsItem = Readonly<Record<string, DcmjsElement>>;

interface Dcmjs {
  readonly log: { disableAll(): void; getLogger(name: string): { disableAll(): void } };
  readonly data: { readonly DicomMessage: { readFile(bytes: ArrayBuffer): { readonly dict: DcmjsItem } } };
}

const dcmjs: Dcmjs = createRequire(import.meta.url)('dcmjs');
dcmjs.log.disableAll();
dcmjs.log.getLogger('validation.dcmjs').disableAll();

/** VRs of PS3.5 Table 6.2-1 that dcmjs takes for UN. */
const unknownToDcmjs = ['OL', 'OV', 'SV', 'UV'];

/** Paths of all elements with VR, and of sequences the number of items. dcmjs leaves out empty Items (PS3.5 7.5.1). */
function ours(elements: readonly DataElement[], before = ''): string[] {
  return elements.flatMap(({ tag, vr, items }) => {
    const path = `${before}${nameOf(tag)}`;
    if (!items) return [`${path} ${unknownToDcmjs.includes(vr) ? 'UN' : vr}`];
    const filled = items.filter((item) => item.elements.length > 0);
    return [`${path} SQ ${filled.length}`, ...filled.flatMap((item, at) => ours(item.elements, `${path}.${at}.`))];
  });
}

function theirs(item: DcmjsItem, before = ''): string[] {
  return tagsOf(item).flatMap((tag) => {
    const { vr = '', Value = [] } = item[tag] ?? {};
    const path = `${before}${tag}`;
    if (vr !== 'SQ') return [`${path} ${vr}`];
    return [`${path} SQ ${Value.length}`, ...Value.flatMap((one, at) => theirs(one as DcmjsItem, `${path}.${at}.`))];
  });
}

function nameOf(tag: number): string {
  return tag.toString(16).toUpperCase().padStart(8, '0');
}

function tagsOf(item: DcmjsItem): string[] {
  return Object.keys(item).sort();
}

/** dcmjs refuses more than one value of Specific Character Set, which PS3.3 C.12.1.1.2 allows. */
function isReadByDcmjs({ dataSet }: { readonly dataSet: DataSet }): boolean {
  return !Array.isArray(dataSet.SpecificCharacterSet);
}

describe('the strict reader and dcmjs', () => {
  for (const { keyword } of nonPatientSopClasses)
    it(`read the same out of instances of ${keyword} in each Transfer Syntax`, () => {
      fc.assert(
        fc.property(
          arbitraryInstance(keyword).filter(isReadByDcmjs),
          fc.constantFrom(...uncompressedTransferSyntaxes),
          (instance, syntax) => {
            const bytes = encodeDataSet(instance.dataSet, syntax);
            const file = new Uint8Array(encodePart10({ ...instance, transferSyntax: syntax.uid }, bytes));
            const { elements, findings } = readDataSet(bytes, syntax);
            const { dict } = dcmjs.data.DicomMessage.readFile(file.buffer);
            expect(findings).to.deep.equal([]);
            if (syntax.explicitVR) expect(ours(elements)).to.deep.equal(theirs(dict));
            // In Implicit VR the VR is looked up (PS3.5 7.1.3), and the dictionary of dcmjs is that of another edition.
            else expect(elements.map(({ tag }) => nameOf(tag))).to.deep.equal(tagsOf(dict));
          },
        ),
        { numRuns: 40 },
      );
    });
});
