// The plan of a campaign, as YAML says it: systems, suites, fuzz seeds, and how the work is cut.

import { z } from 'zod';
import { parsePeerAddress } from '../sut/peer-address.ts';
import { checkSutSpec, type SutSpec } from '../sut/sut-spec.ts';

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'expected letters, digits, dots and hyphens, at most 64');
const filled = z.string().min(1);
const seconds = z.number().positive().max(86_400);

/** More seeds, systems and suites than any night has time for. */
const [mostSeeds, mostEntries] = [10_000, 1000];
const seed = z.number().int().min(0).max(0xffffffff);

/** `3`, `[1, 5]` or `1-20`. */
const seeds = z
  .union([seed, z.array(seed).min(1).max(mostSeeds), z.string().regex(/^\d{1,9}-\d{1,9}$/, 'expected e.g. 1-20')])
  .transform((value, context): readonly number[] => {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'string') return [...new Set(value)];
    const [from = 0, to = 0] = value.split('-').map(Number);
    if (to >= from && to - from < mostSeeds) return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    context.addIssue({ code: 'custom', message: `expected the lower seed first, and at most ${mostSeeds}` });
    return z.NEVER;
  });

const system = z
  .strictObject({
    scp: filled.optional(),
    start: filled.optional(),
    scu: filled.optional(),
    'built-in': z.literal(true).optional(),
    'calling-ae': filled.optional(),
    'called-ae': filled.optional(),
    user: filled.optional(),
    password: z.string().optional(),
    'store-dir': filled.optional(),
    tls: z.strictObject({ ca: filled, cert: filled, key: filled, insecure: z.boolean() }).partial().optional(),
    concurrency: z.number().int().min(1).max(64).optional(),
  })
  .transform(({ concurrency, ...given }, context): PlannedSystem => {
    try {
      return { spec: specOf(given), ...(concurrency !== undefined && { concurrency }) };
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

/** A system under test of a campaign. */
export interface PlannedSystem {
  readonly spec: SutSpec;
  /** Units at once, in place of what is measured. */
  readonly concurrency?: number;
}

interface GivenSystem {
  readonly scp?: string | undefined;
  readonly start?: string | undefined;
  readonly scu?: string | undefined;
  readonly 'built-in'?: true | undefined;
  readonly 'calling-ae'?: string | undefined;
  readonly 'called-ae'?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly 'store-dir'?: string | undefined;
  readonly tls?: Readonly<Record<string, unknown>> | undefined;
}

/** @throws RangeError with one line that says what is wrong. */
function specOf(given: GivenSystem): SutSpec {
  const kinds = [given.scp ?? given.start, given.scu, given['built-in']].filter((one) => one !== undefined);
  if (kinds.length !== 1)
    throw new RangeError('a system is one of scp: AET@host:port, start: command, scu: command, built-in: true');
  if (given['built-in']) return { kind: 'built-in-pair' };
  const titles = { callingAETitle: given['calling-ae'], tls: given.tls };
  if (given.scu !== undefined)
    return spec({ kind: 'scu-command', command: given.scu, calledAETitle: given['called-ae'], ...titles });
  const { aeTitle, host, port } = parsePeerAddress(
    given.scp ?? 'CSTORE_SCP@127.0.0.1:0',
    given.start === undefined ? 1 : 0,
  );
  const rest = { user: given.user, password: given.password, storeDirectory: given['store-dir'] };
  const scp = { host, port, calledAETitle: aeTitle, ...titles, ...rest };
  return given.start === undefined
    ? spec({ kind: 'remote-scp', ...scp })
    : spec({ kind: 'started-scp', command: given.start, ...scp });
}

function spec(value: Readonly<Record<string, unknown>>): SutSpec {
  return checkSutSpec(Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)));
}

const onlySystems = z.array(name).min(1).optional();
const words = z.array(filled).min(1).optional();

const suite = z.strictObject({
  scenarios: words,
  section: words,
  tag: words,
  level: z
    .array(z.enum(['shall', 'should', 'may']))
    .min(1)
    .optional(),
  'sop-class': words,
  slow: z.boolean().optional(),
  timeout: seconds.optional(),
  seeds: seeds.default([1]),
  repeat: z.number().int().min(1).max(1000).default(1),
  systems: onlySystems,
});

const fuzz = z.strictObject({
  runs: z.number().int().min(1).max(1_000_000).default(300),
  time: seconds.default(120),
  mutations: words,
  'sop-class': filled.optional(),
  timeout: seconds.optional(),
  seeds: seeds.default([1]),
  systems: onlySystems,
});

const entries = <T extends z.ZodType>(value: T) =>
  z.record(name, value).refine((all) => Object.keys(all).length <= mostEntries, `more than ${mostEntries}`);

/** What lies in the folder of the reports beside the folders of the systems. */
const campaignFiles = new Set(['units', 'index.html', 'progress.html', 'campaign.json']);

/** Schema of the plan. */
export const planSchema = z
  .strictObject({
    name: name.default('campaign'),
    systems: entries(system)
      .refine((all) => Object.keys(all).length > 0, 'name one system at least')
      .refine(
        (all) => !Object.keys(all).some((one) => campaignFiles.has(one.toLowerCase())),
        `${[...campaignFiles].join(', ')} are files of the campaign itself: call the system otherwise`,
      ),
    suites: entries(suite).default({}),
    fuzz: entries(fuzz).default({}),
    'unit-time': z.number().min(1).max(600).default(40),
    'cases-per-unit': z.number().int().min(1).max(10_000).default(40),
  })
  .superRefine((plan, context) => {
    if (Object.keys(plan.suites).length + Object.keys(plan.fuzz).length === 0)
      context.addIssue({ code: 'custom', message: 'nothing to do: give suites, or fuzz, or both' });
    for (const part of ['suites', 'fuzz'] as const)
      for (const [key, { systems = [] }] of Object.entries(plan[part]))
        for (const [at, one] of systems.entries())
          if (!Object.hasOwn(plan.systems, one))
            context.addIssue({
              code: 'custom',
              path: [part, key, 'systems', at],
              message: `no system ${one} is named`,
            });
  });

/** A plan that was checked. */
export type Plan = z.output<typeof planSchema>;
export type PlannedSuite = Plan['suites'][string];
export type PlannedFuzz = Plan['fuzz'][string];
