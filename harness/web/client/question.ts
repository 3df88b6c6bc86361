// What the person is asked who makes a system send, with how much time is left.

import { byId } from './dom.ts';

interface Asked {
  readonly number: number;
  readonly title: string;
  readonly instances: number;
  readonly host: string;
  readonly port: number;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  readonly until: number;
}

/** The question of the open run. */
export class Question {
  #asked: Asked | undefined;

  constructor(answer: (message: object) => void) {
    for (const each of byId('question').querySelectorAll<HTMLButtonElement>('button'))
      each.addEventListener('click', () => {
        if (!this.#asked) return;
        const text = byId<HTMLInputElement>('answer-text').value;
        answer({ kind: 'answer', number: this.#asked.number, key: each.dataset.key, ...(text !== '' && { text }) });
      });
    setInterval(() => this.#tick(), 500);
  }

  // biome-ignore lint/suspicious/noExplicitAny: what the server sends is read key by key
  take(message: any): void {
    if (message.kind === 'question') this.#open(message);
    if (message.kind === 'seen' && message.number === this.#asked?.number)
      byId('seen').textContent = `${message.associations} associations, ${message.instances} objects came`;
    if (message.kind === 'answered' && message.number === this.#asked?.number) this.close();
  }

  #open(asked: Asked): void {
    this.#asked = asked;
    const { title, instances, host, port, calledAETitle, callingAETitle } = asked;
    byId('question-h').textContent = title;
    const objects = instances === 1 ? 'one object' : `${instances} objects`;
    byId('question-text').textContent =
      `Send ${objects}, in one go, to AE title ${calledAETitle} at ${host}, port ${port}; the AE title of the system may be ${callingAETitle}.`;
    byId<HTMLInputElement>('answer-text').value = '';
    byId('seen').textContent = '';
    byId('question').hidden = false;
    this.#tick();
  }

  close(): void {
    this.#asked = undefined;
    byId('question').hidden = true;
  }

  #tick(): void {
    if (!this.#asked) return;
    const seconds = Math.max(0, Math.ceil((this.#asked.until - Date.now()) / 1000));
    byId('countdown').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
  }
}
