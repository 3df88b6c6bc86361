// Claims that start from what was measured: bare values, without evidence, for a vendor to go on with.

import type { ConformanceFacts } from '../facts/conformance-facts.ts';

/** The measured facts as claims; what was not known is left out. */
export function claimsOfFacts(measured: ConformanceFacts): ConformanceFacts {
  const claims = plain(measured) as ConformanceFacts;
  const entities = claims.applicationEntities.map((entity) => ({
    ...entity,
    ...(entity.acceptor?.contexts && {
      acceptor: { ...entity.acceptor, contexts: supported(entity.acceptor.contexts) },
    }),
  }));
  const name = claims.product?.name ?? 'name of the product';
  return { ...claims, kind: 'claimed', product: { ...claims.product, name }, applicationEntities: entities };
}

type Contexts = NonNullable<NonNullable<ConformanceFacts['applicationEntities'][number]['acceptor']>['contexts']>;

/** What was asked for is nothing to claim, nor is a SOP Class that was refused. */
function supported(contexts: Contexts): Contexts {
  return contexts
    .filter(({ transferSyntaxes }) => !Array.isArray(transferSyntaxes) || transferSyntaxes.length > 0)
    .map(({ asked: _, ...context }) => context);
}

/** Leaves become their values; what holds nothing is gone. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain).filter((it) => it !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if ('basis' in value) return 'value' in value ? plain(value.value) : undefined;
  const entries = Object.entries(value).map(([key, it]) => [key, plain(it)] as const);
  return Object.fromEntries(entries.filter(([, it]) => it !== undefined));
}
