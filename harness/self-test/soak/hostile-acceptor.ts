// An acceptor whose answers are not what was asked for. It closes each connection after its last answer, so that nobody waits.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { decodePdu, type Pdu, PduFramer } from '../../../src/wire.ts';
import { type AnswerPlan, answerPlan } from './acceptor-answers.ts';
import { type Random, randomOf } from './random.ts';
import type { Stage } from './usual-answers.ts';

/** After the last answer the connection stays so long, in milliseconds: what comes late is taken, too. */
const lingerMs = 5;
/** Plans that are remembered for a crash. */
const remembered = 40;

export class HostileAcceptor implements AsyncDisposable {
  readonly #server: Server;
  readonly #random: Random;
  readonly #plans: string[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(seed: number) {
    this.#random = randomOf(seed);
    this.#server = createServer({ noDelay: true }, (socket) => this.#take(socket));
  }

  static async listen(seed: number): Promise<HostileAcceptor> {
    const acceptor = new HostileAcceptor(seed);
    await new Promise<void>((resolve) => acceptor.#server.listen(0, '127.0.0.1', resolve));
    return acceptor;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What the last connections were answered. */
  last(): string {
    return this.#plans.map((text) => `\n    ${text}`).join('');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(socket: Socket): void {
    const plan = answerPlan(this.#random);
    this.#plans.push(plan.text);
    if (this.#plans.length > remembered) this.#plans.shift();
    this.#sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => this.#sockets.delete(socket));
    const framer = new PduFramer();
    socket.on('data', (chunk: Buffer) => {
      framer.push(chunk);
      for (let pdu = framer.next(); pdu !== undefined; pdu = framer.next()) {
        const decoded = pdu instanceof Uint8Array ? decodePdu(pdu) : undefined;
        if (decoded && 'pdu' in decoded) answer(socket, plan, decoded.pdu);
      }
    });
  }
}

function answer(socket: Socket, plan: AnswerPlan, pdu: Pdu): void {
  const stage = stageOf(pdu);
  if (stage === undefined) return;
  const { bytes, end } = plan.answer(stage, pdu);
  if (bytes.length > 0) socket.write(bytes);
  if (end === 'RST') socket.resetAndDestroy();
  else if (end === 'FIN') setTimeout(() => socket.end(), lingerMs);
}

/** What the PDU asks for: a message is complete with the last fragment of its Data Set. */
function stageOf(pdu: Pdu): Stage | undefined {
  if (pdu.type === 'A-ASSOCIATE-RQ') return 'associate';
  if (pdu.type === 'A-RELEASE-RQ') return 'release';
  if (pdu.type === 'A-ABORT') return 'abort';
  const isComplete = pdu.type === 'P-DATA-TF' && pdu.pdvs.some(({ isCommand, isLast }) => isLast && !isCommand);
  return isComplete ? 'store' : undefined;
}
