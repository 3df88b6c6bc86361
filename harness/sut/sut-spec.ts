// A system under test as plain JSON: what a file, another process or another machine needs to know to reach it.

import { z } from 'zod';
import type { TlsOptions } from '../../src/wire.ts';
import { openRetriever } from '../retrieve/open-retriever.ts';
import { retrieveSchema } from '../retrieve/retrieve-spec.ts';
import { answerSchema, answersOperator } from './answers-operator.ts';
import { builtInPair } from './built-in-pair.ts';
import { instanceValidator } from './instance-validator.ts';
import type { ListenPlace } from './listen-place.ts';
import type { Operator } from './operator.ts';
import { checkAeTitle, checkPort } from './peer-address.ts';
import { type RemoteScpOptions, remoteScp } from './remote-scp.ts';
import { scuCommand } from './scu-command.ts';
import { scuManual } from './scu-manual.ts';
import { scuWait } from './scu-wait.ts';
import { startedScp } from './started-scp.ts';
import { StoreFolder } from './store-folder.ts';
import type { Sut } from './sut.ts';

/** A value that a function of ours checks, which throws with what is wrong. */
function checkedBy<T>(schema: z.ZodType<T>, check: (value: T) => unknown): z.ZodType<T> {
  return schema.superRefine((value, context) => {
    try {
      check(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });
}

const filled = z.string().min(1);
const aeTitle = checkedBy(z.string(), checkAeTitle);
const port = (least: 0 | 1) => checkedBy(z.number(), (value) => checkPort(value, least));

/** Paths of PEM files; an empty object is TLS with the certificates that Node.js trusts. */
const tlsSpecSchema = z.strictObject({
  ca: filled.optional(),
  cert: filled.optional(),
  key: filled.optional(),
  /** Accepts any certificate of the SUT. */
  insecure: z.boolean().optional(),
});

/** What is known of an SCP, wherever it runs. */
const scpSpec = {
  calledAETitle: aeTitle,
  /** The AE title of the harness; default CSTORE_SCU. */
  callingAETitle: aeTitle.optional(),
  tls: tlsSpecSchema.optional(),
  user: filled.optional(),
  password: z.string().optional(),
  /** The folder that the SCP writes its files into, for the cases that look at them. */
  storeDirectory: filled.optional(),
  /** How the SCP is asked for what it has stored, in place of a look into its folder. */
  retrieve: retrieveSchema.optional(),
};

/** Where the harness listens for an SCU. */
const scuSpec = {
  /** Default 127.0.0.1. */
  host: filled.optional(),
  /** Default 0: a free one for each case. */
  port: port(0).optional(),
  /** The AE title of the harness; default CSTORE_SCP. */
  calledAETitle: aeTitle.optional(),
  /** The AE title that the SCU is to use; default CSTORE_SCU. */
  callingAETitle: aeTitle.optional(),
  tls: tlsSpecSchema.optional(),
  /** A command for the shell that looks at instances which the SCU sends; `{file}` is filled in. */
  iodValidator: filled.optional(),
};

/** Schema of a `SutSpec`. */
export const sutSpecSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('built-in-pair') }),
  z.strictObject({ kind: z.literal('remote-scp'), host: filled, port: port(1), ...scpSpec }),
  z.strictObject({
    kind: z.literal('started-scp'),
    /** A command for the shell; `{port}` stands for the port. */
    command: filled,
    host: filled,
    /** 0: a free one at every start. */
    port: port(0),
    ...scpSpec,
    /** Longest wait until it listens, in milliseconds; default 30,000. */
    startTimeoutMs: z.number().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('scu-command'),
    /** A command for the shell, in which `{host}`, `{port}`, `{called-ae}`, `{calling-ae}`, `{files}` and `{folder}` are filled in. */
    command: filled,
    ...scuSpec,
  }),
  z.strictObject({
    kind: z.literal('scu-manual'),
    /** What the person who operates it answers, one after the other; without them whoever opens it brings an operator. */
    answers: z.array(answerSchema).optional(),
    /** How long the person has for each case, in milliseconds; default three minutes. */
    sendTimeMs: z.number().positive().optional(),
    ...scuSpec,
  }),
  z.strictObject({
    kind: z.literal('scu-wait'),
    /** For how long it is waited in each case, in milliseconds. */
    waitMs: z.number().positive(),
    ...scuSpec,
  }),
]);

/** A system under test as plain JSON. Files are named by path, relative to the process that opens it. */
export type SutSpec = z.infer<typeof sutSpecSchema>;

/** Files and AE titles of TLS, as paths. */
export type TlsSpec = z.infer<typeof tlsSpecSchema>;

/**
 * The system under test that a spec describes. Nothing is started or connected, but the folder of an SCP is read, so that
 * files from before the run are told from those that it stores. Whoever opens a SUT closes it.
 *
 * Rejects RangeError, in one line, for a spec that is none, and with the error of the file system for a folder that cannot
 * be read.
 */
export async function openSut(spec: SutSpec, { operator }: OpenSutOptions = {}): Promise<Sut> {
  const checked = checkSutSpec(spec);
  if (checked.kind === 'built-in-pair') return builtInPair();
  if (isScuSpec(checked)) return withValidator(openScu(checked, operator), checked.iodValidator);
  const options = await scpOptionsOf(checked);
  if (checked.kind === 'remote-scp') return remoteScp(options);
  const { command, startTimeoutMs } = checked;
  return startedScp({ ...options, command, ...(startTimeoutMs !== undefined && { startTimeoutMs }) });
}

export interface OpenSutOptions {
  /** Who makes an SCU of the kind `scu-manual` send, if its spec has no answers. */
  readonly operator?: Operator;
}

function withValidator(sut: Sut, command: string | undefined): Sut {
  return command === undefined ? sut : { ...sut, validator: instanceValidator(command) };
}

function openScu(spec: ScuSpec, operator: Operator | undefined): Sut {
  const place = listenPlaceOf(spec);
  if (spec.kind === 'scu-command') return scuCommand({ command: spec.command, ...place });
  if (spec.kind === 'scu-wait') return scuWait({ waitMs: spec.waitMs, ...place });
  const asked = spec.answers ? answersOperator(spec.answers) : operator;
  if (!asked) throw new RangeError('an SCU that a person operates needs answers, or an operator who is asked');
  return scuManual({
    operator: asked,
    ...(spec.sendTimeMs !== undefined && { sendTimeMs: spec.sendTimeMs }),
    ...place,
  });
}

/** @throws RangeError with one line when a value is no `SutSpec`. */
export function checkSutSpec(value: unknown): SutSpec {
  const { data, error } = sutSpecSchema.safeParse(value);
  if (data) return data;
  const lines = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new RangeError(`the system under test is not described well: ${lines.join('; ')}`);
}

/** The spec for a report or a log: without the passcode, and without one in a URL. */
export function withoutPassword(spec: SutSpec): SutSpec {
  if (spec.kind === 'built-in-pair' || isScuSpec(spec)) return spec;
  const { password: _, ...rest } = spec;
  if (rest.retrieve?.by !== 'wado') return rest;
  const url = new URL(rest.retrieve.url);
  [url.username, url.password] = ['', ''];
  return { ...rest, retrieve: { by: 'wado', url: url.href } };
}

type ScuSpec = Extract<SutSpec, { kind: `scu-${string}` }>;

function isScuSpec(spec: SutSpec): spec is ScuSpec {
  return spec.kind.startsWith('scu-');
}

/** With certificates to trust, the SCU has to show one of its own (PS3.15 B.12). */
function listenPlaceOf({ host, port: number, calledAETitle, callingAETitle, tls }: ScuSpec): Partial<ListenPlace> {
  return {
    ...(host !== undefined && { host }),
    ...(number !== undefined && { port: number }),
    ...(calledAETitle !== undefined && { calledAETitle }),
    ...(callingAETitle !== undefined && { callingAETitle }),
    ...(tls && { tls: { ...tlsOptionsOf(tls), requireClientCertificate: tls.ca !== undefined } }),
  };
}

async function scpOptionsOf(spec: Extract<SutSpec, { kind: 'remote-scp' | 'started-scp' }>): Promise<RemoteScpOptions> {
  const { calledAETitle, host, port, callingAETitle, tls, user, password, storeDirectory, retrieve } = spec;
  return {
    aeTitle: calledAETitle,
    host,
    port,
    ...(callingAETitle !== undefined && { callingAETitle }),
    ...(tls && { tls: tlsOptionsOf(tls) }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(storeDirectory !== undefined && { store: await StoreFolder.watch(storeDirectory) }),
    ...(retrieve && { store: openRetriever(retrieve) }),
  };
}

function tlsOptionsOf({ insecure, ...files }: TlsSpec): TlsOptions {
  return insecure ? { ...files, rejectUnauthorized: false } : files;
}
