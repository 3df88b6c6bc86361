// A wire log that keeps nothing: of thousands of conversations nobody reads what went over the wire.

import { WireLog } from '../../peer/wire-log.ts';

class NoLog extends WireLog {
  override add(): void {}
}

export const noLog: WireLog = new NoLog();
