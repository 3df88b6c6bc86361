// Every number of the page is that of the cases that its link finds.

import { inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { faultyRun } from '../faulty-run-fixture.ts';
import { caseResult, manyCases, oneOfEach, runResult } from '../run-result-fixture.ts';
import { conformancePage } from './page.ts';
import type { PackedCase, PageData } from './page-data/packed-case.ts';
import { matchesQuery, parseQuery, queryOfAddress } from './page-data/query.ts';

function casesOf(page: string): PackedCase[] {
  const packed = /id="page-data">([^<]*)</.exec(page)?.[1] ?? '';
  const { scenarios }: PageData = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString());
  return scenarios.flat();
}

function found(cases: readonly PackedCase[], address: string): number {
  const query = parseQuery(queryOfAddress(address) ?? '');
  return cases.filter((each) => matchesQuery(query, { ...each, text: () => '' })).length;
}

/** The numbers in a text, added: a cell of a matrix has one for each verdict. */
function sumOf(markup: string): number {
  const text = markup.replace(/<[^>]+>/g, ' ').replace(/(\d),(?=\d{3})/g, '$1');
  return [...text.matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0);
}

/** A clause and what is below it, and a SOP Class whose name begins like another's. */
const nested = () =>
  runResult(
    (['PS3.8 9.2', 'PS3.8 9.2.3', 'PS3.8 9.2.30'] as const).flatMap((ref, at) =>
      ['CTImageStorage', 'CTImageStorageX'].map((sopClass) =>
        caseResult({
          id: `${ref}:${sopClass}`,
          scenario: ref,
          requirement: { ref, level: 'shall', text: 'x' },
          given: { sopClass },
          status: at === 0 ? undefined : '0xA700',
          expected: [],
          verdict: at === 0 ? 'inconclusive' : 'fail',
        }),
      ),
    ),
  );

describe('A number of the page', () => {
  for (const [name, run] of Object.entries({
    faulty: faultyRun,
    each: oneOfEach,
    many: () => manyCases(300),
    nested,
  })) {
    const page = conformancePage(run());
    const cases = casesOf(page);
    const links = (pattern: RegExp) =>
      [...page.matchAll(pattern)].map(([, address = '', text = '']) => [address, text]);

    it(`is that of the cases behind it, in tiles, cells, faults and reasons (${name})`, () => {
      const counting = links(/<a href="(#q=[^"]+)">((?:<span class="v|\d)[\s\S]*?)<\/a>/g);
      expect(counting.length).to.be.greaterThan(6);
      for (const [address = '', text = ''] of counting)
        expect(found(cases, address), `${address} ${text}`).to.equal(sumOf(text));
    });

    it(`is that of the cases of a clause (${name})`, () => {
      const clauses = page.split('<tr class="first"><th scope="row" rowspan').slice(1);
      expect(clauses.length).to.be.greaterThan(1);
      for (const rows of clauses) {
        const [, address = ''] = /href="(#q=[^"]+)"/.exec(rows) ?? [];
        const counts = [...(rows.split('</table>', 1)[0] ?? '').matchAll(/<span class="counts">(.*?)<\/td>/g)];
        expect(sumOf(counts.map(([, text]) => text).join(' ')), address).to.equal(found(cases, address));
      }
    });

    it(`is that of the cases behind the head of a fault (${name})`, () => {
      const heads = [
        ...page.matchAll(/id="fault-(\d+)"[\s\S]*?<span class="ref">[^<]*, (?:broken in )?([\d,]+) cases?</g),
      ];
      for (const [, number, count] of heads)
        expect(found(cases, `#q=fault:${number}`), `fault ${number}`).to.equal(Number(count?.replace(',', '')));
    });
  }
});
