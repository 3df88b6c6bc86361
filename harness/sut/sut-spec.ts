// A system under test as plain JSON: what a file, another process or another machine needs to know to reach it.

import { z } from 'zod';
import type { TlsOptions } from '../../src/wire.ts';
import { openRetriever } from '../retrieve/open-retriever.ts';
import { retrieveSchema } from '../retrieve/retrieve-spec.ts';
import { builtInPair } from './built-in-pair.ts';
import { checkAeTitle, checkPort } from './peer-address.ts';
import { type RemoteScpOptions, remoteScp } from './remote-scp.ts';
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
export async function openSut(spec: SutSpec): Promise<Sut> {
  const checked = checkSutSpec(spec);
  if (checked.kind === 'built-in-pair') return builtInPair();
  const options = await scpOptionsOf(checked);
  if (checked.kind === 'remote-scp') return remoteScp(options);
  const { command, startTimeoutMs } = checked;
  return startedScp({ ...options, command, ...(startTimeoutMs !== undefined && { startTimeoutMs }) });
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
  if (spec.kind === 'built-in-pair') return spec;
  const { password: _, ...rest } = spec;
  if (rest.retrieve?.by !== 'wado') return rest;
  const url = new URL(rest.retrieve.url);
  [url.username, url.password] = ['', ''];
  return { ...rest, retrieve: { by: 'wado', url: url.href } };
}

async function scpOptionsOf(spec: Exclude<SutSpec, { kind: 'built-in-pair' }>): Promise<RemoteScpOptions> {
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
