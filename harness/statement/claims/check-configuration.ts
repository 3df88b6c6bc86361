// Claims on defaults of what can be configured: PS3.2 Tables N.6-1 and N.6-6. A system may have been configured otherwise.

import type { ApplicationEntity, ConformanceFacts } from '../facts/conformance-facts.ts';
import { type Leaf, leafValue } from '../facts/leaf.ts';
import { checkValue, type Judge, limit, limitWords, sameText, time } from './check-value.ts';
import type { CheckedClaim } from './checked-claim.ts';
import { countIn, secondsIn } from './quantities.ts';

type Found = (measured: ConformanceFacts) => Leaf<string | number> | undefined;

/** How the value of a parameter is read, and judged. */
interface Kind {
  readonly read: (value: string) => string | number | undefined;
  readonly judge: Judge<string | number>;
  readonly words: (value: string | number) => string;
}

const seconds = numbers(secondsIn, time, (value) => (value === 0 ? 'no limit' : `${value} s`));
const count = numbers(countIn, limit, limitWords);
const port = numbers(countIn, (claim, measured) => (claim === measured ? 'confirmed' : 'contradicted'), String);
const text: Kind = {
  read: (value) => value,
  judge: (claim, measured, ...more) => sameText(String(claim), String(measured), ...more),
  words: String,
};

function numbers(
  read: (value: string) => number | undefined,
  judge: Judge<number>,
  words: (value: number) => string,
): Kind {
  return {
    read,
    judge: (claim, measured, ...more) => judge(Number(claim), Number(measured), ...more),
    words: (value) => (typeof value === 'number' ? words(value) : value),
  };
}

/** Parameters by words in their names, with what is measured of them; of others nothing is. */
const parameters: readonly (readonly [RegExp, Kind, Found])[] = [
  [/association release/i, seconds, of('initiator', ({ initiator }) => initiator?.associations?.releaseSeconds)],
  [
    /acceptance or rejection|association (?:open )?request/i,
    seconds,
    of('initiator', ({ initiator }) => initiator?.associations?.acceptSeconds),
  ],
  [/DIMSE.*time-?out/i, seconds, of('initiator', ({ initiator }) => initiator?.associations?.responseSeconds)],
  [
    /number of simultaneous associations accepted/i,
    count,
    of('acceptor', ({ acceptor }) => acceptor?.associations?.maximumAssociations),
  ],
  [/^Calling AE Title/i, text, of('initiator', ({ title }) => title)],
  [/^Called AE Title/i, text, of('acceptor', ({ title }) => title)],
  [/^Port$/i, port, ({ security }) => security?.port],
  [/^TLS-Secured Port$/i, port, ({ security }) => security?.tlsPort],
];

/** What was measured of the only AE that has a role; of several it is not known which is meant. */
function of(
  role: 'acceptor' | 'initiator',
  leafOf: (entity: ApplicationEntity) => Leaf<string | number> | undefined,
): Found {
  return ({ applicationEntities }) => {
    const [only, ...others] = applicationEntities.filter((entity) => entity[role] !== undefined);
    return only && others.length === 0 ? leafOf(only) : undefined;
  };
}

/** A claim for each parameter with a value; those of remote systems are none on the product. */
export function checkConfiguration(claims: ConformanceFacts, measured: ConformanceFacts): CheckedClaim[] {
  return (claims.configuration?.parameters ?? [])
    .filter(({ name }) => !/^Remote\b/i.test(name))
    .flatMap(({ name, configurable, value }) => {
      const said = leafValue(value);
      if (said === undefined || said === '') return [];
      const [, kind = text, found] = parameters.find(([words]) => words.test(name)) ?? [];
      const claim = typeof said === 'string' ? kind.read(said) : Number(said);
      const place = `configuration.parameters "${name}"`;
      const leaf = claim === undefined ? undefined : found?.(measured);
      const pair = { place, kind: claims.kind, claim: claim ?? String(said), measured: leaf };
      const isFixed = leafValue(configurable) === 'FIXED';
      return checkValue<string | number>(pair, kind.judge, kind.words).map((one) =>
        isFixed || one.verdict !== 'contradicted'
          ? one
          : { ...one, verdict: 'untested' as const, measured: `${one.measured}, and it can be configured` },
      );
    });
}
