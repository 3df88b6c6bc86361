import { expect } from 'chai';
import type { Awaited } from '../case/silence-policy.ts';
import { ResponseTimes } from '../peer/response-times.ts';
import { Silences } from './silences.ts';

const full = 10_000;
const brief = 250;

/** A wait for the answer to a plain C-STORE, with what a test changes of it. */
function waitFor(caseId: string, some: Partial<Awaited> = {}): Awaited {
  const plain = { phase: 'data-transfer', service: 'C-STORE', isPlain: true } as const;
  const scenario = caseId.split(':')[0] ?? '';
  return { caseId, scenario, clause: 'PS3.7 9.1.1', isAlone: false, silenceIsLegal: false, ...plain, ...some };
}

/** A wait for the answer to a C-STORE that is wrong on purpose. */
const odd = (caseId: string, clause: string, some: Partial<Awaited> = {}) =>
  waitFor(caseId, { isPlain: false, clause, ...some });

/** Bytes that ask for no service. */
function raw(caseId: string): Awaited {
  const { service: _none, ...rest } = odd(caseId, 'PS3.8 9.3.1');
  return rest;
}

function silencesOf(responseTimes = new ResponseTimes()) {
  const silences = new Silences({ timeoutMs: full, responseTimes });
  return {
    silences,
    /** So many cases in which nothing comes; how long each waits. */
    silent: (...waits: readonly Awaited[]) =>
      waits.map((one) => {
        const wait = silences.begin(one, full);
        return { ms: wait.ms, ...wait.silent(one.isAlone) };
      }),
    answered: (one: Awaited) => silences.begin(one, full).answered(),
    msOf: (one: Awaited, wantedMs = full) => silences.begin(one, wantedMs).ms,
  };
}

describe('what a SUT leaves unanswered', () => {
  it('is waited for in full by three cases, and briefly by those that follow, which are blocked by it', () => {
    const { silent } = silencesOf();
    const ends = silent(waitFor('a:1'), waitFor('a:2'), waitFor('b:1'), waitFor('b:2'));
    expect(ends.map(({ ms }) => ms)).to.deep.equal([full, full, full, brief]);
    expect(ends.slice(0, 3).map(({ blockedBy }) => blockedBy)).to.deep.equal([undefined, undefined, undefined]);
    expect(ends[3]?.blockedBy).to.deep.equal({
      rule: 'service/c-store-answered',
      phase: 'data-transfer',
      service: 'C-STORE',
      cases: ['a:1', 'a:2', 'b:1'],
    });
  });

  it('is not what one case waits for three times', () => {
    const { silent, msOf } = silencesOf();
    silent(waitFor('a:1'), waitFor('a:1'), waitFor('a:1'));
    expect(msOf(waitFor('a:2'))).to.equal(full);
  });

  it('is waited for in full again once it was answered', () => {
    const { silent, answered, msOf } = silencesOf();
    silent(waitFor('a:1'), waitFor('a:2'), waitFor('a:3'), waitFor('a:4'));
    answered(waitFor('a:5'));
    expect(msOf(waitFor('a:6'))).to.equal(full);
    silent(waitFor('a:6'), waitFor('a:7'));
    expect(msOf(waitFor('a:8'))).to.equal(full);
  });

  it('is waited for long enough to see the answer of a slow SUT', () => {
    const responseTimes = new ResponseTimes();
    responseTimes.answered(80);
    const { silent, msOf } = silencesOf(responseTimes);
    silent(waitFor('a:1'), waitFor('a:2'), waitFor('a:3'));
    expect(msOf(waitFor('a:4'))).to.equal(800);
  });

  it('is waited for in full from time to time, less and less often', () => {
    const { silent } = silencesOf();
    const waits = Array.from({ length: 400 }, (_, at) => waitFor(`s${at}:1`, { isAlone: true }));
    const fullAt = silent(...waits).flatMap(({ ms }, at) => (ms === full ? [at] : []));
    expect(fullAt).to.deep.equal([0, 1, 2, 28, 54, 105, 206]);
  });

  it('is legal where a case says so, and then neither counted nor cut short', () => {
    const { silent, msOf } = silencesOf();
    const legal = (id: string) => odd(id, 'PS3.8 9.2.3', { silenceIsLegal: true });
    silent(legal('a:1'), legal('a:2'), legal('a:3'));
    expect(msOf(odd('a:4', 'PS3.8 9.2.3'))).to.equal(full);
    silent(...['b:1', 'b:2', 'b:3'].map((id) => odd(id, 'PS3.8 9.2.3')));
    expect(msOf(legal('a:5'))).to.equal(full);
  });

  it('is nothing that a case waits for less than in full for, nor does that case wait for less still', () => {
    const { silent, silences, msOf } = silencesOf();
    for (const id of ['a:1', 'a:2', 'a:3']) silences.begin(odd(id, 'PS3.8 9.2.3'), 2000).silent(true);
    expect(msOf(odd('a:4', 'PS3.8 9.2.3'))).to.equal(full);
    silent(...['b:1', 'b:2', 'b:3'].map((id) => odd(id, 'PS3.8 9.2.3')));
    expect(msOf(odd('b:4', 'PS3.8 9.2.3'))).to.equal(brief);
    expect(msOf(odd('b:4', 'PS3.8 9.2.3'), 2000)).to.equal(2000);
  });
});

describe('unusual requests of one clause, of which some are answered', () => {
  const clause = 'PS3.8 9.2.3';

  it('are each waited for a tenth of the time once three were not, and judged if an answer comes', () => {
    const { silent, answered, msOf } = silencesOf();
    silent(odd('a:1', clause), odd('b:1', clause), odd('c:1', clause, { isAlone: true }));
    answered(odd('d:1', clause));
    expect(msOf(odd('e:1', clause))).to.equal(1000);
    const [end] = silent(odd('f:1', clause));
    expect(end?.blockedBy).to.include({ clause, phase: 'data-transfer' });
  });

  it('are waited for in full as long as fewer than three were not answered', () => {
    const { silent, answered, msOf } = silencesOf();
    silent(odd('a:1', clause), odd('b:1', clause));
    answered(odd('c:1', clause));
    silent(odd('d:1', clause), odd('e:1', clause));
    expect(msOf(odd('f:1', clause))).to.equal(full);
  });

  it('are waited for longer where the SUT is slow', () => {
    const responseTimes = new ResponseTimes();
    responseTimes.answered(700);
    const { silent, answered, msOf } = silencesOf(responseTimes);
    silent(odd('a:1', clause), odd('b:1', clause), odd('c:1', clause));
    answered(odd('d:1', clause));
    expect(msOf(odd('e:1', clause))).to.equal(7000);
  });

  it('are all tried: a scenario may have some that are answered', () => {
    const { silent, answered, silences } = silencesOf();
    const alone = { isAlone: true };
    silent(odd('a:1', clause, alone), odd('b:1', clause, alone), odd('c:1', clause, alone));
    answered(odd('d:1', clause));
    silent(...[1, 2, 3, 4].map((at) => odd(`e:${at}`, clause, alone)));
    expect(silences.blockingScenario('e')).to.equal(undefined);
  });
});

describe('unusual requests that stay unanswered', () => {
  it('are told apart by the clause that they are about', () => {
    const { silent, msOf } = silencesOf();
    silent(...['a:1', 'a:2', 'a:3'].map((id) => odd(id, 'PS3.7 9.1.1')));
    expect(msOf(odd('a:4', 'PS3.7 9.1.1'))).to.equal(brief);
    expect(msOf(odd('b:1', 'PS3.8 E.1'))).to.equal(full);
    expect(msOf(waitFor('c:1'))).to.equal(full);
  });

  it('need one case of each clause after three clauses', () => {
    const { silent } = silencesOf();
    const clauses = ['1', '2', '3', '4'];
    const ends = silent(...clauses.flatMap((clause) => [1, 2, 3, 4].map((at) => odd(`${clause}:${at}`, clause))));
    const fullWaits = clauses.map((_, at) => ends.slice(at * 4, at * 4 + 4).filter(({ ms }) => ms === full).length);
    expect(fullWaits).to.deep.equal([3, 3, 3, 1]);
  });

  it('are not expected to be answered by a SUT that answers no plain one', () => {
    const { silent } = silencesOf();
    const [, , , unusual] = silent(waitFor('a:1'), waitFor('a:2'), waitFor('a:3'), odd('b:1', 'PS3.8 E.1'));
    expect(unusual).to.deep.include({ ms: brief });
    expect(unusual?.blockedBy?.service).to.equal('C-STORE');
  });

  it('are, where they ask for no service, only explained by a SUT that answers nothing', () => {
    const { silent, silences, msOf } = silencesOf();
    silent(waitFor('a:1'), waitFor('a:2'), waitFor('a:3'));
    expect(msOf(raw('b:1'))).to.equal(full);
    silences.unansweredBefore(['C-ECHO']);
    expect(msOf(raw('b:2'))).to.equal(brief);
  });
});

describe('a silence beside other cases', () => {
  it('may be due to them, and is waited for in full by the cases that run again alone', () => {
    const { silent, silences, msOf } = silencesOf();
    for (const id of ['a:1', 'a:2', 'a:3']) {
      expect(silences.begin(waitFor(id), full).silent(false)).to.deep.equal({ isConfirmed: false });
    }
    expect(silences.begin(waitFor('a:4'), full).silent(false)).to.include({ isConfirmed: false });
    const alone = (id: string) => waitFor(id, { isAlone: true });
    expect(silent(alone('a:1'), alone('a:2'), alone('a:3')).map(({ ms }) => ms)).to.deep.equal([full, full, full]);
    expect(msOf(alone('a:4'))).to.equal(brief);
  });

  it('is not due to them when the SUT was silent before any case', () => {
    const { silences } = silencesOf();
    silences.unansweredBefore(['C-STORE']);
    expect(silences.begin(waitFor('a:1'), full).silent(false)).to.deep.equal({ isConfirmed: true });
  });
});

describe('a scenario', () => {
  it('is not tried any further when two of its cases were blocked, until an answer comes', () => {
    const { silent, answered, silences } = silencesOf();
    const cases = Array.from({ length: 5 }, (_, at) => waitFor(`a:${at}`, { isAlone: true }));
    silent(...cases.slice(0, 4));
    expect(silences.blockingScenario('a')).to.equal(undefined);
    silent(...cases.slice(4));
    expect(silences.blockingScenario('a')).to.deep.include({ service: 'C-STORE' });
    expect(silences.blockingScenario('b')).to.equal(undefined);
    answered(waitFor('b:1'));
    expect(silences.blockingScenario('a')).to.equal(undefined);
  });

  it('is tried on when only the release stays unanswered', () => {
    const { silent, silences } = silencesOf();
    const release = (id: string) => waitFor(id, { phase: 'release', service: 'A-RELEASE', isAlone: true });
    silent(...Array.from({ length: 9 }, (_, at) => release(`a:${at}`)));
    expect(silences.blockingScenario('a')).to.equal(undefined);
    expect(silences.notes()).to.deep.equal([
      'the system did not answer plain A-RELEASE requests: 6 cases did not wait for that in full',
    ]);
  });
});
