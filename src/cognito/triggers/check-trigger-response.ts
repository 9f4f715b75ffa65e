import { nodeFromValue } from '../../../grammar/json/from-value.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { collectDiagnostics } from '../../text/collect.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ClaimValue } from '../claims.ts';
import { readPreTokenResponse } from '../read-pre-token-response.ts';
import { isClaimObject } from '../trigger-answer.ts';
import { isScope } from './change-access-token.ts';
import { checkShape } from './check-shape.ts';
import { lambdaVersionOf } from './claims-in-event.ts';
import { shapesOf } from './read-trigger-event.ts';
import type { TriggerEvent, TriggerEventOf } from './trigger-event.ts';
import { triggerFault } from './trigger-faults.ts';

type Add = (diagnostic: Diagnostic) => void;

/**
 * What is wrong with the response part of an event (table 5.3). An error is an answer that Cognito
 * cannot use; everything else is an answer that does less than it says.
 */
export function checkTriggerResponse(event: TriggerEvent): readonly Diagnostic[] {
  const { add, diagnostics } = collectDiagnostics();
  const { response: shape } = shapesOf(event.trigger, event.version);
  const names = namesIn(event.response);
  if (Object.keys(shape.optional).length === 0) {
    if (names.length > 0) add(notRead(event));
    return diagnostics;
  }
  checkShape(nodeFromValue(event.response), shape, ['response'], (diagnostic) => {
    if (!isOtherVersion(event, diagnostic)) add(diagnostic);
  });
  checkMeaning(event, add);
  return diagnostics;
}

function namesIn(response: ClaimValue): readonly string[] {
  return isClaimObject(response) ? Object.keys(response) : [];
}

function hasMember(response: ClaimValue, name: string): boolean {
  return isClaimObject(response) && Object.hasOwn(response, name) && response[name] !== null;
}

function isTrue(response: ClaimValue, name: string): boolean {
  return isClaimObject(response) && Object.hasOwn(response, name) && response[name] === true;
}

function notRead({ trigger }: TriggerEvent): Diagnostic {
  return triggerFault('trigger/not-read', ['response'], `what \`${trigger}\` answers is not read`, {
    help: 'only throwing has an effect, where Cognito waits for the function',
  });
}

function checkMeaning(event: TriggerEvent, add: Add): void {
  switch (event.trigger) {
    case 'PreTokenGeneration':
      checkTokenVersion(event, add);
      checkScopes(event, add);
      return;
    case 'PreSignUp':
      checkSignUp(event, add);
      return;
    case 'UserMigration':
      checkMigration(event, add);
      return;
    case 'InboundFederation':
      checkFederation(event, add);
      return;
    default:
      return;
  }
}

const detailsOf = {
  '1': ['claimsOverrideDetails', 'claimsAndScopeOverrideDetails'],
  others: ['claimsAndScopeOverrideDetails', 'claimsOverrideDetails'],
} as const;

function detailNames(version: string): readonly [string, string] {
  return version === '1' ? detailsOf['1'] : detailsOf.others;
}

/** Told by `checkTokenVersion`, which knows better. */
function isOtherVersion({ trigger, version }: TriggerEvent, { code, path }: Diagnostic): boolean {
  return (
    trigger === 'PreTokenGeneration' &&
    code === 'trigger/unknown-member' &&
    path?.at(-1) === detailNames(version)[1]
  );
}

/** The mistake that is hardest to see: Cognito ignores the whole answer (section 5.2). */
function checkTokenVersion(
  { version, response }: TriggerEventOf<'PreTokenGeneration'>,
  add: Add,
): void {
  const [own, other] = detailNames(version);
  if (!hasMember(response, other)) return;
  const lambdaVersion = version === '1' ? 'V2_0' : 'V1_0';
  add(
    triggerFault(
      'trigger/other-version',
      ['response', other],
      `version ${version} of the event does not read \`${other}\``,
      {
        why: 'Cognito ignores an answer in the shape of another version',
        help: `answer \`${own}\`, or set the trigger's LambdaVersion to ${lambdaVersion}`,
      },
    ),
  );
}

/** A scope with a blank would be two of them; what Cognito makes of it is not published. */
function checkScopes({ version, response }: TriggerEventOf<'PreTokenGeneration'>, add: Add): void {
  const details = readPreTokenResponse(response, lambdaVersionOf({ version }));
  if (typeof details !== 'object' || !details.access) return;
  for (const [index, scope] of details.access.scopesToAdd.entries()) {
    if (isScope(scope)) continue;
    const path = [
      'response',
      'claimsAndScopeOverrideDetails',
      'accessTokenGeneration',
      'scopesToAdd',
      index,
    ];
    add(
      triggerFault('trigger/scope', path, `${quoted(scope)} is no scope and is not added`, {
        why: 'scopes are told apart by blanks',
      }),
    );
  }
}

const verified = [
  ['autoVerifyEmail', 'email'],
  ['autoVerifyPhone', 'phone_number'],
] as const;

function checkSignUp(event: TriggerEventOf<'PreSignUp'>, add: Add): void {
  const { triggerSource, response, request } = event;
  const set = ['autoConfirmUser', ...verified.map(([name]) => name)].filter((name) =>
    isTrue(response, name),
  );
  if (triggerSource === 'PreSignUp_AdminCreateUser') {
    for (const name of set) {
      add(noEffect(name, 'Cognito ignores it for users that an administrator creates'));
    }
    return;
  }
  for (const [name, attribute] of verified) {
    if (set.includes(name) && !Object.hasOwn(request.userAttributes, attribute)) {
      add(noEffect(name, `the user has no \`${attribute}\``));
    }
  }
}

function noEffect(name: string, why: string): Diagnostic {
  return triggerFault('trigger/no-effect', ['response', name], `\`${name}\` has no effect here`, {
    why,
  });
}

/** That is how a function says that it knows no such user. */
function checkMigration({ response }: TriggerEvent, add: Add): void {
  if (hasMember(response, 'userAttributes') || !isClaimObject(response)) return;
  add(
    triggerFault('trigger/no-user', ['response'], 'the answer has no `userAttributes`', {
      why: 'Cognito then makes no user',
    }),
  );
}

function checkFederation({ response }: TriggerEvent, add: Add): void {
  if (hasMember(response, 'userAttributesToMap') || !isClaimObject(response)) return;
  add(
    triggerFault(
      'trigger/missing-member',
      ['response'],
      'the answer has no `userAttributesToMap`',
      { help: 'answer `{}` to keep all attributes' },
    ),
  );
}
