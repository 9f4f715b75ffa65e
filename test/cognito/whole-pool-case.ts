import { readdirSync, readFileSync } from 'node:fs';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { CognitoScenario } from '../../src/cognito/cognito-scenario.ts';
import type { Witness } from '../../src/cognito/reach.ts';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { type CognitoAnswer, whatIf } from '../../src/cognito/what-if.ts';

/** A case of `corpus/cognito-surface` or `corpus/cognito-isolation`. */
export interface WholePoolCase<Expectation> {
  readonly id: string;
  readonly title: string;
  readonly identityPool: unknown;
  readonly roles: unknown;
  readonly login?: unknown;
  readonly identities?: readonly { identityId: string; tags?: Record<string, string> }[];
  readonly expect: Expectation;
}

export function readCases<Expectation>(folder: string): readonly WholePoolCase<Expectation>[] {
  return readdirSync(folder).flatMap((name) => {
    const { cases }: { cases: WholePoolCase<Expectation>[] } = JSON.parse(
      readFileSync(`${folder}/${name}`, 'utf8'),
    );
    return cases;
  });
}

/** A scenario from JSON that must be readable; guests of the enhanced flow where no login is given. */
export function scenarioOf({
  identityPool,
  roles,
  login = { flow: 'enhanced', logins: [] },
}: Pick<WholePoolCase<unknown>, 'identityPool' | 'roles' | 'login'>): CognitoScenario {
  const { value, diagnostics } = readCognitoScenario({ identityPool, roles, login });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** Asks a witness again, by the way that every single question goes. */
export function replay(
  scenario: Pick<CognitoScenario, 'identityPool' | 'roles' | 'userPools'>,
  login: CognitoScenario['login'],
  { action, resource, context }: Witness,
): CognitoAnswer['decision'] {
  const request = {
    action,
    resource,
    ...(context && { context: nodeFromValue(context) }),
  };
  return whatIf({ ...scenario, login, resourcePolicies: [], request }).decision;
}
