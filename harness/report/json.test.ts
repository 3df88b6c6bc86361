import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { faultyRun } from './faulty-run-fixture.ts';
import { json } from './json.ts';

describe('results.json', () => {
  const parsed = async (name: string) => JSON.parse(String((await json.end(faultyRun()))[name] ?? ''));

  async function validator() {
    return new Ajv2020({ strict: true }).compile(await parsed('results.schema.json'));
  }

  it('holds the run as it is', async () => {
    expect(await parsed('results.json')).to.deep.equal(JSON.parse(JSON.stringify(faultyRun())));
  });

  it('conforms to the JSON Schema beside it', async () => {
    const validate = await validator();
    expect(validate(await parsed('results.json')), JSON.stringify(validate.errors)).to.equal(true);
  });

  it('has a schema that refuses another verdict, a missing field and an unknown one', async () => {
    const validate = await validator();
    const [first, ...rest] = faultyRun().cases as [CaseResult, ...CaseResult[]];
    const { observed: _observed, ...withoutObserved } = first;
    for (const wrong of [{ ...first, verdict: 'maybe' }, withoutObserved, { ...first, mood: 'good' }]) {
      expect(validate({ ...faultyRun(), cases: [wrong, ...rest] })).to.equal(false);
    }
  });
});
