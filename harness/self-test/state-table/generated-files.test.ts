import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { loadScenarios } from '../../scenario/load.ts';
import type { Cell } from './cells.ts';
import { generatedFiles, isGenerated, scenarioFolder } from './generated-files.ts';
import { stateTableScenarios } from './scenario-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A connection ends by FIN and by RST, and a request is one of two that no acceptor takes. */
function waysOf({ state, event }: Cell): number {
  return event === 'Evt17' || (event === 'Evt6' && state === 'Sta2') ? 2 : 1;
}

describe('the files written from Table 9-10', () => {
  for (const [file, text] of generatedFiles()) {
    it(`has ${file} as it is written (else: npm run generate)`, () => {
      expect(existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8')).to.equal(text);
    });
  }

  it('are all that the folder has of them', () => {
    const names = [...generatedFiles().keys()]
      .filter((file) => file.startsWith(scenarioFolder))
      .map((file) => basename(file));
    expect(readdirSync(join(root, scenarioFolder)).filter(isGenerated)).to.have.members(names);
  });

  it('have a case for every cell that is provoked', () => {
    const { scenarios, problems } = loadScenarios([join(root, scenarioFolder)]);
    expect(problems).to.deep.equal([]);
    for (const { name, cells } of stateTableScenarios()) {
      const scenario = scenarios.find(({ id }) => id.endsWith(`/${name}`));
      expect(scenario?.cases.length, name).to.equal(cells.reduce((sum, cell) => sum + waysOf(cell), 0));
    }
  });
});
