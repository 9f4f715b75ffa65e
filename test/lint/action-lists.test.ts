import { describe, expect, test } from 'vitest';
import {
  commonCredentialActions,
  credentialActions,
  exfiltratingActions,
} from '../../src/catalog/exposing-actions.ts';
import { escalationAmplifiers, escalationSets } from '../../src/catalog/privilege-escalation.ts';
import { findAction, splitAction } from '../../src/lint/facts/actions.ts';
import { minimalSets } from '../../src/lint/facts/escalation.ts';

test('there are 103 ways to more permissions, 75 of which have no other in them', () => {
  expect(escalationSets).toHaveLength(103);
  expect(minimalSets).toHaveLength(75);
  for (const { sources, actions } of escalationSets) {
    expect(sources.length).toBeGreaterThan(0);
    expect(new Set(actions).size).toBe(actions.length);
  }
});

/** Named by others, and not in AWS's list of today. */
const retired = ['connect:GetFederationTokens', 'sso:GetRoleCredentials'];

describe.each([
  ['escalation', escalationSets.flatMap(({ actions }) => actions)],
  ['amplifiers', [...escalationAmplifiers.keys()]],
  ['exfiltration', exfiltratingActions],
  ['credentials', credentialActions],
  ['common credentials', commonCredentialActions],
])('the actions of the list of %s', (_, actions) => {
  test('exist, in AWS’s spelling', () => {
    const unknown = actions.filter((text) => {
      const split = splitAction(text);
      return !split || findAction(split.service, split.name)?.name !== split.name;
    });
    expect(unknown).toEqual(actions.filter((text) => retired.includes(text)));
  });
});
