// A SUT and inputs that exist in memory alone, for tests of what a campaign makes of reactions.

import { ExplicitVRLittleEndian, ImplicitVRLittleEndian, sopClassByKeyword } from '../../../../src/index.ts';
import { pathsOf } from '../../draft/edit-tree.ts';
import { build } from '../../exchange/build.ts';
import type { Failure, FailureClass } from '../../exchange/failure.ts';
import type { Reaction } from '../../exchange/reaction.ts';
import type { Input, Use } from '../../input.ts';
import type { Target } from '../../target.ts';
import type { Find } from '../find.ts';
import type { PreparedTarget } from '../prepare-target.ts';
import type { CampaignHealth, Ran, SutRunner } from '../sut-runner.ts';

const image = sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '';

export const fakeTarget: Target = {
  calledAETitle: 'FAKE',
  callingAETitle: 'FUZZ',
  pairs: [ExplicitVRLittleEndian, ImplicitVRLittleEndian].map(({ uid }) => ({ sopClass: image, transferSyntax: uid })),
  maxLength: 0x4000,
  servesOne: false,
};

export const fakePrepared: PreparedTarget = {
  target: fakeTarget,
  checks: { echo: true, release: true },
  concurrency: 3,
  usualMs: 1,
  notes: [],
};

/** A use of a mutation; what is not told is 0. */
export function use(mutation: string, some: Partial<Use> = {}): Use {
  return { mutation, place: 0, variant: 0, size: 0, ...some };
}

/** An input of such uses, in Explicit VR Little Endian. */
export function input(...uses: readonly Use[]): Input {
  return { sopClass: image, transferSyntax: ExplicitVRLittleEndian.uid, serial: 0, uses };
}

export function failure(kind: FailureClass = 'process died', some: Partial<Failure> = {}): Failure {
  return { class: kind, key: 'some key', text: 'what was seen', clause: 'PS3.8 9.1', level: 'fail', ...some };
}

/** A find of one minimal input. */
export function find(minimal: Input, some: Partial<Find> = {}): Find {
  const mutations = new Set(minimal.uses.map(({ mutation }) => mutation));
  const base = { id: 'some/find', failure: failure(), inputs: [minimal], original: minimal, run: 1, phase: 'each' };
  return { ...base, confirmed: 3, tried: 0, explanation: [], occurrences: 1, mutations, atMs: 0, ...some };
}

export function reaction(some: Partial<Reaction> = {}): Reaction {
  return { events: ['A-ASSOCIATE-AC'], messages: [], findings: [], reach: 'association', answerMs: 1, ms: 2, ...some };
}

/** The elements of the Data Set of an input. */
export function fakeElements(one: Input): readonly string[] {
  return pathsOf(build(one, fakeTarget).tree);
}

type Breaks = (input: Input, before: readonly Input[]) => Failure | undefined;

/** A SUT that fails as a function says: it dies of what shows in the health, and is well again when it is revived. */
export class FakeSut implements SutRunner, CampaignHealth {
  readonly #breaks: Breaks;
  #ill: Failure | undefined;
  #life: Input[] = [];
  /** Inputs that ran, with those that were tried alone. */
  readonly ran: Input[] = [];
  revivals = 0;
  reactionOf: (input: Input) => Partial<Reaction> = () => ({});

  /** `breaks` is told of an input and of those that ran before in the same life. */
  constructor(breaks: Breaks = () => undefined) {
    this.#breaks = breaks;
  }

  get death(): Failure | undefined {
    return this.#ill?.class === 'process died' ? this.#ill : undefined;
  }

  async memory(): Promise<undefined> {
    return undefined;
  }

  async run(one: Parameters<SutRunner['run']>[0]): Promise<Ran> {
    const input = one as Input;
    await new Promise((resolve) => setImmediate(resolve));
    this.ran.push(input);
    const seen = this.#ill ? undefined : this.#breaks(input, this.#life);
    this.#life.push(input);
    const isOfHealth = seen !== undefined && ['process died', 'hang', 'health lost'].includes(seen.class);
    if (isOfHealth) this.#ill = seen;
    const failures = seen && !isOfHealth ? [seen] : [];
    return { reaction: reaction(this.reactionOf(input)), failures, sentBytes: 10 };
  }

  elementsOf(one: Input): readonly string[] {
    return fakeElements(one);
  }

  async look(): Promise<Failure | undefined> {
    return this.#ill;
  }

  async revive(): Promise<void> {
    this.revivals += 1;
    this.#ill = undefined;
    this.#life = [];
  }

  async alone(inputs: Parameters<SutRunner['alone']>[0], wanted: Failure): Promise<Failure | undefined> {
    if (this.#ill) await this.revive();
    this.#life = [];
    let seen: Failure | undefined;
    for (const one of inputs) seen ??= (await this.run(one)).failures.find(({ key }) => key === wanted.key);
    const ill = this.#ill;
    if (ill) await this.revive();
    return ill?.class === wanted.class ? ill : seen;
  }
}
