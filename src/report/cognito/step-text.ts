import type { ChoiceStep, RuleReason, RuleTried } from '../../cognito/role-choice.ts';
import { listed } from '../names.ts';
import { errorText, named, providerKindNames, valueText } from './words.ts';

/** One step of a role choice as a sentence. */
export function stepText(step: ChoiceStep): string {
  switch (step.step) {
    case 'guest-access':
      return step.allowed
        ? 'nobody has signed in, and the pool lets guests in'
        : 'nobody has signed in, and the pool lets no guests in';
    case 'foreign-token':
      return `another pool, ${named(step.tokenPoolId)}, issued the token: what this pool is set to do does not matter`;
    case 'basic-flow':
      return basicFlowText(step);
    case 'provider':
      return providerText(step);
    case 'token':
      return `the token of ${named(step.provider)} is refused: ${errorText(step.problem)}`;
    case 'second-login':
      return `${named(step.provider)} is shown twice`;
    case 'identity':
      return `the identity ${named(step.identityId)} is ${step.state}`;
    case 'mapping':
      return mappingText(step);
    case 'rule':
      return ruleText(step);
    case 'role-claims':
      return roleClaimsText(step);
    case 'saml-roles':
      return `the assertion offers ${step.pairs.map(({ text }) => named(text)).join(', ')}`;
    case 'custom-role':
      return customRoleText(step);
    case 'ambiguous':
      return step.resolution === 'Deny'
        ? 'no single role comes of it, and AmbiguousRoleResolution is Deny: the login is refused'
        : "no single role comes of it, and AmbiguousRoleResolution is AuthenticatedRole: the pool's role for everybody";
    case 'pool-role':
      return step.roleArn === undefined
        ? `the pool has no ${step.role} role`
        : `the pool's ${step.role} role is ${named(step.roleArn)}`;
    case 'caller':
      return `the caller asks STS for ${named(step.roleArn)}`;
    default:
      return step satisfies never;
  }
}

type Step<Name extends ChoiceStep['step']> = Extract<ChoiceStep, { readonly step: Name }>;

function basicFlowText({ allowClassicFlow, roleMappings }: Step<'basic-flow'>): string {
  const open =
    allowClassicFlow === false
      ? 'the pool has switched the basic (classic) flow off'
      : allowClassicFlow === true
        ? 'the pool allows the basic (classic) flow'
        : 'the pool says nothing of the basic (classic) flow, which counts as allowed';
  return roleMappings === 0
    ? open
    : `${open}; it has role mappings, with which the basic flow is refused`;
}

function providerText({ provider, kind, configured, audience }: Step<'provider'>): string {
  const name = `the ${providerKindNames[kind]} ${named(provider)}`;
  if (!configured) return `${name} is none of the pool's`;
  switch (audience) {
    case 'matches':
      return `${name} is one of the pool's, and so is the app that the token was issued to`;
    case 'differs':
      return `${name} is one of the pool's, but the app that the token was issued to is not`;
    case 'absent':
      return `${name} is one of the pool's; the token does not say for which app it was issued`;
    case 'not-checked':
      return `${name} is one of the pool's; for which app the token was issued is not checked`;
    default:
      return audience satisfies never;
  }
}

function mappingText({ provider, key, type, otherClient }: Step<'mapping'>): string {
  const name = named(key ?? provider);
  if (type !== 'none') return `the role mapping of ${name} is of type ${type}`;
  return otherClient === undefined
    ? `there is no role mapping for ${name}`
    : `there is no role mapping for ${name}; the one of ${named(otherClient)} is for another app client`;
}

/** A rule, what it met, and what came of it. */
function ruleText(tried: RuleTried): string {
  const { index, rule } = tried;
  const test = `rule ${index + 1}: ${named(rule.claim)} ${rule.matchType} ${valueText(rule.value)}`;
  if (tried.matches === 'notTried') return `${test}: not tried, an earlier rule matched`;
  const seen = tried.value === undefined ? '' : `, the token has ${valueText(tried.value)}`;
  return `${test}${seen}: ${ruleOutcome(tried)}`;
}

function ruleOutcome({ matches, reason, rule }: RuleTried): string {
  const why = ruleReasons[reason];
  const tail = why === '' ? '' : `, ${why}`;
  switch (matches) {
    case 'yes':
      return `matches${tail}: ${named(rule.roleArn)}`;
    case 'no':
      return `does not match${tail}`;
    case 'unknown':
      return `may match${tail}`;
    case 'notTried':
      return 'not tried';
    default:
      return matches satisfies never;
  }
}

/** Why a rule matched or not; empty where the comparison speaks for itself. */
const ruleReasons = {
  'claim-absent': 'the token has no such claim, and then no rule matches, NotEqual neither',
  'claim-not-usable': 'of the tokens of this provider rules see only iss, aud and sub',
  compared: '',
  'differs-in-case': 'upper and lower case are different letters here',
  'element-is-value': 'one of the list is exactly that',
  'no-element': 'nothing in the list has it',
  list: 'it is a list, and how rules compare with lists is not published',
  object: 'it is an object, and how rules compare with objects is not published',
  'provider-not-documented': 'which claims of this provider rules see is not published',
  'after-match': 'an earlier rule matched',
} as const satisfies Record<RuleReason, string>;

function roleClaimsText({ roles, preferredRole }: Step<'role-claims'>): string {
  const offered =
    roles.length === 0
      ? 'the token has no `cognito:roles`'
      : `\`cognito:roles\` of the token are ${listed(roles.map(named))}`;
  return preferredRole === undefined
    ? `${offered}, and no \`cognito:preferred_role\``
    : `${offered}, and \`cognito:preferred_role\` is ${named(preferredRole)}`;
}

function customRoleText({ customRoleArn, among, found }: Step<'custom-role'>): string {
  const offer =
    among.length === 0 ? 'no role is on offer' : `on offer: ${among.map(named).join(', ')}`;
  const asked = `the caller asks for ${named(customRoleArn)}`;
  switch (found) {
    case 'yes':
      return `${asked}, which it may have`;
    case 'no':
      return `${asked}, which it may not have (${offer})`;
    case 'unknown':
      return `${asked}, and whether it may have that is not known (${offer})`;
    default:
      return found satisfies never;
  }
}
