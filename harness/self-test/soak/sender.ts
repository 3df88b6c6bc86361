// Sends instances one after the other until the SCP is gone or it is told to stop, and keeps account of what was acknowledged.

import { type Association, cStore, openAssociation } from '../../../src/index.ts';
import { type NumberedInstance, numberedInstance } from './numbered-instances.ts';

/** What is known of one SOP Instance: the number that was sent last, and the last that was answered with success. */
export interface Account {
  sent: number;
  acknowledged: number;
}

export interface SenderOptions {
  readonly port: number;
  /** SOP Instance UIDs, each of which is sent again and again. */
  readonly uids: readonly string[];
  /** Bytes of the n-th instance. */
  readonly lengthOf: (n: number) => number;
  /** Operations open at once, each of an instance of its own; not more than there are UIDs. */
  readonly window: number;
  /** Told of each status; false ends the sending. */
  readonly onStatus: (status: number, instance: NumberedInstance) => boolean;
}

const timeoutMs = 30_000;

/** Sends until the end of the association. Resolves with why it ended, undefined when `onStatus` has ended it. */
export async function sendWithoutEnd(
  options: SenderOptions,
  accounts: Map<string, Account>,
): Promise<Error | undefined> {
  try {
    const association = await open(options);
    const own = (lane: number) => options.uids.filter((_, at) => at % options.window === lane);
    try {
      await Promise.all(
        Array.from({ length: options.window }, (_, lane) => sendInTurn(association, own(lane), options, accounts)),
      );
      await association.release();
    } finally {
      if (association.end === undefined) association.abort();
    }
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

async function sendInTurn(
  association: Association,
  uids: readonly string[],
  { lengthOf, onStatus }: SenderOptions,
  accounts: Map<string, Account>,
): Promise<void> {
  for (let n = 0, goesOn = true; goesOn; n += 1) {
    const uid = uids[n % uids.length] ?? '';
    const account = accounts.get(uid) ?? { sent: 0, acknowledged: 0 };
    accounts.set(uid, account);
    account.sent += 1;
    const number = account.sent;
    const instance = numberedInstance(uid, number, lengthOf(n));
    const { status } = await cStore(association, instance, { timeoutMs });
    if (status === 0) account.acknowledged = number;
    goesOn = onStatus(status, instance);
  }
}

function open({ port, window }: SenderOptions): Promise<Association> {
  const { sopClassUID, transferSyntax } = numberedInstance('1', 0, 0);
  return openAssociation(
    { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' },
    {
      callingAETitle: 'SOAK',
      timeoutMs,
      presentationContexts: [{ abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] }],
      ...(window > 1 && { asyncWindow: { invoked: window, performed: 1 } }),
    },
  );
}
