// What `cstore scp` prints: a line per association and per C-STORE, with nothing in it that a terminal would obey.

import type { EventEmitter } from 'node:events';
import type { AssociationInfo, ScpEvents, StoreRecord } from '../../../src/index.ts';
import { sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import { messageOf } from '../cli-error.ts';
import { statusText } from '../status-text.ts';
import { escapeControls } from '../terminal.ts';

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
  const onRefused = (why: string, remoteAddress: string): void => say(`no association with ${remoteAddress}: ${why}`);
  const onError = (error: Error): void => say(`error: ${messageOf(error)}`);
  events.on('association', onAssociation).on('store', onStore).on('refused', onRefused).on('error', onError);
  return () =>
    events.off('association', onAssociation).off('store', onStore).off('refused', onRefused).off('error', onError);
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

/** `C-STORE 0xA700 Refused: Out of resources, HangingProtocolStorage 1.2.3, 664 bytes: the store is full`. */
export function storeLine({ Status, ErrorComment, command, size, path }: StoreRecord): string {
  const sopClassUID = command.AffectedSOPClassUID ?? '(no SOP Class UID)';
  const sopClass = sopClassByUid(sopClassUID)?.keyword ?? sopClassUID;
  const instance = command.AffectedSOPInstanceUID ?? '(no SOP Instance UID)';
  const file = path === undefined ? '' : ` -> ${path}`;
  const comment = ErrorComment ? `: ${ErrorComment}` : '';
  return `C-STORE ${statusText(Status)}, ${sopClass} ${instance}, ${size} bytes${file}${comment}`;
}
