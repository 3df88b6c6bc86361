// `cstore send`: a Storage SCU that sends files and says what became of each.

import type { Peer, SendFilesOptions } from '../../../src/index.ts';
import { formatPeerAddress, type PeerAddress } from '../../sut/peer-address.ts';
import { type ConnectionFlags, checkIdentity, tlsOptionsOf, withConnectionOptions } from '../connection-options.ts';
import { watchInterrupt } from '../interrupt.ts';
import { byteSize, integer, peerAddress, seconds } from '../option-values.ts';
import { type ReadingLimitFlags, withReadingLimits } from '../reading-limits.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls, painter, wantsColour } from '../terminal.ts';
import { type Calling, unreachable } from '../unreachable.ts';
import { filesToSend } from './files-to-send.ts';

interface SendFlags extends ConnectionFlags, Omit<ReadingLimitFlags, 'elementLimit'> {
  readonly to: PeerAddress;
  readonly window: number;
  readonly maxPdu?: number;
  readonly timeout?: number;
}

/** Defines `cstore send`. */
export const send: Subcommand = (program, finish) => {
  const command = program
    .command('send')
    .summary('a Storage SCU: send DICOM files')
    .description(
      'Sends DICOM files by C-STORE, a line a file. Goes on after a failure.\nTranscodes among the uncompressed Transfer Syntaxes where the peer accepts only another.',
    )
    .argument('<path...>', 'DICOM files, and folders to search for them')
    .requiredOption('--to <address>', 'where to send them, AET@host:port', peerAddress)
    .option(
      '--window <n>',
      'operations to have outstanding at once, if the peer agrees; 0 for any number',
      integer(0, 65535),
      1,
    )
    .option('--max-pdu <bytes>', 'longest P-DATA-TF received, 0 for no limit', byteSize)
    .option('--timeout <seconds>', 'longest wait for the peer', seconds);
  withExamples(withReadingLimits(withConnectionOptions(command, 'CSTORE_SCU'), 'largest Data Set sent'), [
    ['cstore send --to ARCHIVE@pacs.example.org:104 image.dcm protocols/', 'a file, and all of a folder'],
    ['cstore send --to CSTORE_SCP@localhost:11112 --window 16 protocols/', 'with up to 16 outstanding operations'],
  ]).action(async (paths: string[], flags: SendFlags) => finish(await sendAll(paths, flags)));
};

async function sendAll(paths: readonly string[], flags: SendFlags): Promise<number> {
  checkIdentity(flags);
  const tls = await tlsOptionsOf(flags);
  using interrupt = watchInterrupt();
  const { files, skipped } = await filesToSend(paths);
  if (skipped > 0)
    process.stdout.write(
      `left out: ${skipped} of the files in folders, which ${skipped === 1 ? 'is no DICOM file' : 'are no DICOM files'}\n`,
    );
  const { host, port, aeTitle } = flags.to;
  const options = { ...sendOptions(flags), signal: interrupt.signal };
  const status = await tell({ host, port, calledAETitle: aeTitle, tls }, files, options, flags.to);
  if (!interrupt.signal.aborted) return status;
  process.stderr.write(`cstore: ${interrupt.words}\n`);
  return interrupt.exitStatus;
}

function sendOptions({
  callingAe,
  window,
  maxPdu,
  timeout,
  user,
  password,
  dataSetLimit,
  depthLimit,
}: SendFlags): SendFilesOptions {
  return {
    dataSetLimit,
    depthLimit,
    callingAETitle: callingAe,
    maxLength: maxPdu,
    timeoutMs: timeout,
    operationTimeoutMs: timeout,
    ...(window === 1 ? {} : { asyncWindow: { invoked: window, performed: 1 } }),
    ...(user === undefined
      ? {}
      : { userIdentity: { type: password === undefined ? 1 : 2, primary: user, secondary: password } }),
  };
}

function callingBy({ tls }: Peer): Calling {
  return { tls: tls !== undefined, certificate: tls?.cert !== undefined };
}

/** Sends, prints a line a file, and returns the exit status. */
async function tell(peer: Peer, files: readonly string[], options: SendFilesOptions, to: PeerAddress): Promise<number> {
  const { sendFiles } = await import('../../../src/index.ts');
  const { cameToNothing, detailOf, isUnreadable, outcomeLine, Tally } = await import('./send-outcome.ts');
  const paint = painter(wantsColour(process.stdout));
  const tally = new Tally();
  try {
    for await (const outcome of sendFiles(peer, files, options)) {
      if (cameToNothing(outcome)) throw unreachable(formatPeerAddress(to), outcome.error, callingBy(peer));
      tally.add(outcome);
      if (isUnreadable(outcome)) process.stderr.write(`cstore: ${escapeControls(detailOf(outcome))}\n`);
      else process.stdout.write(`${outcomeLine(outcome, paint)}\n`);
    }
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  } finally {
    process.stdout.write(`${tally.stored} of ${files.length} files stored by ${formatPeerAddress(to)}\n`);
  }
  return tally.exitStatus;
}
