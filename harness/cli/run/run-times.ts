// How far a run is in time, in words: how long it has taken, and how long it may still take.

/** Milliseconds of a run. */
export interface RunTimes {
  /** Since the run began. */
  readonly elapsedMs: number;
  /** Until it will end, as far as that can be told. */
  readonly restMs: number | undefined;
}

/** `1:05`, or `1:00:05` from one hour up. */
export function clockText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** `0:42, about 1:10 left`. */
export function timesText({ elapsedMs, restMs }: RunTimes): string {
  const left = restMs === undefined ? '' : `, about ${clockText(restMs)} left`;
  return `${clockText(elapsedMs)}${left}`;
}
