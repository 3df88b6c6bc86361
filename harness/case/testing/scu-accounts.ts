// Accounts of an SCU made up for tests: what it sent, how it was answered, how each association ended.

import type { CommandSet } from '../../../src/wire.ts';
import { CommandField } from '../../../src/wire.ts';
import type { ProcessReport } from '../../sut/sut.ts';
import type { AcceptorLog, StoreRecord } from '../acceptor-log.ts';
import type { ScuAccounts } from '../scu-step.ts';

/** A C-STORE request for an instance, and the status that answered it, if one did. */
export function aStore(sopInstanceUID: string, answer: number | 'none' = 0, at = 0): StoreRecord {
  const status = answer === 'none' ? undefined : answer;
  const command: CommandSet = {
    CommandField: CommandField['C-STORE-RQ'],
    MessageID: 1,
    AffectedSOPInstanceUID: sopInstanceUID,
  };
  const decoded = { bytes: Buffer.alloc(0), command, elements: [], findings: [] };
  return { message: { contextId: 1, decoded, dataSetLength: 2 }, status, isAnswered: status !== undefined, at };
}

/** An association that was accepted and released, with the given fields changed. */
export function aLog(stores: readonly StoreRecord[], some: Partial<AcceptorLog> = {}): AcceptorLog {
  return {
    stores,
    requested: true,
    accepted: true,
    released: true,
    end: { kind: 'closed', how: 'FIN' },
    openedAt: 0,
    endedAt: 10,
    ...some,
  };
}

/** A process that ended by itself. */
export function aProcess(some: Partial<ProcessReport> = {}): ProcessReport {
  return {
    end: 'exit code 0',
    hasCrashed: false,
    wasEnded: false,
    output: '',
    durationMs: 10,
    leftRunning: 0,
    ...some,
  };
}

/** What an SCU said and did that was asked to send these instances. */
export function someAccounts(
  instances: readonly string[],
  logs: readonly AcceptorLog[],
  some: Partial<ScuAccounts> = {},
): ScuAccounts {
  return {
    report: {},
    logs,
    instances: instances.map((sopInstanceUID) => ({
      sopClassUID: '1.2',
      sopInstanceUID,
      transferSyntax: '1.2.840.10008.1.2',
      bytes: new Uint8Array(),
    })),
    requests: [],
    volatile: [],
    ...some,
  };
}
