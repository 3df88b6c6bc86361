// Files made by hand from the tables of the standard (fixtures/make-fixtures.py), each wrong as its name says: the
// validator finds that and nothing else. What is wrong was settled with the clause named here (PS3.3, PS3.5, PS3.10).

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readPart10Head } from '../part10/part10.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { validateDataSet } from './validate-data-set.ts';
import type { ValidationFinding } from './validation-finding.ts';

const folder = new URL('fixtures/', import.meta.url);

/** Rule and place of each finding. */
type Expected = readonly (readonly [rule: ValidationFinding['rule'], tagPath: string])[];

interface Fixture {
  readonly clause: string;
  readonly findings: Expected;
}

const fixtures: Readonly<Record<string, Fixture>> = {
  'hanging-protocol-valid': { clause: 'PS3.3 C.23.1 to C.23.3: all Type 1 and 2', findings: [] },
  'color-palette-valid': { clause: 'PS3.3 C.28.1, C.7.9, C.11.15: all Type 1 and 2', findings: [] },
  'ct-protocol-valid': { clause: 'PS3.3 C.34.2, C.34.5, C.34.6, 10.25: all Type 1 and 2', findings: [] },
  'hanging-protocol-missing-definition-sequence': {
    clause: 'PS3.3 Table C.23.1-1: Hanging Protocol Definition Sequence is of Type 1',
    findings: [['missing', '(0072,000C)']],
  },
  'hanging-protocol-empty-name': {
    clause: 'PS3.5 7.4.1: the value of a Type 1 Data Element shall not be of zero length',
    findings: [['empty', '(0072,0002)']],
  },
  'color-palette-descriptor-vm-2': {
    clause: 'PS3.3 C.7.6.3.1.5: the descriptor has three values',
    findings: [['vm', '(0028,1101)']],
  },
  'color-palette-private-without-creator': {
    clause: 'PS3.5 7.8.1: a Private Creator reserves the block',
    findings: [['private-creator', '(0029,1001)']],
  },
  'hanging-protocol-date-not-in-calendar': {
    clause: 'PS3.5 Table 6.2-1, DT: the Gregorian calendar has no 29 February 2023',
    findings: [['value', '(0072,000A)']],
  },
  'hanging-protocol-lower-case-code-string': {
    clause: 'PS3.5 Table 6.2-1, CS: upper case, digits, space and underscore',
    findings: [['value', '(0072,000C)[1].(0008,0060)']],
  },
  'hanging-protocol-uid-leading-zero': {
    clause: 'PS3.5 9.1: the first digit of a component is not zero, unless it is the only one',
    findings: [['value', '(0008,0018)']],
  },
  'hanging-protocol-enumerated-value': {
    clause: 'PS3.3 Table C.23.1-1: Enumerated Values of Hanging Protocol Level',
    findings: [['enumerated-value', '(0072,0006)']],
  },
  'color-palette-utf8-without-character-set': {
    clause: 'PS3.3 Table C.12-1 and PS3.5 6.1.2.1: a replaced repertoire is named; the default one is ISO-IR 6',
    findings: [
      ['missing', '(0008,0005)'],
      ['character-set', '(0070,0081)'],
    ],
  },
  'hanging-protocol-meta-uid-mismatch': {
    clause: 'PS3.10 7.1: Media Storage SOP Instance UID is that of the Data Set',
    findings: [['uid-mismatch', '(0008,0018)']],
  },
  'hanging-protocol-image-boxes-two-items-not-tiled': {
    clause: 'PS3.3 Table C.23.3-1: one Image Box unless its layout is TILED',
    findings: [['item-count', '(0072,0200)[1].(0072,0300)']],
  },
  'color-palette-wrong-vr': {
    clause: 'PS3.6 6: Content Label has the VR CS',
    findings: [['vr', '(0070,0080)']],
  },
  'color-palette-person-name-six-components': {
    clause: 'PS3.5 6.2.1: five components in a component group',
    findings: [['value', '(0070,0084)']],
  },
  'generic-implant-without-drawing-or-model': {
    clause: 'PS3.3 A.61.3: at least one of 2D drawings and 3D models',
    findings: [['iod-constraint', '(0068,62C0)']],
  },
  'ct-protocol-range-of-one-value': {
    clause: 'PS3.3 Table 10.25-1: exactly two Items for RANGE_INCL',
    findings: [['item-count', '(0018,9911)[1].(0082,0034)']],
  },
  'ct-protocol-decimal-comma': {
    clause: 'PS3.5 Table 6.2-1, DS: digits, +, -, E, e and the period',
    findings: [['value', '(0018,9911)[1].(0082,0034)[1].(0072,0072)']],
  },
  'protocol-approval-without-institution': {
    clause: 'PS3.3 Table C.34.15-1: Institution Code Sequence is required with (128603, DCM)',
    findings: [['missing', '(0044,0100)[1].(0008,0082)']],
  },
  'inventory-of-series-without-series': {
    clause: 'PS3.3 Table C.38.1-1: Inventoried Series Sequence is required where Inventory Level is SERIES',
    findings: [['missing', '(0008,0423)[1].(0008,0424)']],
  },
};

async function findingsOf(name: string): Promise<readonly ValidationFinding[]> {
  const path = fileURLToPath(new URL(`${name}.dcm`, folder));
  const { dataSetOffset, transferSyntax, sopClassUID, sopInstanceUID } = await readPart10Head(path);
  const tree = readDataSet(readFileSync(path).subarray(dataSetOffset), transferSyntax);
  return validateDataSet(tree, sopClassUID, { sopInstanceUID, namedBy: 'file meta information' });
}

describe('a file made by hand', () => {
  for (const [name, { clause, findings }] of Object.entries(fixtures)) {
    const what = findings.length === 0 ? 'has no finding' : `has ${findings.map(([rule]) => rule).join(' and ')} alone`;
    it(`${what}: ${name} (${clause})`, async () => {
      const found = await findingsOf(name);
      expect(found.map(({ rule, tagPath }) => [rule, tagPath])).to.deep.equal(findings);
      for (const { severity } of found) expect(severity).to.equal('error');
    });
  }

  it('is not forgotten here', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.dcm'));
    expect(names.sort()).to.deep.equal(
      Object.keys(fixtures)
        .map((name) => `${name}.dcm`)
        .sort(),
    );
  });
});
