// What ends the steps of a case before the last one.

/** The case does not apply to this SUT; the message is the evidence. */
export class NotApplicableHere extends Error {}

/** What came proves neither that the SUT is right nor that it is wrong. */
export class Inconclusive extends Error {
  /** The rule whose fault keeps the case from being judged. */
  readonly blockedBy: string | undefined;

  constructor(message: string, blockedBy?: string) {
    super(message);
    this.blockedBy = blockedBy;
  }
}

/** A reaction was judged, and nothing after it could be. */
export class CaseDecided extends Error {
  constructor() {
    super('decided');
  }
}

/** The scenario asks for something that cannot be done, e.g. a step on an association that was never opened. */
export class ScenarioError extends Error {}
