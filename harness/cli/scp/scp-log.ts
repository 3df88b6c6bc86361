// What `cstore scp` prints: a line per association and per C-STORE, with nothing in it that a terminal would obey.

import type { EventEmitter } from 'node:events';
import type { AssociationInfo, ScpEvents, StoreRecord } from '../../../src/index.ts';
import { sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import { messageOf } from '../cli-error.ts';
import { statusText } from '../status-text.ts';
import { escapeControls } from '../terminal.ts';
import { RareLines } from './rare-lines.ts';

/** Prints the events of an SCP; returns a function that stops it. With `verbose`, contexts and PDUs too. */
export function logEvents(
  events: EventEmitter<ScpEvents>,
  print: (line: string) => void,
  verbose: boolean,
): () => void {
  const say = (text: string): void => print(`${clock()} ${escapeControls(text)}`);
  const onAssociation = (...[association, info]: ScpEvents['association']): void => {
    const proposed = association.request.items.filter(({ item }) => item === 0x20).length;
    say(`association from ${nameOf(info)}, ${association.contexts.length} of ${proposed} contexts accepted`);
    if (verbose) for (const line of contextLines(association.contexts)) say(line);
    if (verbose)
      association.events.on('finding', ({ text, clause }) => say(`  ${info.callingAETitle}: ${text} (${clause})`));
    void association.closed.then(({ how, error }) =>
      say(`association from ${nameOf(info)} ${how}${error && how !== 'released' ? `: ${messageOf(error)}` : ''}`),
    );
  };
  const onStore = (record: StoreRecord): void => say(storeLine(record));
  const refusals = new RareLines(
    say,
    (count) => `no association with ${count} more connections, not logged one by one`,
  );
  const onRefused = (why: string, remoteAddress: string): void =>
    refusals.say(`no association with ${remoteAddress}: ${why}${remedyFor(why)}`);
  const onError = (error: Error): void => say(`error: ${messageOf(error)}`);
  events.on('association', onAssociation).on('store', onStore).on('refused', onRefused).on('error', onError);
  return () => {
    events.off('association', onAssociation).off('store', onStore).off('refused', onRefused).off('error', onError);
    refusals.end();
  };
}

/** Certificates that are not trusted, and none where one is demanded: what both have to do with is --ca. */
function remedyFor(why: string): string {
  if (/showed no certificate|certificate of the peer/.test(why)) return '; clients have to show one of --ca';
  return /^no TLS connection: the peer (does not speak TLS|speaks HTTP)/.test(why) ? '; this SCP accepts TLS only' : '';
}

/** Local time of day, `12:01:02`. */
function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}

function nameOf({ callingAETitle, remoteAddress, user }: AssociationInfo): string {
  return `${callingAETitle}@${remoteAddress}${user === undefined ? '' : ` (user ${user})`}`;
}

interface Context {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
}

function contextLines(contexts: readonly Context[]): string[] {
  return contexts.map(({ id, abstractSyntax, transferSyntax }) => {
    const sopClass = sopClassByUid(abstractSyntax)?.keyword ?? abstractSyntax;
    return `  context ${id}: ${sopClass}, ${transferSyntaxByUid(transferSyntax)?.keyword ?? transferSyntax}`;
  });
}

/** The option of `cstore scp` that raises a limit of the SCP. */
const options: Readonly<Record<NonNullable<StoreRecord['limit']>, string>> = {
  dataSetLimit: '--data-set-limit',
  depthLimit: '--depth-limit',
  quotaBytes: '--quota',
  handlerTimeLimitMs: '--handler-timeout',
};

/** `C-STORE 0xA700 Refused: Out of resources, HangingProtocolStorage 1.2.3, 664 bytes: the store is full`. */
export function storeLine(record: StoreRecord): string {
  const { Status, command, size, path, replacedSOPClassUID } = record;
  const sopClass = sopClassName(command.AffectedSOPClassUID);
  const instance = command.AffectedSOPInstanceUID ?? '(no SOP Instance UID)';
  const file = path === undefined ? '' : ` -> ${path}`;
  const replaced = replacedSOPClassUID === undefined ? '' : `, replacing a ${sopClassName(replacedSOPClassUID)}`;
  return `C-STORE ${statusText(Status)}, ${sopClass} ${instance}, ${size} bytes${file}${replaced}${whyOf(record)}`;
}

function sopClassName(uid = '(no SOP Class UID)'): string {
  return sopClassByUid(uid)?.keyword ?? uid;
}

/** What the response says, what it has no field for, and the option that a limit is raised by. */
function whyOf({ ErrorComment, detail, limit }: StoreRecord): string {
  const remedy = limit && `raise the limit with ${options[limit]}`;
  const why = [ErrorComment, detail, remedy].filter((part) => part !== undefined && part !== '').join('; ');
  return why === '' ? '' : `: ${why}`;
}
