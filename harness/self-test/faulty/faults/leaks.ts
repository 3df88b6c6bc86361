// Faults of state that outlives its operation or its association: PS3.7 9.1.1, PS3.8 7.6.1, 9.2.3 and 9.3.3, PS3.5 A.5.

import { DeflatedExplicitVRLittleEndian } from '../../../../src/index.ts';
import {
  type AAssociateRQ,
  CommandField,
  type CommandSet,
  decodeCommandSet,
  responseTo,
} from '../../../../src/wire.ts';
import type { Exchange } from '../exchange.ts';
import { type Behaviour, type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import type { FaultyScpState } from '../faulty-scp-state.ts';
import { echoed, stored } from './cases.ts';

const between = (label: string): string => `ps3.7/9.1.1/failure-after-success:${label}`;
const deflated = (label: string): string => `ps3.8/7.6.1/after-a-deflated-data-set:${label}`;
const inTurn = (count: number): string => `ps3.8/9.2.3/connection/associations-in-turn:${count}`;
const noDataSet = between('a-C-STORE-that-brings-no-Data-Set');
const outOfResources = 0xa700;
const cannotUnderstand = 0xc000;

/** A failure with nothing but its status. */
const refusal = ({ request }: Exchange, Status: number): CommandSet =>
  responseTo(request, CommandField['C-STORE-RSP'], { Status });

/** Answers each C-STORE by what its association has in mind, at first `start`; undefined: as it should. */
function remembering<Memory>(
  start: Memory,
  answer: (
    memory: Memory,
    exchange: Exchange,
    response: CommandSet,
  ) => { readonly next: Memory; readonly instead?: CommandSet | undefined },
): Behaviour['message'] {
  const memories = new WeakMap<FaultyConnection, Memory>();
  return (command, exchange, session) => {
    const { CommandGroupLength: _, ...response } = decodeCommandSet(command).command;
    const { next, instead } = answer(memories.get(session) ?? start, exchange, response);
    memories.set(session, next);
    session.respond(exchange.contextId, instead ?? command);
    return [];
  };
}

const isDeflated = ({ transferSyntax }: Exchange): boolean => transferSyntax === DeflatedExplicitVRLittleEndian.uid;

const ofAssociations: readonly Fault[] = [
  {
    name: 'failures-name-the-instance-before',
    clause: 'PS3.7 9.1.1.1.4',
    does: 'names in a failure the instance that it stored before',
    message: remembering<string | undefined>(undefined, (before, { request }, response) => ({
      next: request.AffectedSOPInstanceUID,
      instead:
        before !== undefined && response.Status !== 0 ? { ...response, AffectedSOPInstanceUID: before } : undefined,
    })),
    caughtBy: [noDataSet, between('a-Data-Set-of-another-SOP-Instance')],
  },
  {
    name: 'refuses-for-good-after-a-failure',
    clause: 'PS3.7 9.1.1',
    does: 'refuses each C-STORE of an association after one has failed',
    message: remembering(false, (hasFailed, exchange, response) => ({
      next: hasFailed || response.Status !== 0,
      instead: hasFailed ? refusal(exchange, cannotUnderstand) : undefined,
    })),
    caughtBy: [noDataSet, between('a-C-STORE-of-a-class-that-the-context-does-not-have')],
  },
  {
    name: 'status-of-the-operation-before',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'answers each C-STORE of an association after the first with the status of the one before',
    message: remembering<number | undefined>(undefined, (before, exchange, response) => ({
      next: response.Status,
      instead: before === undefined ? undefined : refusal(exchange, before),
    })),
    caughtBy: [noDataSet, between('an-invalid-SOP-Instance-UID')],
  },
  {
    name: 'inflates-what-follows',
    clause: 'PS3.8 7.6.1',
    does: 'inflates every Data Set of an association after a deflated one, and cannot understand those that are not',
    message: remembering(false, (inflates, exchange) => ({
      next: inflates || isDeflated(exchange),
      instead: inflates && !isDeflated(exchange) ? refusal(exchange, cannotUnderstand) : undefined,
    })),
    caughtBy: [deflated('a-Data-Set-that-is-not-deflated'), deflated('C-ECHO')],
    spares: [stored, echoed, 'ps3.8/7.6.1/transfer-syntaxes-in-turn'],
  },
  {
    name: 'inflates-once',
    clause: 'PS3.5 A.5',
    does: 'cannot understand a second deflated Data Set of an association',
    message: remembering(false, (hasInflated, exchange) => ({
      next: hasInflated || isDeflated(exchange),
      instead: hasInflated && isDeflated(exchange) ? refusal(exchange, cannotUnderstand) : undefined,
    })),
    caughtBy: [deflated('a-second-deflated-Data-Set'), deflated('C-ECHO')],
  },
  {
    name: 'room-for-one-an-association',
    clause: 'PS3.4 GG.4.2',
    does: 'is out of resources (0xA700) for each C-STORE of an association after the first, and never on the next one',
    message: remembering(false, (hasStored, exchange) => ({
      next: true,
      instead: hasStored ? refusal(exchange, outOfResources) : undefined,
    })),
    verdict: 'warn',
    caughtBy: ['ps3.7/9.1.1/room-on-the-next-association'],
    spares: [stored, echoed, inTurn(10)],
  },
];

/** The request of the first association of a program. */
const firstRequests = new WeakMap<FaultyScpState, AAssociateRQ>();

const ofThePast: readonly Fault[] = [
  {
    name: 'ae-titles-of-the-first-association',
    clause: 'PS3.8 9.3.3',
    does: 'sends in each A-ASSOCIATE-AC the AE titles of the first association',
    send: (pdu, { program, request }) => {
      if (pdu.type !== 'A-ASSOCIATE-AC' || !request) return undefined;
      const { calledAETitle, callingAETitle } = firstRequests.get(program) ?? request;
      if (!firstRequests.has(program)) firstRequests.set(program, request);
      const { rawCalledAETitle: _called, rawCallingAETitle: _calling, ...rest } = pdu;
      return [{ ...rest, calledAETitle, callingAETitle }];
    },
    caughtBy: ['ps3.8/9.3.3/repeated-fields-of-each'],
  },
  {
    name: 'hangs-after-80-associations',
    clause: 'PS3.8 9.2.3',
    does: 'answers nobody any more after its 80th association',
    opened: ({ program }) => {
      if (program.tally() > 80) program.hang();
    },
    caughtBy: [inTurn(100)],
    spares: [stored, echoed, inTurn(10)],
  },
  {
    name: 'dies-at-its-60th-association',
    clause: 'PS3.8 9.2.3',
    does: 'dies when its 60th association comes',
    opened: ({ program }) => {
      if (program.tally() >= 60) program.crash();
    },
    caughtBy: [inTurn(100)],
    spares: [stored, echoed, inTurn(10)],
  },
  {
    name: 'out-of-resources-after-cuts',
    clause: 'PS3.8 9.2.3',
    does: 'is out of resources (0xA700) for good after ten connections were cut within a message',
    closed: (_how, _unparsed, { exchanges, program }) => {
      if (exchanges.withinMessage) program.tally();
    },
    message: (command, exchange, session) => {
      session.respond(exchange.contextId, session.program.tallied < 10 ? command : refusal(exchange, outOfResources));
      return [];
    },
    verdict: 'warn',
    caughtBy: ['ps3.8/9.2.3/connection/room-after-cuts:FIN'],
    spares: [stored, echoed, 'ps3.8/9.2.3/connection/left-in-the-middle:FIN:the-fragments-of-a-Data-Set'],
  },
];

export const leaks: readonly Fault[] = sparing([stored, echoed], [...ofAssociations, ...ofThePast]);
