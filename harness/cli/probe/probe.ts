// `cstore probe`: the short form of what an SCP is, in about five seconds.

import type { MeasureLimits } from '../../measure/measurement.ts';
import type { Measurements } from '../../model/measurements.ts';
import { formatPeerAddress, type PeerAddress } from '../../sut/peer-address.ts';
import type { ScpEndpoint } from '../../sut/sut.ts';
import { type ConnectionFlags, checkIdentity, tlsOptionsOf, withConnectionOptions } from '../connection-options.ts';
import { ExitStatus } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { peerAddress, seconds } from '../option-values.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { unreachable } from '../unreachable.ts';

interface ProbeFlags extends ConnectionFlags {
  readonly json?: boolean;
  readonly time?: number;
}

/** Longest wait for one reaction, in milliseconds. */
const reactionMs = 2000;
const usualTimeMs = 5000;

/** Defines `cstore probe`. */
export const probe: Subcommand = (program, finish) => {
  const command = program
    .command('probe')
    .summary('what an SCP is and accepts, in five seconds')
    .description(
      'Asks an SCP what it is, which SOP Classes it accepts in which Transfer Syntaxes, and whether it stores a small\ninstance. Nothing is judged: cstore run does that, and cstore measure asks for more.',
    )
    .argument('<address>', 'the SCP, AET@host:port', peerAddress)
    .option('--json', 'print what was measured as JSON')
    .option('--time <seconds>', 'longest time for all of it (default: 5)', seconds);
  withExamples(withConnectionOptions(command, 'CSTORE_SCU'), [
    ['cstore probe ARCHIVE@pacs.example.org:104', 'what it accepts'],
    ['cstore probe ARCHIVE@localhost:2762 --tls --ca ca.pem --json', 'by TLS, for a program'],
  ]).action(async (address: PeerAddress, flags: ProbeFlags) => finish(await probeCommand(address, flags)));
};

async function probeCommand(address: PeerAddress, flags: ProbeFlags): Promise<number> {
  const endpoint = await endpointOf(address, flags);
  using interrupt = watchInterrupt();
  try {
    const found = await shortForm(endpoint, interrupt.signal, flags.time ?? usualTimeMs);
    process.stdout.write(flags.json ? `${JSON.stringify(found, null, 2)}\n` : await textOf(found));
    return Object.keys(found.measured).length > 0 ? ExitStatus.ok : ExitStatus.notJudged;
  } catch (error) {
    if (interrupt.signal.aborted) return interrupt.exitStatus;
    const { ConnectionFailed } = await import('../../../src/index.ts');
    if (!(error instanceof ConnectionFailed)) throw error;
    const calling = { tls: endpoint.tls !== undefined, certificate: flags.cert !== undefined };
    throw unreachable(formatPeerAddress(address), error, calling);
  }
}

async function endpointOf({ host, port, aeTitle }: PeerAddress, flags: ProbeFlags): Promise<ScpEndpoint> {
  checkIdentity(flags);
  const { callingAe, user, password } = flags;
  const tls = await tlsOptionsOf(flags);
  return {
    ...{ host, port, calledAETitle: aeTitle, callingAETitle: callingAe },
    ...(tls && { tls }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  };
}

async function shortForm(endpoint: ScpEndpoint, signal: AbortSignal, timeMs: number): Promise<Measurements> {
  const { measureScp, shortMeasurements } = await import('../../measure/measure-scp.ts');
  const timeoutMs = Math.min(reactionMs, timeMs);
  const limits: MeasureLimits = { timeoutMs, busyMs: timeMs, seed: 1, longestMs: 0, associationsAtMost: 1, signal };
  return await measureScp(endpoint, limits, { measurements: shortMeasurements, timeMs });
}

async function textOf(found: Measurements): Promise<string> {
  const { probeLines } = await import('./probe-text.ts');
  return `${probeLines(found).map(escapeControls).join('\n')}\n`;
}
