import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { type RunResult, runResultJsonSchema, runResultSchema, summarize } from './run-result.ts';

const result: RunResult = {
  schemaVersion: 2,
  tool: { name: 'cstore-conformance', version: '0.1.0' },
  startedAt: '2024-01-01T00:00:00.000Z',
  durationMs: 12,
  seed: 1,
  interrupted: false,
  sut: { role: 'scp', address: 'PACS@127.0.0.1:11112', reachable: true },
  summary: summarize([{ verdict: 'pass' }]),
  faults: [],
  cases: [
    {
      id: 'ps3.4/gg.4.2/stored',
      scenario: 'ps3.4/gg.4.2/stored',
      title: 'An instance is stored',
      requirement: { ref: 'PS3.4 GG.4.2', level: 'shall', text: 'It is stored.' },
      role: 'scp',
      tags: [],
      given: { sopClass: 'CTImageStorage' },
      input: 'legal',
      verdict: 'pass',
      expected: [{ text: 'C-STORE-RSP' }],
      observed: { kind: 'report', text: 'C-STORE-RSP' },
      reasons: [],
      findings: [],
      status: '0x0000',
      transport: 'released',
      health: 'ok',
      notes: [],
      startedAt: '2024-01-01T00:00:00.000Z',
      durationMs: 3,
      wire: [{ at: 0.4, direction: 'sent', what: { kind: 'pdu', pdu: { type: 'A-RELEASE-RQ' } }, length: 10 }],
    },
  ],
};

const wrong = { ...result, cases: [{ ...result.cases[0], verdict: 'good' }] };

describe('results.json', () => {
  it('keeps its schema', () => {
    expect(runResultSchema.safeParse(result).success).to.equal(true);
    expect(runResultSchema.safeParse(wrong).success).to.equal(false);
    expect(runResultSchema.safeParse({ ...result, extra: 1 }).success).to.equal(false);
  });

  it('keeps the JSON Schema that is shipped', () => {
    const validate = new Ajv2020().compile(runResultJsonSchema());
    expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate(wrong)).to.equal(false);
    expect(validate({ ...result, extra: 1 })).to.equal(false);
  });

  it('counts every verdict', () => {
    expect(summarize([{ verdict: 'pass' }, { verdict: 'fail' }, { verdict: 'pass' }])).to.deep.equal({
      pass: 2,
      warn: 0,
      fail: 1,
      inconclusive: 0,
      'not-applicable': 0,
      error: 0,
    });
  });
});
