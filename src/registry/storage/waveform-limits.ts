// What the Content Constraints of each waveform IOD say of its multiplex groups (PS3.3 A.34.x.4), by the table of its
// modules. What a text does not constrain, or makes depend on the channel, is left out.

/** Both ends are allowed. */
export type Span = readonly [lowest: number, highest: number];

export interface WaveformLimits {
  /** Where it is said, with the subclause of each. */
  readonly clause: string;
  /** Items of Waveform Sequence. */
  readonly groups?: readonly [subclause: number, Span];
  /** Number of Waveform Channels of a group, and of all together. */
  readonly channels?: readonly [subclause: number, Span, allTogether?: number];
  /** Number of Waveform Samples. */
  readonly samples?: readonly [subclause: number, Span];
  /** Sampling Frequency in Hz: a span, or the only values. */
  readonly frequency?: readonly [subclause: number, Span];
  /** Waveform Sample Interpretation. */
  readonly interpretations?: readonly [subclause: number, ...(readonly string[])];
}

export const waveformLimits: Readonly<Record<string, WaveformLimits>> = {
  'A.34.2-1': {
    clause: 'PS3.3 A.34.2.4',
    groups: [2, [1, 1]],
    channels: [3, [1, 2]],
    frequency: [4, [8000, 8000]],
    interpretations: [5, 'UB', 'MB', 'AB'],
  },
  'A.34.3-1': {
    clause: 'PS3.3 A.34.3.4',
    groups: [3, [1, 5]],
    channels: [4, [1, 13], 13],
    samples: [5, [0, 16384]],
    frequency: [6, [200, 1000]],
    interpretations: [8, 'SS'],
  },
  'A.34.4-1': {
    clause: 'PS3.3 A.34.4.4',
    groups: [2, [1, 4]],
    channels: [3, [1, 24]],
    frequency: [4, [200, 1000]],
    interpretations: [6, 'SS'],
  },
  'A.34.5-1': {
    clause: 'PS3.3 A.34.5.4',
    groups: [2, [1, 1]],
    channels: [3, [1, 12]],
    frequency: [5, [50, 1000]],
    interpretations: [7, 'SB', 'SS'],
  },
  'A.34.6-1': {
    clause: 'PS3.3 A.34.6.4',
    groups: [3, [1, 4]],
    channels: [4, [1, 8]],
    frequency: [5, [0, 400]],
    interpretations: [8, 'SS'],
  },
  'A.34.7-1': {
    clause: 'PS3.3 A.34.7.4',
    groups: [3, [1, 4]],
    frequency: [4, [0, 20_000]],
    interpretations: [6, 'SS'],
  },
  'A.34.8-1': {
    clause: 'PS3.3 A.34.8.4',
    groups: [2, [1, 1]],
    channels: [3, [1, 1]],
    frequency: [4, [0, 600]],
    interpretations: [6, 'SB', 'SS'],
  },
  'A.34.9-1': {
    clause: 'PS3.3 A.34.9.4',
    groups: [2, [1, 1]],
    channels: [3, [1, 1]],
    frequency: [4, [0, 100]],
    interpretations: [6, 'SB', 'SS'],
  },
  'A.34.10-1': {
    clause: 'PS3.3 A.34.10.4',
    groups: [2, [1, 1]],
    channels: [3, [1, 2]],
    frequency: [4, [0, 44_100]],
    interpretations: [6, 'SB', 'SS'],
  },
  'A.34.12-1': {
    clause: 'PS3.3 A.34.12.4',
    groups: [2, [1, 1]],
    channels: [3, [1, 64]],
    interpretations: [6, 'SS', 'SL'],
  },
  'A.34.13-1': { clause: 'PS3.3 A.34.13.4', channels: [3, [1, 64]], interpretations: [6, 'SS', 'SL'] },
  'A.34.14-1': { clause: 'PS3.3 A.34.14.4', interpretations: [6, 'SS', 'SL'] },
  'A.34.15-1': { clause: 'PS3.3 A.34.15.4', channels: [3, [1, 64]], interpretations: [6, 'SS', 'SL'] },
  'A.34.16-1': { clause: 'PS3.3 A.34.16.4', interpretations: [5, 'SS', 'SL'] },
  'A.34.18-1': {
    clause: 'PS3.3 A.34.18.4',
    groups: [2, [1, 4]],
    channels: [3, [1, 24]],
    interpretations: [6, 'SS', 'SL'],
  },
};
