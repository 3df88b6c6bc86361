// One attempt of a case in a capture: its connections, and which frames it has.

import type { CaseCapture, CaseTap, ConnectionFacts, ConnectionTap } from '../../model/traffic.ts';
import type { Kept } from './limits.ts';
import { RecordedConnection } from './recorded-connection.ts';
import type { CaseRecording, Recording } from './recording.ts';

export class RecordedCase implements CaseTap, CaseRecording {
  readonly id: string;
  readonly attempt: number;
  readonly kept: Kept = { payload: 0, file: 0 };
  readonly #recorder: Recording;
  readonly #streams: number[] = [];
  #frames: [first: number, last: number] | undefined;

  constructor(recorder: Recording, id: string, attempt: number) {
    this.#recorder = recorder;
    this.id = id;
    this.attempt = attempt;
  }

  connected(facts: ConnectionFacts): ConnectionTap {
    this.#streams.push(this.#recorder.nextStream);
    return new RecordedConnection(this.#recorder, this, facts);
  }

  /** A frame of the case. */
  has(frame: number): void {
    this.#frames = [this.#frames?.[0] ?? frame, frame];
  }

  ended(): CaseCapture | undefined {
    const frames = this.#frames;
    return frames && !this.#recorder.failure ? { streams: [...this.#streams], frames: [...frames] } : undefined;
  }
}
