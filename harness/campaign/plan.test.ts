import { expect } from 'chai';
import { planSchema } from './plan.ts';

const wrong = (plan: object): string[] =>
  planSchema.safeParse(plan).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const suites = { s: {} };
const systems = { a: { scp: 'A@host:104' } };

describe('The plan of a campaign', () => {
  it('names systems as the command line does, and seeds as a number, a list or a range', () => {
    const plan = planSchema.parse({
      systems: {
        a: { scp: 'A@host:104', 'calling-ae': 'ME', concurrency: 3 },
        b: { start: './scp {port}' },
        c: { scu: 'send' },
      },
      suites: { one: { seeds: 7 }, list: { seeds: [3, 3, 4] }, range: { seeds: '2-4' } },
    });
    expect(plan.systems.a).to.deep.equal({
      spec: { kind: 'remote-scp', host: 'host', port: 104, calledAETitle: 'A', callingAETitle: 'ME' },
      concurrency: 3,
    });
    expect(Object.values(plan.systems).map(({ spec }) => spec.kind)).to.deep.equal([
      'remote-scp',
      'started-scp',
      'scu-command',
    ]);
    expect(Object.values(plan.suites).map(({ seeds }) => seeds)).to.deep.equal([[7], [3, 4], [2, 3, 4]]);
  });

  it('says what is wrong with it', () => {
    expect(wrong({ systems })).to.deep.equal([': nothing to do: give suites, or fuzz, or both']);
    expect(wrong({ systems: { a: {} }, suites })[0]).to.match(/^systems\.a: a system is one of scp/);
    expect(wrong({ systems: { a: { scp: 'A', start: 'x' } }, suites })[0]).to.match(/expected AET@host:port/);
    expect(wrong({ systems: { a: { scu: 'x', 'built-in': true } }, suites })[0]).to.match(/is one of/);
    expect(wrong({ systems, suites: { s: { systems: ['b'] } } })).to.deep.equal([
      'suites.s.systems.0: no system b is named',
    ]);
    expect(wrong({ systems, suites: { s: { seeds: '1-99999999' } } })[0]).to.match(/at most 10000/);
    expect(wrong({ systems: { '../x': { scp: 'A@h:1' } }, suites })[0]).to.match(/^systems\.\.\.\/x: /);
    expect(wrong({ systems: { Units: { scp: 'A@h:1' } }, suites })[0]).to.match(
      /^systems: units, .* call the system otherwise$/,
    );
  });
});
