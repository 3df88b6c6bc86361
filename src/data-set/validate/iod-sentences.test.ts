// The sentences of docs/iod-sentences.md (PS3.3): each that is checked has a case, which the validator finds.

import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { tagOf } from '../../registry/dictionary.ts';
import { buildInstance } from '../instance/instance.ts';
import { colorPaletteCases } from './testing/color-palette-cases.ts';
import { commonCases, testedElsewhere } from './testing/common-cases.ts';
import { hangingProtocolCases } from './testing/hanging-protocol-cases.ts';
import { implantCases } from './testing/implant-cases.ts';
import { inventoryCases } from './testing/inventory-cases.ts';
import { protocolCases } from './testing/protocol-cases.ts';
import type { SentenceCase } from './testing/sentence-case.ts';
import { validateDataSet } from './validate-data-set.ts';
import { describeValidationFinding, type ValidationFinding } from './validation-finding.ts';

const cases = [
  ...commonCases,
  ...colorPaletteCases,
  ...hangingProtocolCases,
  ...implantCases,
  ...protocolCases,
  ...inventoryCases,
];

/** `DisplaySetsSequence[1].ImageSetNumber` as `(0072,0200)[1].(0072,0032)`. */
function tagPathOf(path: string): string {
  return path.replace(/[A-Za-z]\w*/g, (keyword) => {
    const hex = (tagOf(keyword) ?? 0).toString(16).toUpperCase().padStart(8, '0');
    return `(${hex.slice(0, 4)},${hex.slice(4)})`;
  });
}

/** Errors and warnings in the instance of a case, with the change that breaks it or without. */
function found({ sopClass, profile, given, set, remove }: SentenceCase, isBroken: boolean): ValidationFinding[] {
  const before = withoutUndefined(given ?? {});
  const after = withoutUndefined(set ?? {});
  const instance = buildInstance(sopClass, {
    profile,
    seed: 1,
    set: { ...before.set, ...(isBroken && after.set) },
    remove: [...before.remove, ...(isBroken ? [...after.remove, ...(remove ?? [])] : [])],
  });
  const sopInstanceUID = given?.SOPInstanceUID === undefined ? instance.sopInstanceUID : undefined;
  const findings = validateDataSet(instance, sopClass, { ...(sopInstanceUID && { sopInstanceUID }) });
  return findings.filter(({ severity }) => severity !== 'information');
}

/** An element given as undefined is taken away. */
function withoutUndefined(elements: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(structuredClone(elements));
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    remove: entries.filter(([, value]) => value === undefined).map(([path]) => path),
  };
}

describe('a sentence of PS3.3', () => {
  for (const one of cases) {
    const [rule, path, clause] = one.finds;
    it(`${one.id}: ${rule} at ${path} (${clause})`, () => {
      expect(found(one, false).map(describeValidationFinding), 'an instance that is right').to.deep.equal([]);
      const shown = found(one, true).map(
        (finding) => `${finding.severity} ${finding.rule} ${finding.tagPath} ${finding.clause}`,
      );
      expect(shown).to.include(`${one.severity ?? 'error'} ${rule} ${tagPathOf(path)} ${clause}`);
    });
  }
});

describe('docs/iod-sentences.md', () => {
  const text = readFileSync(new URL('../../../docs/iod-sentences.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| ([A-Z]{2}-\d+) \|.*\| ([^|]*) \|$/gm)].map(([, id = '', check = '']) => ({
    id,
    check,
  }));
  const checked = rows.filter(({ check }) => !check.startsWith('–')).map(({ id }) => id);

  it('numbers each sentence once', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids).to.deep.equal([...new Set(ids)]);
    expect(ids).to.have.length.greaterThan(200);
  });

  it('has a case for each sentence that is checked, and no case for another', () => {
    const tested = new Set([...cases, ...testedElsewhere].map(({ id }) => id));
    expect([...tested].filter((id) => !checked.includes(id))).to.deep.equal([]);
    expect(checked.filter((id) => !tested.has(id))).to.deep.equal([]);
  });

  it('counts them', () => {
    const [all = 0, yes = 0, no = 0] = (/^(\d+) sentences.*: (\d+) are checked, (\d+) /m.exec(text) ?? [])
      .slice(1)
      .map(Number);
    expect([all, yes, no]).to.deep.equal([rows.length, checked.length, rows.length - checked.length]);
  });

  it('names tests that exist', () => {
    for (const { file } of testedElsewhere) expect(existsSync(new URL(file, import.meta.url)), file).to.equal(true);
  });
});
