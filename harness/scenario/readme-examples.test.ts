import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Case } from '../case/case.ts';
import { runCases } from '../run/run-cases.ts';
import { ownCases } from '../run/testing/own-cases.ts';
import { builtInPair } from '../sut/built-in-pair.ts';
import { reasonText } from '../words/testing/of-case.ts';
import { formatProblem } from '../yaml/problem.ts';
import { scenariosFolder } from './package-root.ts';
import { readScenario } from './read-scenario.ts';

const reference = readFileSync(join(scenariosFolder, 'README.md'), 'utf8');
const section = /^### Six examples\n(.*?)^## /ms.exec(reference)?.[1] ?? '';
const examples = [...section.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

/** The case of an example, which says only what happens. */
function casesOf(example: string, at: number): readonly Case[] {
  const { scenario, problems } = readScenario(
    'README.md',
    `id: readme/example-${at + 1}
title: An example
requirement: { ref: PS3.4 GG.4.1, level: shall, text: It tells success from failure. }
sut: scu
${example}`,
  );
  expect(problems.map(formatProblem), example).to.deep.equal([]);
  return scenario?.cases ?? [];
}

describe('the six examples of scenarios for an SCU in scenarios/README.md', () => {
  it('are six', () => {
    expect(examples).to.have.lengthOf(6);
  });

  it('are scenarios of one case each', () => {
    expect(examples.map((example, at) => casesOf(example, at).length)).to.deep.equal([1, 1, 1, 1, 1, 1]);
  });

  it('are all run by the built-in SCU, and none is failed', async () => {
    const sut = builtInPair();
    try {
      const { cases } = ownCases(await runCases(examples.flatMap(casesOf), sut, { timeoutMs: 3000 }));
      expect(cases).to.have.lengthOf(6);
      for (const one of cases) {
        expect(one.verdict, `${one.id}: ${reasonText(one)}`).to.be.oneOf(['pass', 'warn']);
        expect(one.findings.filter(({ level }) => level === 'shall')).to.deep.equal([]);
      }
    } finally {
      await sut.close();
    }
  });
});
