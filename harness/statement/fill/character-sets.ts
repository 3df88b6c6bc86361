// Which character sets are stored, from the cases that send text in each: PS3.3 C.12.1.1.2, PS3.2 Table N.1-15.

import type { CaseResult } from '../../model/run-result.ts';
import type { ConformanceFacts } from '../facts/conformance-facts.ts';
import { seen } from './measured-leaf.ts';

const scenario = 'ps3.2/7.1/character-sets';

/** What a case calls its text, and the Defined Terms of (0008,0005) that it sends. */
const terms: Readonly<Record<string, string>> = {
  'ISO-IR-100': 'ISO_IR 100',
  'ISO-IR-144': 'ISO_IR 144',
  'ISO-IR-13': 'ISO_IR 13',
  'ISO-IR-192': 'ISO_IR 192',
  GB18030: 'GB18030',
  'ISO-2022-IR-87': 'ISO 2022 IR 87',
  'ISO-2022-IR-149': 'ISO 2022 IR 149',
};

/** The sets of which every instance was stored. That it shows them is for the vendor to say. */
export function characterSets(cases: readonly CaseResult[]): ConformanceFacts['characterSets'] {
  const own = cases.flatMap(({ id, scenario: of, status, given }) => {
    const term = of === scenario && status !== undefined ? termOf(given.row ?? '') : undefined;
    return term === undefined ? [] : [{ id, term, isStored: status === '0x0000' }];
  });
  if (own.length === 0) return undefined;
  const tried = [...new Set(own.map(({ term }) => term))].sort();
  const stored = tried.filter((term) => own.every((one) => one.term !== term || one.isStored));
  const evidence = tried.flatMap((term) => own.find((one) => one.term === term)?.id ?? []);
  return seen(stored, evidence, 'instances with them are stored; whether they are shown is not measured');
}

function termOf(row: string): string | undefined {
  return Object.entries(terms).find(
    ([label]) => row === label || row === label.replaceAll('-', ' ') || row === terms[label],
  )?.[1];
}
