// Plays the turns of an exchange on real connections as fast as the other side answers. It judges nothing, and never waits long.

import { connect, type Socket } from 'node:net';
import type { Turn } from '../../fuzz/draft/turn.ts';

/** Longest wait for an answer that may never come, and longest pause, in milliseconds. */
const longestWaitMs = 40;
const longestPauseMs = 2;

/** One connection: what has come on it, and whether it is over. */
class Line {
  readonly socket: Socket;
  #received = 0;
  #seen = 0;
  #over = false;
  #wake: () => void = () => undefined;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.length;
      this.#wake();
    });
    const end = (): void => {
      this.#over = true;
      this.#wake();
    };
    this.socket.on('error', end).on('close', end).on('end', end);
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Until more has come, the connection has ended, or the longest wait is over. */
  async answer(): Promise<void> {
    if (this.#received === this.#seen && !this.#over) await this.#soon();
    this.#seen = this.#received;
  }

  #soon(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longestWaitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Plays all turns, or as many as the other side leaves time for. Resolves when every connection is closed. Never rejects. */
export async function playTurns(port: number, turns: readonly Turn[]): Promise<void> {
  const lines: Line[] = [];
  const open = (): Line => {
    const line = new Line(port);
    lines.push(line);
    return line;
  };
  let line = open();
  for (const turn of turns) {
    if (turn.kind === 'reconnect') {
      leave(line.socket, turn.leave);
      line = open();
    } else if (!line.isOver) await playOne(line, turn);
  }
  for (const { socket } of lines) giveUp(socket);
}

async function playOne(line: Line, turn: Exclude<Turn, { kind: 'reconnect' }>): Promise<void> {
  switch (turn.kind) {
    case 'send':
      line.socket.write(turn.bytes);
      return;
    case 'await':
      return await line.answer();
    case 'pause':
      return await new Promise((resolve) => setTimeout(resolve, Math.min(turn.ms, longestPauseMs)));
    case 'end':
      leave(line.socket, turn.how);
      return await line.answer();
  }
}

function leave(socket: Socket, how: 'open' | 'FIN' | 'RST'): void {
  if (how === 'FIN') socket.end();
  else if (how === 'RST') giveUp(socket);
}

/** By a reset, so that no port is kept. While it connects, or a FIN is on its way, Node.js does not reset, and never closes. */
function giveUp(socket: Socket): void {
  if (socket.connecting || socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
