// Turns the `scp:` script of a scenario into the options of the built-in SCP.

import { type CStoreHandler, handlerFromSpec, type ListenOptions, loadHandlerModule } from '../../src/index.ts';
import { resolveFile } from '../language/files.ts';
import { sopClassUid, transferSyntaxUid } from '../language/names.ts';
import type { ScpScript } from '../language/scp-script.ts';

/**
 * The options of a script, without the port. `newFolder` makes a temporary folder for the store.
 * Rejects when a handler module cannot be loaded.
 */
export async function listenOptionsOf(
  script: ScpScript,
  scenarioFile: string,
  newFolder: () => Promise<string>,
): Promise<Omit<ListenOptions, 'port'>> {
  const { users, store, handler, validate, sopClasses, transferSyntaxes, ...rest } = script;
  return {
    ...rest,
    ...(sopClasses && { sopClasses: sopClasses.map((name) => sopClassUid(name) ?? name) }),
    ...(transferSyntaxes && { transferSyntaxes: transferSyntaxes.map((name) => transferSyntaxUid(name) ?? name) }),
    ...(users && { userIdentity: { users, required: true } }),
    ...(validate && { validate: validate === 'iod' ? validate : () => Promise.reject(new Error(validate.throws)) }),
    ...(handler && { onCStore: await handlerOf(handler, scenarioFile) }),
    store: store === 'discard' ? 'discard' : { directory: await newFolder(), ...store },
  };
}

async function handlerOf(spec: NonNullable<ScpScript['handler']>, scenarioFile: string): Promise<CStoreHandler> {
  return 'module' in spec ? loadHandlerModule(resolveFile(scenarioFile, spec.module)) : handlerFromSpec(spec);
}
