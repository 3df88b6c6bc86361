// An SCP with few slots, some of which come back late: PS3.8 9.3.4 lets it reject associations for the moment meanwhile.

import type { Behaviour } from './fault.ts';

/**
 * Rejects for the moment (local limit exceeded) while so many slots are taken: by connections that are open, and by those
 * that ended before an A-ASSOCIATE-RQ, for so many milliseconds after their end.
 */
export function lateSlots(slots: number, backAfterMs: number): Pick<Behaviour, 'receive'> {
  return {
    receive: (received, session) => {
      const { open } = session.program;
      if (received.type !== 'A-ASSOCIATE-RQ' || open + session.program.leftEarly(backAfterMs) <= slots)
        return undefined;
      session.reply({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 });
      return [];
    },
  };
}
