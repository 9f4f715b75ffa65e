import { expect, test } from 'vitest';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { whatIf } from '../../src/cognito/what-if.ts';
import { readCognitoCorpus, scenarioOf } from './cognito-case.ts';

test('of several resource policies none is left out silently', () => {
  const cases = readCognitoCorpus().flatMap((file) => file.cases);
  const guest = cases.find(({ id }) => id === 'C01');
  const scenario = guest && readCognitoScenario(scenarioOf(guest)).value;
  const policy = scenario?.roles.values().next().value?.policies[0];
  if (!scenario || !policy) throw new Error('the corpus has no such case');
  expect(whatIf({ ...scenario, resourcePolicies: [] }).decision).toBe('allowed');
  expect(whatIf({ ...scenario, resourcePolicies: [policy, policy] })).toMatchObject({
    decision: 'indeterminate',
    missing: ['which resource policy applies'],
  });
});
