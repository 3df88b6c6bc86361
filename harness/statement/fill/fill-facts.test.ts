import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../../cli/testing/results.ts';
import { type Measurements, measurementsSchema, type ScpMeasurements } from '../../model/measurements.ts';
import { conformanceFactsSchema } from '../facts/conformance-facts.ts';
import { factsText } from '../facts/facts-text.ts';
import { parseFacts } from '../facts/read-facts.ts';
import { fillFacts } from './fill-facts.ts';
import { aProposal, fullMeasurements, scpMeasurements } from './testing/full-measurements.ts';

const filledBy = (measured: ScpMeasurements) => fillFacts({ measurements: [scpMeasurements(measured)] });

/** Every leaf of facts with its path and its evidence. */
function leaves(value: unknown, path = ''): { path: string; value: unknown; evidence: readonly string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('basis' in value) {
    const { value: known, evidence = [] } = value as { value?: unknown; evidence?: readonly string[] };
    return [{ path, value: known, evidence }];
  }
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}/${nameOf(one) ?? key}`));
}

/** What a row of a list is about, so that rows are found again if there are fewer. */
function nameOf(value: unknown): string | undefined {
  const { cause, status, sopClass } = (value ?? {}) as Readonly<Record<string, string | undefined>>;
  return cause ?? status ?? sopClass;
}

const evidenceOf: Readonly<Record<keyof ScpMeasurements, string>> = {
  contexts: 'measure/contexts',
  implementation: 'measure/implementation',
  applicationContext: 'measure/application-context',
  maximumLength: 'measure/maximum-length',
  verification: 'measure/verification',
  preference: 'measure/preference',
  window: 'measure/window',
  roles: 'measure/roles',
  extended: 'measure/extended-negotiation',
  userIdentity: 'measure/user-identity',
  associations: 'measure/associations',
  severalContexts: 'measure/several-contexts',
  rejections: 'measure/rejections',
  stored: 'measure/stored',
  tls: 'measure/tls',
  artim: 'measure/artim',
  idle: 'measure/idle',
};

describe('Facts from measurements', () => {
  it('are facts, and measurements are measurements', () => {
    expect(measurementsSchema.safeParse(scpMeasurements(fullMeasurements)).error).to.equal(undefined);
    expect(conformanceFactsSchema.safeParse(filledBy(fullMeasurements)).error).to.equal(undefined);
    expect(conformanceFactsSchema.safeParse(filledBy({})).error).to.equal(undefined);
    expect(conformanceFactsSchema.safeParse(fillFacts({})).error).to.equal(undefined);
  });

  for (const name of Object.keys(fullMeasurements) as (keyof ScpMeasurements)[]) {
    it(`know nothing of ${name} if it was not measured, and do not lose anything else`, () => {
      const { [name]: _, ...others } = fullMeasurements;
      const [whole, less] = [leaves(filledBy(fullMeasurements)), leaves(filledBy(others))];
      const own = (all: typeof whole) => all.filter(({ evidence }) => evidence.includes(evidenceOf[name]));
      expect(own(whole)).to.not.deep.equal([]);
      expect(own(less)).to.deep.equal([]);
      const known = new Set(less.filter(({ value }) => value !== undefined).map(({ path }) => path));
      const gone = whole.filter(({ path, value }) => value !== undefined && !known.has(path));
      const isOwn = (one: (typeof whole)[number]) => one.evidence.includes(evidenceOf[name]);
      // A row goes with its SOP Class or status.
      const explained = gone.every((one) => isOwn(one) || /\/(contexts|statuses)\//.test(one.path));
      expect(explained).to.equal(true);
    });
  }

  it('have a value for no leaf without evidence', () => {
    const bare = leaves(filledBy(fullMeasurements)).filter(
      ({ value, evidence }) => value !== undefined && evidence.length === 0,
    );
    expect(bare.map(({ path }) => path)).to.deep.equal(['/applicationEntities/0/acceptor/statuses/0x0000/meaning']);
  });

  it('tell what an acceptor performs from its answer, which speaks of the requestor (PS3.7 D.3.3.3)', () => {
    const associations = filledBy(fullMeasurements).applicationEntities[0]?.acceptor?.associations;
    expect(associations?.maximumOperationsPerformed).to.include({ value: 8 });
    expect(associations?.maximumOperationsInvoked).to.include({ value: 2 });
  });

  it('say that a limit may be greater if nobody looked further', () => {
    const { associations, ...others } = fullMeasurements;
    const found = filledBy({ ...others, associations: { open: associations.open } });
    const limits = found.applicationEntities[0]?.acceptor?.associations;
    expect(limits?.maximumAssociations).to.include({ value: 3, atLeast: true });
    expect(limits?.idleSeconds).to.include({ value: 120, atLeast: true });
  });

  it('have no port that was chosen for the measurement alone', () => {
    const { port: _, ...others } = scpMeasurements(fullMeasurements) as Extract<Measurements, { role: 'scp' }>;
    expect(fillFacts({ measurements: [others] }).security).to.not.have.any.keys('port', 'tlsPort');
    expect(fillFacts({ measurements: [{ ...others, isSecured: false }] })).to.not.have.property('security');
  });

  it('list a SOP Class that is refused, without any Transfer Syntax', () => {
    const contexts = filledBy(fullMeasurements).applicationEntities[0]?.acceptor?.contexts;
    expect(contexts?.map(({ sopClass }) => sopClass)).to.deep.equal([
      'CTImageStorage',
      'RawDataStorage',
      'MRImageStorage',
    ]);
    expect(contexts?.[0]?.transferSyntaxes).to.deep.include({
      value: ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian'],
    });
    expect(contexts?.[2]?.transferSyntaxes).to.deep.include({ value: [] });
  });

  it('take what is no UID for no UID', () => {
    const found = filledBy({ implementation: { classUID: 'no\u0007UID' } });
    expect(found.applicationEntities[0]?.acceptor?.associations?.implementationClassUID).to.include({
      basis: 'unknown',
    });
    expect(parseFacts('facts.yaml', factsText(found))).to.have.property('facts');
  });
});

describe('The text of facts', () => {
  const run = aRunResult(
    [aCaseResult({ scu: { asked: 1, sent: 1, associations: 1, ends: [], afterStatus: [], atOnce: 2 } })],
    {
      sut: { role: 'scu', address: 'scu', reachable: true },
      scuProposals: [{ proposed: aProposal(), cases: ['a/case'] }],
    },
  );
  const sources = { results: [run], measurements: [scpMeasurements(fullMeasurements)] };

  it('has the same bytes for the same sources', () => {
    expect(factsText(fillFacts(sources), ['head'])).to.equal(factsText(fillFacts(structuredClone(sources)), ['head']));
  });

  it('reads as the facts that it was made of', () => {
    const facts = fillFacts(sources);
    expect(parseFacts('facts.yaml', factsText(facts, ['head']))).to.deep.equal({ facts });
  });
});
