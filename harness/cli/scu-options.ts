// From the options of `cstore run --scu` to the system under test: a command, a person, or whatever sends on its own.

import type { ListenAddress } from '../sut/peer-address.ts';
import type { SutSpec, TlsSpec } from '../sut/sut-spec.ts';
import { messageOf, usageError } from './cli-error.ts';
import { optionName } from './option-name.ts';

export interface ScuFlags {
  readonly callingAe: string;
  readonly listen?: ListenAddress;
  readonly calledAe?: string;
  readonly answers?: string;
  readonly sendTime?: number;
  readonly waitTime?: number;
  readonly iodValidator?: string;
}

/** Options that are for an SCP alone. */
const scpOnly = [
  'scp',
  'start',
  'storeDir',
  'retrieve',
  'wadoUrl',
  'moveAe',
  'moveHost',
  'movePort',
  'user',
  'password',
];

const usualWaitMs = 60_000;

/**
 * An SCU as a spec. `scu` is the value of the option.
 * @throws CliError (status 2) for options that do not fit together, and a file of answers that cannot be read.
 */
export async function scuSpecOf(
  flags: ScuFlags,
  scu: string,
  tls: TlsSpec | undefined,
  given: (option: string) => boolean,
): Promise<SutSpec> {
  const other = scpOnly.find(given);
  if (other) throw usageError(`${optionName(other)} is for an SCP, and --scu names an SCU: give one of them`);
  if (tls && tls.cert === undefined)
    throw usageError('--scu with --tls: this side listens, and needs --cert and --key');
  const { listen, calledAe, callingAe, iodValidator } = flags;
  if (iodValidator !== undefined && !iodValidator.includes('{file}'))
    throw usageError("--iod-validator: put {file} where the command takes the file, as in 'dciodvfy {file}'");
  const place = {
    ...(listen && { host: listen.host, port: listen.port }),
    ...(calledAe !== undefined && { calledAETitle: calledAe }),
    callingAETitle: callingAe,
    ...(tls && { tls }),
    ...(iodValidator !== undefined && { iodValidator }),
  };
  checkFitting(scu, given);
  if (scu === 'wait') return { kind: 'scu-wait', waitMs: flags.waitTime ?? usualWaitMs, ...fixed(scu, place) };
  if (scu === 'manual') return { kind: 'scu-manual', ...fixed(scu, place), ...(await manualOf(flags)) };
  if (scu.trim() === '')
    throw usageError("--scu: the command is empty; give one such as 'storescu -aec {called-ae} {host} {port} {files}'");
  if (!scu.includes('{port}') && !listen?.port)
    throw usageError('--scu: put {port} where the command takes the port, or name the port with --listen host:port');
  return { kind: 'scu-command', command: scu, ...place };
}

function checkFitting(scu: string, given: (option: string) => boolean): void {
  const fitting = { answers: 'manual', sendTime: 'manual', waitTime: 'wait' };
  for (const [option, kind] of Object.entries(fitting))
    if (given(option) && scu !== kind) throw usageError(`${optionName(option)} needs --scu ${kind}`);
}

/** A system that is configured by hand needs a port that stays. */
function fixed<T extends { readonly port?: number }>(scu: string, place: T): T {
  if (place.port) return place;
  throw usageError(`--scu ${scu}: say where to listen with --listen host:port, so that the system can be configured`);
}

async function manualOf({ answers, sendTime }: ScuFlags) {
  const time = sendTime === undefined ? {} : { sendTimeMs: sendTime };
  if (answers !== undefined) return { ...time, answers: await answersIn(answers) };
  const { liveChannel } = await import('./live-channel.ts');
  // A page that started the run asks the person.
  if (process.stdin.isTTY || liveChannel()) return time;
  throw usageError('--scu manual: there is no terminal to ask at; give the answers with --answers FILE');
}

async function answersIn(file: string) {
  const { readAnswers } = await import('./run/answers-file.ts');
  try {
    return await readAnswers(file);
  } catch (error) {
    throw usageError(`--answers ${file}: ${messageOf(error)}`, { cause: error });
  }
}
