import { expect } from 'chai';
import { dictionaryEntryByKeyword } from '../dictionary.ts';
import { describeCondition } from '../iods/condition.ts';
import type { Condition } from '../iods/condition-types.ts';
import { expandRows, type Row } from '../iods/definition.ts';
import { sopCommonModule } from '../iods/modules/sop-common.ts';
import { type StorageIod, storageIodOf } from './storage-iod.ts';
import { storageClasses } from './storage-tables.ts';

function iodFor(uid: string): StorageIod {
  const iod = storageIodOf(`1.2.840.10008.5.1.4.1.1.${uid}`);
  if (!iod) throw new Error(`no IOD for ${uid}`);
  return iod;
}

function rowOf(rows: readonly Row[], ...path: readonly string[]) {
  const [keyword, ...inner] = path;
  const row = expandRows(rows).find((each) => each.row !== 'wildcard' && each.keyword === keyword);
  if (row === undefined || row.row === 'wildcard') throw new Error(`no row ${keyword}`);
  if (inner.length === 0) return row;
  if (row.row !== 'sequence') throw new Error(`${keyword} is no sequence`);
  return rowOf(row.rows, ...inner);
}

function moduleRows(iod: StorageIod, table: string): readonly Row[] {
  return iod.modules.find(({ module }) => module.table === table)?.module.rows ?? [];
}

const words = (condition: Condition | undefined) => condition && describeCondition(condition);

/** The keywords that a condition looks up. */
function keywordsOf(condition: Condition): readonly string[] {
  if ('keyword' in condition) return [condition.keyword];
  if ('sequences' in condition && !('of' in condition)) return condition.sequences;
  if (!('of' in condition)) return [];
  const parts = Array.isArray(condition.of) ? condition.of : [condition.of];
  return parts.flatMap((part: Condition) => keywordsOf(part));
}

describe('the IOD of a storage SOP Class', () => {
  it('has rows with VR, VM and keyword of PS3.6', () => {
    expect(rowOf(moduleRows(iodFor('2'), 'C.7-11a'), 'SmallestImagePixelValue')).to.include({
      vr: 'US or SS',
      vm: '1',
      type: '3',
      tag: 0x00280106,
    });
  });

  it('shares the hand-written SOP Common Module', () => {
    expect(iodFor('2').modules.some(({ module }) => module === sopCommonModule)).to.equal(true);
  });

  it('says conditions in words', () => {
    const pixel = moduleRows(iodFor('2'), 'C.7-11a');
    expect(words(rowOf(pixel, 'PlanarConfiguration').required)).to.equal('SamplesPerPixel is greater than 1');
    expect(words(rowOf(moduleRows(iodFor('88.11'), 'C.17-4'), 'TextValue').required)).to.equal('ValueType is TEXT');
  });

  it('looks for an attribute in the item around that has it', () => {
    const beams = moduleRows(iodFor('481.8'), 'C.8.8.25-1');
    const tune = rowOf(beams, 'IonBeamSequence', 'IonControlPointSequence', 'ScanSpotTuneID').required;
    expect(tune).to.include({ is: 'outward', levels: 1 });
  });

  it('looks for an attribute of the frame in its functional group', () => {
    const groups = rowOf(moduleRows(iodFor('2.1'), 'C.7.6.16-1'), 'SharedFunctionalGroupsSequence');
    const rows = groups.row === 'sequence' ? groups.rows : [];
    const kernel = rowOf(rows, 'CTAcquisitionDetailsSequence', 'RotationDirection').required;
    expect(JSON.stringify(kernel)).to.include('"sequences":["CTImageFrameTypeSequence"]');
  });

  it('keeps functional groups of single frames out of the shared ones', () => {
    const module = moduleRows(iodFor('2.1'), 'C.7.6.16-1');
    expect(() => rowOf(module, 'SharedFunctionalGroupsSequence', 'FrameContentSequence')).to.throw('no row');
    expect(rowOf(module, 'PerFrameFunctionalGroupsSequence', 'FrameContentSequence').type).to.equal('3');
  });

  it('gives a content item what its Value Type has, of three references one', () => {
    const content = moduleRows(iodFor('88.33'), 'C.17-4');
    const reference = rowOf(content, 'ReferencedSOPSequence');
    expect(reference.type).to.equal('1C');
    expect(words(reference.required)).to.equal('ValueType is COMPOSITE or ValueType is IMAGE or ValueType is WAVEFORM');
    expect(rowOf(content, 'ReferencedSOPSequence', 'ReferencedWaveformChannels').type).to.equal('1C');
    const nested = rowOf(content, 'ContentSequence', 'ContentSequence', 'ContentSequence', 'ValueType');
    expect(words(nested.required)).to.equal('ReferencedContentItemIdentifier is absent');
  });

  it('has a module for each repeating group', () => {
    const overlays = iodFor('2').modules.filter(({ module }) => module.table === 'C.9-2');
    expect(overlays).to.have.length(16);
    expect(overlays.flatMap(({ module }) => module.rows)).to.satisfy((rows: readonly Row[]) =>
      rows.some((row) => row.row === 'attribute' && row.tag === 0x60020010),
    );
  });

  it('reads Enumerated Values as numbers where the VR holds numbers', () => {
    expect(rowOf(moduleRows(iodFor('2'), 'C.7-11a'), 'PixelRepresentation').enumerated).to.deep.equal([0, 1]);
  });

  it('has no condition on an attribute that PS3.6 does not know, to three levels of items', () => {
    const unknown = new Set<string>();
    const look = (rows: readonly Row[], depth: number): void => {
      for (const row of expandRows(rows)) {
        if (row.row === 'wildcard') continue;
        const conditions = [row.required, row.otherwise].filter((each) => typeof each === 'object');
        for (const keyword of conditions.flatMap(keywordsOf))
          if (!dictionaryEntryByKeyword(keyword)) unknown.add(`${row.keyword}: ${keyword}`);
        if (row.row === 'sequence' && depth < 2) look(row.rows, depth + 1);
      }
    };
    const seen = new Set<string>();
    for (const uid of storageClasses()) {
      for (const { module } of storageIodOf(uid)?.modules ?? []) {
        if (seen.has(module.table)) continue;
        seen.add(module.table);
        look(module.rows, 0);
      }
    }
    expect(seen.size).to.be.above(250);
    expect([...unknown]).to.deep.equal([]);
  });
});
