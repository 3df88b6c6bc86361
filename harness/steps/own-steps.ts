// Steps that a user defines in a module of theirs, by name: what the verb `own` of a scenario finds.

/** What a step of one's own comes to. `fail` is a warning for a `should`, and inconclusive for a `may`. */
export interface OwnOutcome {
  readonly verdict: 'pass' | 'warn' | 'fail' | 'inconclusive' | 'not-applicable';
  /** What was seen, in a sentence for the report. */
  readonly text: string;
}

/** What a step of one's own is told of the case. */
export interface OwnStepFacts {
  readonly caseId: string;
  readonly scp: {
    readonly host: string;
    readonly port: number;
    readonly calledAETitle: string;
    readonly callingAETitle: string;
  };
  /** The instances of the case that the SCP has answered with a status of Success or Warning. */
  readonly stored: readonly {
    readonly sopClassUID: string;
    readonly sopInstanceUID: string;
    /** UID of the Transfer Syntax. */
    readonly transferSyntax: string;
    readonly status: number;
    /** The encoded Data Set. */
    readonly bytes: Uint8Array;
  }[];
  /** Aborts when the run is stopped or the time of the case is over; the step fails as an error then. */
  readonly signal: AbortSignal;
  /** Adds an observation that bears on no verdict. */
  note(text: string): void;
}

/** What checks arguments: a schema of zod, or whatever else has this method. */
export interface ArgumentSchema {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: unknown }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** A step of one's own: `own: { name: arguments }` in a scenario. */
export interface OwnStep {
  /** Small letters, digits and hyphens. */
  readonly name: string;
  /** What it does, in one line: `explain` and reports show it. */
  readonly summary: string;
  readonly schema: ArgumentSchema;
  /** What it throws makes the case an error: of the harness, never of the SUT. What returns nothing only acts. */
  run(args: unknown, facts: OwnStepFacts): OwnOutcome | undefined | Promise<OwnOutcome | undefined>;
}

const known = new Map<string, OwnStep>();

/** Makes steps known to every scenario that is read afterwards. Throws TypeError, in one line, for what is no step. */
export function defineSteps(steps: readonly OwnStep[]): void {
  for (const step of steps) {
    const fault = faultOf(step);
    if (fault) throw new TypeError(fault);
  }
  for (const step of steps) known.set(step.name, step);
}

/** The step of this name, if a module has defined it. */
export function ownStepByName(name: string): OwnStep | undefined {
  return known.get(name);
}

export function ownStepNames(): readonly string[] {
  return [...known.keys()];
}

/** What is missing of a step: it comes from a module that no compiler may have seen. */
function faultOf(step: OwnStep): string | undefined {
  const { name, summary, schema, run } = (step ?? {}) as Partial<OwnStep>;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(name))
    return 'a step has a name of small letters, digits and hyphens';
  if (typeof summary !== 'string' || summary === '')
    return `the step ${name} has no summary, a line that says what it does`;
  if (typeof schema?.safeParse !== 'function')
    return `the step ${name} has no schema with safeParse, such as one of zod`;
  if (typeof run !== 'function') return `the step ${name} has no function run`;
  return undefined;
}
