import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { RoleDescription } from '../../cognito/cognito-scenario.ts';
import type { IdentityPool } from '../../cognito/identity-pool.ts';
import type { UserPool } from '../../cognito/user-pool.ts';
import type { Diagnostic, Parsed } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import type { Unresolved } from './unresolved.ts';

/** The parts of a Cognito scenario that the files of a project tell. */
export interface LoadedCognito {
  readonly identityPool: IdentityPool;
  readonly roles: ReadonlyMap<string, RoleDescription>;
  readonly userPools: readonly UserPool[];
  /** Every value that the files do not tell; `hangingOn` says which of them an answer rests on. */
  readonly unresolved: readonly Unresolved[];
  /** The parts in the fixed form: `login` and `request` make a scenario of them. */
  readonly parts: JsonNode;
}

/** A fault with the text that its span points into. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly source?: SourceText;
}

/** What loading gives: the parts unless there is an error. */
export interface CognitoLoad extends Parsed<LoadedCognito> {
  readonly diagnostics: readonly LocatedDiagnostic[];
}
