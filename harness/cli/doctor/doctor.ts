// `cstore doctor`: what of this machine and of the system under test is as a run needs it, and what to do about the rest.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot, packageVersion } from '../../scenario/package-root.ts';
import type { PeerAddress } from '../../sut/peer-address.ts';
import { type ConnectionFlags, withConnectionOptions } from '../connection-options.ts';
import { ExitStatus } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { listeningPort, peerAddress } from '../option-values.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { type Check, checkLines } from './check.ts';

interface DoctorFlags extends ConnectionFlags {
  readonly scp?: PeerAddress;
  readonly out: string;
  readonly port: number;
  readonly json?: boolean;
}

/** Defines `cstore doctor`. */
export const doctor: Subcommand = (program, finish) => {
  const command = program
    .command('doctor')
    .summary('check this machine, and whether the system under test answers')
    .description(
      'Looks at what a run needs: Node.js, open files, ports, the folder of reports, programs that some options use; and with\n' +
        '--scp whether the SCP can be reached, accepts the AE titles and answers a C-ECHO. Says what to do about what is not fine:\n' +
        '"--" is missing for some uses, "NO" has to be mended. Exits with 1 if something has to be, with 3 if it is the SCP alone.',
    )
    .option('--scp <address>', 'also ask this SCP, AET@host:port', peerAddress)
    .option('--out <folder>', 'the folder that reports are to be written to', 'reports')
    .option('--port <port>', 'the port that an SCP of cstore is to listen on', listeningPort, 11112)
    .option('--json', 'print JSON');
  withExamples(withConnectionOptions(command, 'CSTORE_SCU'), [
    ['cstore doctor', 'what is there on this machine'],
    ['cstore doctor --scp ARCHIVE@pacs.example.org:104 --calling-ae CT1', 'and whether the archive knows CT1'],
  ]).action(async (flags: DoctorFlags) => finish(await examine(flags)));
};

async function examine(flags: DoctorFlags): Promise<number> {
  using interrupt = watchInterrupt();
  try {
    const checks = [...(await machineChecks(flags)), ...(await scpChecks(flags, interrupt.signal))];
    const text = flags.json ? JSON.stringify(checks, null, 2) : checkLines(checks).map(escapeControls).join('\n');
    process.stdout.write(`${text}\n`);
    return statusOf(checks);
  } catch (error) {
    if (interrupt.signal.aborted) return interrupt.exitStatus;
    throw error;
  }
}

async function machineChecks({ out, port }: DoctorFlags): Promise<Check[]> {
  const { nodeCheck, openFilesCheck, openFilesLimit, outCheck, portCheck, toolChecks } = await import(
    './surroundings.ts'
  );
  const { engines } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  return [
    { name: 'cstore', state: 'fine', found: packageVersion() },
    nodeCheck(process.versions.node, engines.node),
    openFilesCheck(await openFilesLimit()),
    await portCheck(0),
    await portCheck(port),
    await portCheck(104),
    await outCheck(out),
    ...(await toolChecks()),
  ];
}

async function scpChecks(flags: DoctorFlags, signal: AbortSignal): Promise<Check[]> {
  if (flags.scp === undefined) return [];
  const { sutChecks } = await import('./sut-check.ts');
  return await sutChecks(flags.scp, flags, signal);
}

function statusOf(checks: readonly Check[]): number {
  if (checks.some(({ state }) => state === 'wrong')) return ExitStatus.failed;
  return checks.some(({ state }) => state === 'unreached') ? ExitStatus.notJudged : ExitStatus.ok;
}
