import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { expect } from 'chai';
import { nonPatientSopClasses, Status } from '../../src/index.ts';
import type { Case, ScpBody } from '../case/case.ts';
import type { Role } from '../model/role.ts';
import { scenariosFolder } from '../scenario/package-root.ts';
import { bundled } from '../scenario/testing/bundled.ts';

const { scenarios, problems } = bundled;
const cases = scenarios.flatMap((scenario) => scenario.cases);

/** A status as scenarios write it: a code or its name in the registry. */
function codeOf(status: unknown): number | undefined {
  if (typeof status === 'number') return status;
  return Object.hasOwn(Status, String(status)) ? Status[status as keyof typeof Status] : undefined;
}

interface Reaction {
  readonly response?: { readonly Status?: unknown };
}

/** The statuses that an SCP case looks for: the best alternative of each `anyOf`, and every one of `allOf`. */
function expectedStatuses({ steps }: ScpBody): (number | undefined)[] {
  return steps.flatMap(({ verb, args }) => {
    const expectation = verb === 'expect' ? args : {};
    const { anyOf, allOf, ...single } = (expectation ?? {}) as Reaction & { anyOf?: Reaction[]; allOf?: Reaction[] };
    const reactions = allOf ?? (anyOf ? anyOf.slice(0, 1) : [single]);
    return reactions.flatMap(({ response }) => [response?.Status].flat().map(codeOf));
  });
}

function statusesOf({ body }: Case): (number | undefined)[] {
  if (body.sut === 'scp') return expectedStatuses(body);
  return body.steps.flatMap(({ answers = [] }) => answers.map(({ rule }) => codeOf(rule?.Status)));
}

/** A handler that is told which status to answer shows that statuses get through, not their causes. */
const withoutCause = ['built-in/ps3.4/gg.4.2/handler-status'];

/** `scp 0x0122 HangingProtocolStorage` for every status, role and SOP Class that some case is about. */
const covered = new Set(
  cases
    .filter(({ scenario }) => !withoutCause.includes(scenario))
    .flatMap((one) => statusesOf(one).map((status) => `${one.role} ${status} ${one.sopClass}`)),
);

describe('The scenarios that come with the package', () => {
  it('have no problem', () => {
    expect(problems).to.deep.equal([]);
  });

  it('lie at the path that is their id', () => {
    for (const { id, file } of scenarios) {
      expect(relative(scenariosFolder, file).split(sep).join('/')).to.equal(`${id}.yaml`);
    }
  });

  it('are all the files of the folder', () => {
    const files = readdirSync(scenariosFolder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.ya?ml$/.test(name) && name !== 'reactions.yaml',
    );
    expect(files).to.have.lengthOf(scenarios.length);
  });

  it('cite a clause with its number, and say in words what it demands', () => {
    for (const { id, requirement } of scenarios) {
      expect(requirement.ref, id).to.match(/^PS3\.\d{1,2} ([A-Z]{1,2}|\d+)(\.\d+)+$/);
      expect(requirement.text, id).to.match(/^[A-Z].{20,}\.$/);
    }
  });

  const roles: readonly Role[] = ['scp', 'scu'];
  for (const [name, status] of Object.entries(Status)) {
    for (const role of roles) {
      it(`are about ${name} for every Non-Patient SOP Class, with an ${role.toUpperCase()} under test`, () => {
        const missing = nonPatientSopClasses.filter(({ keyword }) => !covered.has(`${role} ${status} ${keyword}`));
        expect(missing.map(({ keyword }) => keyword)).to.deep.equal([]);
      });
    }
  }
});
