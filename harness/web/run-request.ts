// What a page asks for when it starts a run, and the command line that it becomes. No value of it can become an option.

import { z } from 'zod';

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'one line, please');
const optional = <T extends z.ZodType>(value: T) =>
  z.union([z.literal('').transform(() => undefined), value]).optional();
const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const common = {
  kind: z.enum(['built-in', 'scp', 'start', 'scu', 'manual']),
  /** AET@host:port, or the command. */
  system: optional(line(2000)),
  callingAe: optional(line(16)),
  calledAe: optional(line(16)),
  listen: optional(line(200)),
  user: optional(line(200)),
  /** Given to the process by its environment, and written nowhere. */
  password: optional(z.string().max(200)),
  timeout: optional(z.coerce.number().positive().max(3600)),
  seed: optional(number(0, 0xffffffff)),
};

export const runRequestSchema = z.strictObject({
  ...common,
  work: z.literal('run'),
  targets: z.array(z.string().max(300)).max(500).default([]),
  concurrency: optional(number(1, 64)),
  slow: z.boolean().default(false),
});

export const fuzzRequestSchema = z.strictObject({
  ...common,
  work: z.literal('fuzz'),
  runs: optional(number(1, 1_000_000)),
  focus: optional(z.enum(['dataset', 'command', 'pdu', 'sequence'])),
});

const requestSchema = z.discriminatedUnion('work', [runRequestSchema, fuzzRequestSchema]);

export type RunRequest = z.output<typeof requestSchema>;

/** A request in words that cannot be taken, for the page. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

/** @throws RequestError */
export function runRequestOf(value: unknown): RunRequest {
  const { data, error } = requestSchema.safeParse(value);
  if (data) return checked(data);
  const [issue] = error.issues;
  throw new RequestError(`${issue?.path.join('.') || 'the request'}: ${issue?.message}`);
}

function checked(request: RunRequest): RunRequest {
  const { kind, system, work } = request;
  const needs = kind === 'scp' || kind === 'start' || kind === 'scu';
  if (needs && system === undefined)
    throw new RequestError(
      kind === 'scp' ? 'name the SCP as AET@host:port' : 'give the command that starts the system',
    );
  if (work === 'fuzz' && (kind === 'built-in' || kind === 'manual'))
    throw new RequestError('only an SCP, or an SCU that a command starts, can be fuzzed');
  if (kind === 'manual' && request.listen === undefined)
    throw new RequestError('say where to listen, host:port, so that the system can be configured');
  return request;
}

/** The arguments of `cstore` that do what was asked, with reports into this folder. */
export function argumentsOf(request: RunRequest, out: string): string[] {
  const { kind, system, callingAe, calledAe, listen, user, timeout, seed } = request;
  const isScu = kind === 'scu' || kind === 'manual';
  const valued: Readonly<Record<string, string | number | undefined>> = {
    scp: kind === 'scp' ? system : undefined,
    start: kind === 'start' ? system : undefined,
    scu: kind === 'manual' ? 'manual' : kind === 'scu' ? system : undefined,
    'calling-ae': kind === 'built-in' ? undefined : callingAe,
    ...(isScu && { 'called-ae': calledAe, listen }),
    ...(!isScu && kind !== 'built-in' && { user }),
    ...{ timeout, seed, out },
    ...(request.work === 'run' ? { concurrency: request.concurrency } : { runs: request.runs, focus: request.focus }),
  };
  const options = Object.entries(valued).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
  if (request.work === 'fuzz') return ['fuzz', ...options];
  return ['run', ...options, ...(request.slow ? ['--slow'] : []), '--', ...request.targets];
}

/** What a run is called in the list. */
export function titleOf({ work, kind, system }: RunRequest): string {
  const names = { 'built-in': 'the built-in pair', manual: 'an SCU that a person operates' } as const;
  const name = kind === 'built-in' || kind === 'manual' ? names[kind] : (system ?? '');
  return work === 'fuzz' ? `fuzzing ${name}` : name;
}
