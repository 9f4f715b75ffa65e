import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as bulk from '../../src/bulk.ts';
import * as cognito from '../../src/cognito.ts';
import * as index from '../../src/index.ts';
import * as lint from '../../src/lint.ts';
import * as parse from '../../src/parse.ts';

/** The names that a face exports, types included. */
function exportedBy(face: string): { values: string[]; types: string[] } {
  const text = readFileSync(`src/${face}.ts`, 'utf8');
  const lists = [...text.matchAll(/^export (type )?\{([^}]*)\} from '[^']+';$/gm)];
  const names = lists.flatMap(([, type = '', list = '']) =>
    list.split(',').flatMap((name) => (name.trim() === '' ? [] : [type + name.trim()])),
  );
  const types = names.filter((name) => name.startsWith('type '));
  return {
    values: names.filter((name) => !types.includes(name)).sort(),
    types: types.map((name) => name.slice('type '.length)).sort(),
  };
}

describe('a face has re-exports and nothing else', () => {
  test.each(['index', 'parse', 'cognito', 'lint', 'bulk'])('%s', (face) => {
    const text = readFileSync(`src/${face}.ts`, 'utf8');
    const rest = text.replace(/^export (type )?\{[^}]*\} from '[^']+';$/gm, '').trim();
    expect(rest).toBe('');
  });
});

test('`iam-verdict` has these names', () => {
  const { values, types } = exportedBy('index');
  expect(Object.keys(index).sort()).toEqual(values);
  expect(values).toEqual([
    'evaluate',
    'explain',
    'prepare',
    'readPolicy',
    'readRequest',
    'suggestChange',
    'writePolicy',
  ]);
  expect(types).toMatchInlineSnapshot(`
    [
      "Allowed",
      "Change",
      "ClauseExplanation",
      "Decision",
      "Diagnostic",
      "Effect",
      "Evaluation",
      "EvaluationOptions",
      "Explanation",
      "ExplicitDeny",
      "ImplicitDeny",
      "LayerExplanation",
      "MatchedStatement",
      "Note",
      "Organization",
      "Outcome",
      "Parsed",
      "Policy",
      "PolicyExplanation",
      "PolicySet",
      "PolicySlot",
      "PolicyType",
      "Position",
      "Principal",
      "Range",
      "ReadPolicyOptions",
      "Request",
      "Severity",
      "Span",
      "Statement",
      "StatementExplanation",
      "Unknown",
    ]
  `);
});

test('`iam-verdict/parse` has these names', () => {
  const { values, types } = exportedBy('parse');
  expect(Object.keys(parse).sort()).toEqual(values);
  expect(values).toEqual(['parsePolicy', 'positionAt', 'rangeOf']);
  expect(types).toMatchInlineSnapshot(`
    [
      "Diagnostic",
      "ParsePolicyOptions",
      "Parsed",
      "Policy",
      "PolicyType",
      "Position",
      "Range",
      "Severity",
      "SourceText",
      "Span",
      "Statement",
    ]
  `);
});

test('`iam-verdict/cognito` has these names', () => {
  const { values, types } = exportedBy('cognito');
  expect(Object.keys(cognito).sort()).toEqual(values);
  expect(values).toMatchInlineSnapshot(`
    [
      "applyPreTokenGeneration",
      "applyTriggerResponse",
      "checkTriggerResponse",
      "chooseRole",
      "claimsInEvent",
      "guestCeiling",
      "guestSurface",
      "isolation",
      "issueIdToken",
      "logIn",
      "poolToken",
      "principalFor",
      "readCognitoScenario",
      "readTriggerEvent",
      "roleChange",
      "triggerFacts",
      "whatIf",
    ]
  `);
  expect(types).toMatchInlineSnapshot(`
    [
      "AllowedReach",
      "Certainty",
      "ChoiceStep",
      "ClaimValue",
      "Claims",
      "Client",
      "CognitoAnswer",
      "CognitoOptions",
      "CognitoScenario",
      "CutAction",
      "DeniedReach",
      "Grant",
      "Group",
      "GuestCeiling",
      "GuestDoor",
      "GuestSurface",
      "HangingKey",
      "IdentityPair",
      "IdentityPool",
      "IgnoredChange",
      "IsolatedIdentity",
      "Isolation",
      "IsolationOptions",
      "Leak",
      "Login",
      "MappingRule",
      "OpenReach",
      "OwnedEvidence",
      "PoolToken",
      "ReachableAction",
      "RoleChange",
      "RoleChoice",
      "RoleDescription",
      "RoleMapping",
      "ServiceSurface",
      "SessionRequest",
      "SharedGrant",
      "Surface",
      "SurfaceOptions",
      "TokenChange",
      "TokenLogin",
      "TriggerEffect",
      "TriggerEvent",
      "TriggerEventOf",
      "TriggerFacts",
      "TriggerName",
      "TriggerRefusal",
      "TriggerRequest",
      "TriggerResponse",
      "Undecided",
      "User",
      "UserLogin",
      "UserPool",
      "Witness",
    ]
  `);
});

test('`iam-verdict/bulk` has these names', () => {
  const { values, types } = exportedBy('bulk');
  expect(Object.keys(bulk).sort()).toEqual(values);
  expect([values, types]).toEqual([['evaluateAll'], ['EvaluateAllOptions']]);
});

test('`iam-verdict/lint` has these names', () => {
  const { values, types } = exportedBy('lint');
  expect(Object.keys(lint).sort()).toEqual(values);
  expect(values).toMatchInlineSnapshot(`
    [
      "applyFixes",
      "defineRule",
      "fixText",
      "lint",
      "presets",
      "rules",
      "testRule",
    ]
  `);
  expect(types).toMatchInlineSnapshot(`
    [
      "Edit",
      "ExpectedFinding",
      "Finding",
      "Fix",
      "FixKind",
      "Fixed",
      "FixedText",
      "Level",
      "LintDiagnostic",
      "LintOptions",
      "LintResult",
      "LintedPolicy",
      "Place",
      "Preset",
      "Rule",
      "RuleContext",
      "RuleMeta",
      "RuleTestCase",
      "RuleWish",
      "Surroundings",
      "Visitor",
      "WrittenClause",
      "WrittenElement",
      "WrittenPolicy",
      "WrittenPrincipal",
      "WrittenPrincipalEntry",
      "WrittenStatement",
      "WrittenText",
      "WrittenValue",
    ]
  `);
});
