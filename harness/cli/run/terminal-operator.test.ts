import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import type { OperatorAnswer, OperatorQuestion } from '../../sut/operator.ts';
import { type Terminal, terminalOperator } from './terminal-operator.ts';

const never = new AbortController().signal;

const question: OperatorQuestion = {
  title: 'A failure is shown',
  instances: 3,
  host: '192.0.2.1',
  port: 11112,
  calledAETitle: 'HERE',
  callingAETitle: 'THERE',
  timeoutMs: 90_000,
  seen: () => ({ associations: 1, instances: 2, open: 0, quietMs: 0 }),
};

/** A terminal without a screen. */
class FakeTerminal {
  readonly input = new PassThrough();
  readonly output = new PassThrough();
  readonly modes: boolean[] = [];
  #text = '';

  constructor() {
    Object.assign(this.input, { setRawMode: (mode: boolean) => this.modes.push(mode) });
    this.output.setEncoding('utf8').on('data', (text: string) => {
      this.#text += text;
    });
  }

  get terminal(): Terminal {
    return this as unknown as Terminal;
  }

  /** All that was shown. */
  get text(): string {
    return this.#text;
  }

  /** Waits until this was shown. */
  async shown(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#text)) await new Promise((resolve) => this.output.once('data', resolve));
  }
}

/** What is answered when the person presses these keys, and types this if asked. */
async function answer(keys: string, typed = '', some: Partial<OperatorQuestion> = {}) {
  const screen = new FakeTerminal();
  const asking = terminalOperator(screen.terminal).ask({ ...question, ...some }, never);
  await screen.shown(/left;/);
  screen.input.write(keys);
  if (/[tc]/i.test(keys)) {
    await screen.shown(/does it show|why not/);
    screen.input.write(`${typed}\n`);
  }
  return { answer: await asking, screen };
}

const keyAndText = ({ key, text }: OperatorAnswer) => [key, text];

describe('a person at the terminal', () => {
  it('is told what to send, where to, and the keys, how much time is left, and what has come', async () => {
    const { screen } = await answer('s');
    expect(screen.text).to.include(
      'A failure is shown\n  send 3 objects, in one go, to AE title HERE at 192.0.2.1, port 11112',
    );
    expect(screen.text).to.include('the AE title of the system may be THERE');
    expect(screen.text).to.match(/\[s\] sent .*\[t\] .*\[c\] .*\[a\] .*\[x\] stop/);
    expect(screen.text).to.include('1:30 left; 1 associations, 2 objects came');
  });

  it('is told of one object as of one, and nothing that controls the terminal', async () => {
    const { screen } = await answer('s', '', { instances: 1, title: 'a\u001b[2Jb' });
    expect(screen.text).to.include('send one object,');
    expect(screen.text).to.not.include('\u001b[2J');
  });

  it('answers with a key', async () => {
    expect(keyAndText((await answer('s')).answer)).to.deep.equal(['sent', undefined]);
    expect(keyAndText((await answer('a')).answer)).to.deep.equal(['again', undefined]);
    expect(keyAndText((await answer('X')).answer)).to.deep.equal(['stop', undefined]);
  });

  it('may press other keys before', async () => {
    expect(keyAndText((await answer('q?s')).answer)).to.deep.equal(['sent', undefined]);
  });

  it('says what the system shows, or why it cannot do that', async () => {
    expect(keyAndText((await answer('t', ' a red lamp ')).answer)).to.deep.equal(['sent', 'a red lamp']);
    expect(keyAndText((await answer('c', 'one object at a time')).answer)).to.deep.equal([
      'cannot',
      'one object at a time',
    ]);
    expect(keyAndText((await answer('c', '')).answer)).to.deep.equal(['cannot', undefined]);
  });

  it('answers at a time', async () => {
    expect((await answer('s')).answer.at).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('is silent when the time is over', async () => {
    const screen = new FakeTerminal();
    const { key } = await terminalOperator(screen.terminal).ask({ ...question, timeoutMs: 0 }, never);
    expect(key).to.equal('silent');
    expect(screen.modes).to.deep.equal([true, false]);
  });

  it('has the terminal back afterwards', async () => {
    const { screen } = await answer('s');
    expect(screen.modes).to.deep.equal([true, false]);
    expect(screen.input.listenerCount('data')).to.equal(0);
  });

  it('is not waited for when the run is stopped, at a key or at a text', async () => {
    for (const keys of ['', 't']) {
      const stop = new AbortController();
      const screen = new FakeTerminal();
      const asking = terminalOperator(screen.terminal).ask(question, stop.signal);
      await screen.shown(/left;/);
      screen.input.write(keys);
      if (keys) await screen.shown(/does it show/);
      stop.abort(new Error('stopped'));
      expect(await asking.catch((error: unknown) => error), keys).to.be.an('error');
      expect(screen.modes).to.deep.equal([true, false]);
    }
    const failure = await terminalOperator(new FakeTerminal().terminal)
      .ask(question, AbortSignal.abort(new Error('stopped')))
      .catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'stopped');
  });

  it('stops the run with Ctrl-C, which the terminal does not do while it gives each key', async () => {
    const sent: unknown[] = [];
    const usual = process.kill;
    process.kill = (...args) => {
      sent.push(args);
      return true;
    };
    try {
      await answer('\u0003s');
    } finally {
      process.kill = usual;
    }
    expect(sent).to.deep.equal([[process.pid, 'SIGINT']]);
  });
});
