// A small SCP for the tests of the runner: good by itself, and wrong in exactly the way a test asks for.

import {
  type AAssociateRQ,
  associateAC,
  type CommandSet,
  type CommandValues,
  encodeCommandSet,
  fragmentMessage,
  listenTransport,
  MessageAssembler,
  type Pdu,
  presentationContextsOf,
  responseTo,
  type Transport,
} from '../../../src/wire.ts';

/** What the SCP does instead of its good answer: sends something else, ends the connection, or nothing at all. */
export type FakeReaction = Pdu | Uint8Array | 'fin' | 'rst' | 'silence';

export interface FakeBehaviour {
  /** Reaction to an A-ASSOCIATE-RQ; undefined is the good one. */
  readonly onAssociate?: (request: AAssociateRQ) => FakeReaction | Promise<FakeReaction> | undefined;
  /** Reaction to a request; `good` is the response to change. Undefined sends `good`. */
  readonly onRequest?: (good: CommandValues, request: CommandSet) => CommandValues | FakeReaction | undefined;
  readonly onRelease?: () => FakeReaction | undefined;
  /** Reaction to an A-ABORT; undefined closes the connection. */
  readonly onAbort?: () => FakeReaction | undefined;
  /** Told of every connection. */
  readonly onConnection?: (transport: Transport) => void;
}

export interface FakeScp extends AsyncDisposable {
  readonly port: number;
  /** Connections accepted so far. */
  readonly connections: number;
}

const identity = { maxLength: 16384, implementationClassUID: '1.2.3', implementationVersionName: 'FAKE' };

/** Starts a fake SCP, on a free port where none is given. */
export async function startFakeScp(behaviour: FakeBehaviour = {}, port = 0): Promise<FakeScp> {
  const transports = new Set<Transport>();
  let connections = 0;
  const server = await listenTransport({
    port,
    onTransport: (transport) => {
      connections += 1;
      transports.add(transport);
      behaviour.onConnection?.(transport);
      serve(transport, behaviour, () => transports.delete(transport));
    },
  });
  return {
    port: server.port,
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      for (const transport of transports) transport.destroy();
      await server.close();
    },
  };
}

function serve(transport: Transport, behaviour: FakeBehaviour, onClosed: () => void): void {
  const assembler = new MessageAssembler({
    onCommand: ({ command }, contextId) => {
      if (command.CommandDataSetType === 0x0101) answer(transport, behaviour, command, contextId);
      else pending = command;
    },
    onDataFragment: (_fragment, isLast, contextId) => {
      if (isLast && pending) answer(transport, behaviour, pending, contextId);
    },
    onViolation: () => transport.reset(),
  });
  let pending: CommandSet | undefined;
  transport.handlers = {
    onPdu: (decoded) => {
      if (!('pdu' in decoded)) transport.reset();
      else if (decoded.pdu.type === 'P-DATA-TF') assembler.pushAll(decoded.pdu.pdvs);
      else onControl(transport, behaviour, decoded.pdu);
    },
    onClosed,
  };
}

function onControl(transport: Transport, behaviour: FakeBehaviour, pdu: Pdu): void {
  if (pdu.type === 'A-ASSOCIATE-RQ') void associate(transport, behaviour.onAssociate?.(pdu) ?? acceptance(pdu));
  else if (pdu.type === 'A-RELEASE-RQ') react(transport, behaviour.onRelease?.() ?? { type: 'A-RELEASE-RP' });
  else react(transport, (pdu.type === 'A-ABORT' && behaviour.onAbort?.()) || 'fin');
}

async function associate(transport: Transport, reaction: FakeReaction | Promise<FakeReaction>): Promise<void> {
  react(transport, reaction instanceof Promise ? await reaction : reaction);
}

/** Accepts every context with the first Transfer Syntax proposed. */
export function acceptance(request: AAssociateRQ): Pdu {
  const presentationContexts = presentationContextsOf(request).map(({ id, transferSyntaxes: [transferSyntax] }) => ({
    id,
    result: 0,
    ...(transferSyntax !== undefined && { transferSyntax }),
  }));
  return associateAC({ request, presentationContexts, ...identity });
}

function answer(transport: Transport, behaviour: FakeBehaviour, request: CommandSet, contextId: number): void {
  const good: CommandValues = responseTo(request, (request.CommandField ?? 0) | 0x8000, { Status: 0 });
  const reaction = behaviour.onRequest?.(good, request) ?? good;
  if (typeof reaction === 'string' || reaction instanceof Uint8Array || isPdu(reaction)) react(transport, reaction);
  else for (const bytes of fragmentMessage(contextId, encodeCommandSet(reaction), undefined, 0)) transport.send(bytes);
}

function isPdu(value: CommandValues | Pdu): value is Pdu {
  return 'type' in value;
}

function react(transport: Transport, reaction: FakeReaction): void {
  if (reaction === 'fin') transport.end();
  else if (reaction === 'rst') transport.reset();
  else if (reaction !== 'silence') transport.send(reaction);
}
