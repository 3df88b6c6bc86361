// Choices that an SCP has in when it answers what is wrong, or large: no clause of PS3.7 sets a time for a response.

import { CommandField, cStoreRSP, decodeCommandSet, noDataSet } from '../../../../src/wire.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import type { LegalChoice } from '../legal-choice.ts';

const undecodable = 'ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value';
const notDecodable = 0xc210;
const mebibyte = 0x100000;

const isNotDecodable = (command: Uint8Array): boolean => decodeCommandSet(command).command.Status === notDecodable;

/** Sessions on which nothing is answered any more. */
const stuck = new WeakSet<FaultyConnection>();

export const lateAnswers: readonly LegalChoice[] = [
  {
    name: 'answers-when-asked-again',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers a Data Set that it cannot decode only when the next request has come',
    message: (command, { contextId }, session) => {
      if (isNotDecodable(command)) session.held = command;
      else for (const one of [session.held, command]) if (one.length > 0) session.respond(contextId, one);
      return [];
    },
    cases: [undecodable],
    verdict: 'inconclusive',
  },
  {
    name: 'stuck-in-a-data-set',
    clause: 'PS3.7 9.1.1.2',
    does: 'is busy with a Data Set that it cannot decode for so long that nothing else is answered on the association',
    message: (command, { contextId }, session) => {
      if (isNotDecodable(command)) stuck.add(session);
      if (!stuck.has(session)) session.respond(contextId, command);
      return [];
    },
    cases: [undecodable],
    verdict: 'inconclusive',
  },
  {
    name: 'aborts-at-unannounced-data-set',
    clause: 'PS3.8 E.1',
    does: 'refuses a command that announces no Data Set, and aborts a little later at the Data Set that comes all the same',
    receive: (received, session) => {
      const { request, contextId = 1 } = session.exchanges.last ?? {};
      if (request?.CommandField !== CommandField['C-STORE-RQ'] || request.CommandDataSetType !== noDataSet) {
        return undefined;
      }
      // What comes after the Data Set is not read any more.
      if (received.type !== 'P-DATA-TF') return [];
      const isCommand = received.pdvs.some((pdv) => pdv.isCommand);
      if (isCommand) session.respond(contextId, cStoreRSP(request, { Status: 0x0212 }));
      else setTimeout(() => session.reply({ type: 'A-ABORT', source: 2, reason: 5 }), 100);
      return [];
    },
    cases: ['ps3.7/e.1/unannounced-data-set'],
  },
  {
    name: 'slow-with-large-data-sets',
    clause: 'PS3.7 9.1.1.2',
    does: 'takes 15 s for a Data Set of 16 MB',
    message: (command, { contextId }, session) => {
      setTimeout(() => session.respond(contextId, command), session.bytesReceived > 16 * mebibyte ? 15_000 : 0);
      return [];
    },
    cases: ['ps3.5/7.1/sizes:16-MB'],
  },
];
