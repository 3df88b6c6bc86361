// `cstore scp`: a stand-alone Storage SCP, scripted by a handler, that prints a line per association and per C-STORE.

import { type Command, Option } from 'commander';
import { checkTlsFiles } from '../connection-options.ts';
import { watchInterrupt } from '../interrupt.ts';
import { aeTitle, aeTitles, byteSize, fileMode, integer, list, listeningPort, seconds } from '../option-values.ts';
import { withReadingLimits } from '../reading-limits.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { LineLog, linesOf } from './line-log.ts';
import { listenOptionsOf, type ScpFlags, startListening } from './scp-options.ts';

/** Milliseconds that open associations have to end after Ctrl-C. */
const graceMs = 500;

/** Defines `cstore scp`. */
export const scp: Subcommand = (program, finish) => {
  const command = program
    .command('scp')
    .summary('a stand-alone scriptable Storage SCP')
    .description(
      'Listens for associations and answers C-STORE and C-ECHO until Ctrl-C.\nWithout --directory every Data Set is checked and then forgotten.',
    );
  withStoreOptions(withPolicyOptions(withListenOptions(command)));
  withExamples(command, [
    ['cstore scp -d received', 'store into the folder "received", on 127.0.0.1:11112'],
    ['cstore scp --host 0.0.0.0 -p 104 --ae-title ARCHIVE --calling-ae CT1,CT2', 'for two modalities of the network'],
    ['cstore scp --handler full.yaml', 'answer as a script says, e.g. "returns: 0xA700"'],
    ['cstore scp -d received --sop-class any --transfer-syntax any', 'store whatever is proposed'],
  ]).action(async (flags: ScpFlags) => finish(await serve(flags)));
};

function withListenOptions(command: Command): Command {
  return command
    .option('-p, --port <port>', 'TCP port; 0 lets the system choose', listeningPort, 11112)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--ae-title <title>', 'AE title of this SCP', aeTitle, 'CSTORE_SCP')
    .option('--tls', 'accept TLS 1.2 or later only')
    .option('--cert <file>', 'certificate of this side, PEM (implies --tls)')
    .option('--key <file>', 'private key of that certificate, PEM')
    .option('--ca <file>', 'certificates to trust, PEM; clients then must show one of them')
    .option('--max-pdu <bytes>', 'longest P-DATA-TF received, 0 for no announced limit', byteSize)
    .option('--max-associations <n>', 'associations open at once (default: 100)', integer(1))
    .option(
      '--max-associations-per-address <n>',
      'of those, from one IP address (default: half, but 16 if that is more)',
      integer(1),
    )
    .option('--window <n>', 'operations performed at once on an association, 0 for any number', integer(0, 65535))
    .option('--idle <seconds>', 'abort an association that is silent for so long', seconds);
}

function withPolicyOptions(command: Command): Command {
  return command
    .option('--called-ae <titles>', 'called AE titles answered to (default: any)', aeTitles)
    .option('--calling-ae <titles>', 'calling AE titles let in (default: any)', aeTitles)
    .addOption(
      new Option(
        '--user <name[:passcode]>',
        'user let in, may be repeated, or @file with a user a line; all others are rejected',
      )
        .env('CSTORE_USERS')
        .argParser((text: string, before: string[] = []) => [...before, text]),
    )
    .option(
      '--sop-class <classes>',
      'SOP Classes accepted, keywords, UIDs (private ones too), or any (default: all of storage)',
      list,
    )
    .option(
      '--transfer-syntax <syntaxes>',
      'Transfer Syntaxes accepted, best first, keywords or UIDs, or any; unknown ones are stored unread',
      list,
    );
}

function withStoreOptions(command: Command): Command {
  command
    .option('-d, --directory <folder>', 'store the SOP Instances here as DICOM files')
    .option('--quota <size>', 'most bytes the folder may hold, e.g. 10G; more is refused with 0xA700', byteSize)
    .option('--mode <octal>', 'mode of the files, e.g. 640; folders to match (default: 600)', fileMode);
  return withReadingLimits(command, 'largest Data Set accepted')
    .option('--handler <file>', 'what to answer: a .yaml script, or a .ts or .js module that exports onCStore')
    .option('--handler-timeout <seconds>', 'time the handler has before 0xC211 is answered (default: 30)', seconds);
}

/** Serves until a signal comes; resolves with the exit status. */
async function serve(flags: ScpFlags): Promise<number> {
  await checkTlsFiles(flags);
  using interrupt = watchInterrupt();
  const { logEvents } = await import('./scp-log.ts');
  const server = await startListening(await listenOptionsOf(flags));
  const log = new LineLog(process.stdout);
  const detach = logEvents(server.events, (line) => log.write(line), Boolean(flags.verbose));
  const where = flags.directory ? `storing into ${flags.directory}` : 'keeping nothing (no --directory)';
  log.write(`listening on ${server.address}:${server.port} as ${flags.aeTitle}, ${escapeControls(where)}`);
  await aborted(interrupt.signal);
  await server.close({ graceMs });
  detach();
  log.write('stopped');
  if (log.dropped > 0) process.stderr.write(`cstore: ${linesOf(log.dropped)} could not be written\n`);
  return interrupt.exitStatus;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
